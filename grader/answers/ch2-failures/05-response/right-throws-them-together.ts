// A class that collects mistakes and throws them all at once; only the known fields are kept.
const { WAREHOUSE_URL = 'http://warehouse' } = process.env;

type Entry = { index?: number; field?: string; detail: string };

class Refused extends Error {
  readonly entries: Entry[];

  constructor(...entries: Entry[]) {
    super('refused');
    this.entries = entries;
  }
}

class Article {
  readonly sku: string;
  readonly name: string;
  readonly price_cents: number;
  readonly available: number;

  constructor(item: unknown, index: number) {
    const { sku, name, price_cents, available } = Object(item) as Record<string, unknown>;
    const wrong: Entry[] = [];
    const need = (field: string, isSound: boolean) =>
      isSound || wrong.push({ index, field, detail: 'out of contract' });
    need('sku', typeof sku === 'string' && sku.length > 0);
    need('name', typeof name === 'string' && name.length > 0);
    need('price_cents', Number.isSafeInteger(price_cents) && Number(price_cents) > 0);
    need('available', Number.isSafeInteger(available) && Number(available) > -1);
    if (wrong.length > 0) throw new Refused(...wrong);
    this.sku = String(sku);
    this.name = String(name);
    this.price_cents = Number(price_cents);
    this.available = Number(available);
  }
}

class Shop {
  #articles: readonly Article[] | undefined;

  async refresh(): Promise<number> {
    const response = await fetch(new URL('/stock', WAREHOUSE_URL), { headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Refused({ detail: `status ${response.status}` });
    const items: unknown = await response.json();
    if (!Array.isArray(items)) throw new Refused({ detail: 'a list was expected' });
    const [fresh, wrong]: [Article[], Entry[]] = [[], []];
    items.forEach((item, index) => {
      try {
        fresh.push(new Article(item, index));
      } catch (error) {
        wrong.push(...(error as Refused).entries);
      }
    });
    if (wrong.length > 0) throw new Refused(...wrong);
    this.#articles = fresh;
    return fresh.length;
  }

  get articles(): Response {
    return this.#articles ? Response.json(this.#articles) : new Response('not yet', { status: 503 });
  }
}

const shop = new Shop();

export default {
  async fetch({ method, url }: Request): Promise<Response> {
    if (method === 'GET' && new URL(url).pathname === '/articles') return shop.articles;
    try {
      return Response.json({ articles: await shop.refresh() });
    } catch (error) {
      const errors = error instanceof Refused ? error.entries : [{ detail: String(error) }];
      return Response.json({ errors }, { status: 502 });
    }
  },
};
