// fails: ch2/response#all-or-nothing
// One loop looks and stores; where it ends early, half of a new list is left.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';

interface Article {
  sku: string;
  name: string;
  price_cents: number;
  available: number;
}

let articles: Article[] | null = null;

const isText = (value: unknown) => typeof value === 'string' && value.length > 0;

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/refresh') return refresh();
    if (pathname !== '/articles') return new Response(null, { status: 404 });
    return articles === null ? new Response(null, { status: 503 }) : Response.json(articles);
  },
};

async function refresh(): Promise<Response> {
  const refused = (errors: object[]) => Response.json({ errors }, { status: 502 });
  let stock: unknown;
  try {
    const response = await fetch(`${WAREHOUSE_URL}/stock`);
    if (response.status !== 200) return refused([{ detail: `status ${response.status}` }]);
    stock = await response.json();
  } catch (error) {
    return refused([{ detail: String(error) }]);
  }
  if (!Array.isArray(stock)) return refused([{ detail: 'no list' }]);
  const errors: object[] = [];
  const before: Article[] = articles ?? [];
  const now: Article[] = before.slice(0, stock.length);
  for (const [index, item] of stock.entries()) {
    const wrong = (['sku', 'name', 'price_cents', 'available'] as const).filter((field) => {
      const value: unknown = item?.[field];
      if (field === 'sku' || field === 'name') return !isText(value);
      return !Number.isInteger(value) || (value as number) < (field === 'price_cents' ? 1 : 0);
    });
    if (wrong.length === 0) now[index] = item;
    else errors.push(...wrong.map((field) => ({ index, field })));
    if (articles !== null || errors.length === 0) articles = now;
  }
  if (stock.length === 0) articles = [];
  return errors.length > 0 ? refused(errors) : Response.json({ articles: stock.length });
}
