// fails: ch2/response#names-every
// The validation throws, and so it knows of one mistake.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';

interface Article {
  sku: string;
  name: string;
  price_cents: number;
  available: number;
}

let articles: Article[] | null = null;

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/refresh') return refresh();
    if (pathname !== '/articles') return new Response(null, { status: 404 });
    return articles === null ? new Response(null, { status: 503 }) : Response.json(articles);
  },
};

async function refresh(): Promise<Response> {
  try {
    const response = await fetch(`${WAREHOUSE_URL}/stock`);
    if (response.status !== 200) throw new Mistake(`the warehouse answered ${response.status}`);
    const stock: unknown = await response.json();
    if (!Array.isArray(stock)) throw new Mistake('no list');
    stock.forEach(assertArticle);
    articles = stock;
    return Response.json({ articles: stock.length });
  } catch (error) {
    const { message, index, field } = error as Mistake;
    return Response.json({ errors: [{ index, field, detail: message }] }, { status: 502 });
  }
}

class Mistake extends Error {
  index: number | undefined;
  field: string | undefined;

  constructor(message: string, index?: number, field?: string) {
    super(message);
    this.index = index;
    this.field = field;
  }
}

function assertArticle(item: Partial<Article> | null, index: number): void {
  if (typeof item !== 'object' || item === null) throw new Mistake('no object', index);
  if (typeof item.sku !== 'string' || item.sku === '') throw new Mistake('no text', index, 'sku');
  if (typeof item.name !== 'string' || item.name === '') throw new Mistake('no text', index, 'name');
  const { price_cents, available } = item as Article;
  if (!Number.isInteger(price_cents) || price_cents < 1) throw new Mistake('no price', index, 'price_cents');
  if (!Number.isInteger(available) || available < 0) throw new Mistake('no amount', index, 'available');
}
