/**
 * ch2/response: POST /refresh takes over what the warehouse says it has, GET /articles tells what was taken over.
 *
 *   GET {WAREHOUSE_URL}/stock   200 [{ sku, name, price_cents, available }, …]: so says its contract
 *
 * Chapter 2, section "response", says what is sound and what your service answers to all else.
 * Grade it: npm run grade ch2/response
 */
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';

interface Article {
  sku: string;
  name: string;
  price_cents: number;
  available: number;
}

/** What was taken over last. */
let articles: Article[] = [];

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/refresh') return refresh();
    if (request.method === 'GET' && pathname === '/articles') return Response.json(articles);
    return Response.json({ error: 'nothing at this path' }, { status: 404 });
  },
};

async function refresh(): Promise<Response> {
  const response = await fetch(`${WAREHOUSE_URL}/stock`);
  const answer: unknown = await response.json();

  // TODO: is every article in `answer` what its contract says? Take over all of them, or nothing, and name what is wrong.
  void answer;
  articles = [];

  return Response.json({ errors: [] }, { status: 502 });
}
