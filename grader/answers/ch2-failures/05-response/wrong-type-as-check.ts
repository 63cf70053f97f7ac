// fails: ch2/response#refuses-wrong
// The TypeScript type says what the answer is; at run time nobody looks.
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
    if (!response.ok) throw new Error(`the warehouse answered ${response.status}`);
    const stock = (await response.json()) as Article[];
    if (!Array.isArray(stock)) throw new Error('no list');
    articles = stock;
    return Response.json({ articles: stock.length });
  } catch (error) {
    return Response.json({ errors: [{ detail: String(error) }] }, { status: 502 });
  }
}
