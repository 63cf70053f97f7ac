// fails: ch2/response#accepts-sound
// !value stands for "is missing", and is true for 0 as well: a sold-out article is refused.
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
  const stock = await fetch(`${WAREHOUSE_URL}/stock`)
    .then((response) => (response.status === 200 ? response.json() : null))
    .catch(() => null);
  if (!Array.isArray(stock)) return Response.json({ errors: [{ detail: 'no list' }] }, { status: 502 });
  const errors: { index: number; field?: string }[] = [];
  for (const [index, item] of stock.entries()) {
    if (typeof item !== 'object' || !item) {
      errors.push({ index });
      continue;
    }
    for (const field of ['sku', 'name'] as const) {
      if (!item[field] || typeof item[field] !== 'string') errors.push({ index, field });
    }
    for (const field of ['price_cents', 'available'] as const) {
      if (!item[field] || !Number.isInteger(item[field]) || item[field] < 0) errors.push({ index, field });
    }
  }
  if (errors.length > 0) return Response.json({ errors }, { status: 502 });
  articles = stock;
  return Response.json({ articles: stock.length });
}
