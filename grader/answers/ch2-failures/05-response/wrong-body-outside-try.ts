// fails: ch2/response#unreadable
// Only the request stands in the try; what response.json() throws becomes 500.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';

interface Article {
  sku: string;
  name: string;
  price_cents: number;
  available: number;
}

interface Mistake {
  /** The place in the list, from 0. */
  index: number;
  /** Null where the entry is no object at all. */
  field: string | null;
  detail: string;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isWhole = (value: unknown, least: number): boolean => Number.isInteger(value) && (value as number) >= least;

const RULES: Record<keyof Article, (value: unknown) => boolean> = {
  sku: isText,
  name: isText,
  price_cents: (value) => isWhole(value, 1),
  available: (value) => isWhole(value, 0),
};

let articles: Article[] | null = null;

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/refresh') return refresh();
    if (request.method === 'GET' && pathname === '/articles') {
      return articles ? Response.json(articles) : Response.json({ error: 'nothing taken over yet' }, { status: 503 });
    }
    return Response.json({ error: 'nothing at this path' }, { status: 404 });
  },
};

async function refresh(): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${WAREHOUSE_URL}/stock`);
  } catch (error) {
    return Response.json({ errors: [{ detail: String(error) }] }, { status: 502 });
  }
  if (response.status !== 200) return Response.json({ errors: [{ detail: 'no stock' }] }, { status: 502 });
  const answer: unknown = await response.json();
  if (!Array.isArray(answer)) return Response.json({ errors: [{ detail: 'no list' }] }, { status: 502 });
  const errors = answer.flatMap(mistakesIn);
  if (errors.length > 0) return Response.json({ errors }, { status: 502 });
  articles = answer;
  return Response.json({ articles: answer.length });
}

function mistakesIn(entry: unknown, index: number): Mistake[] {
  if (typeof entry !== 'object' || entry === null) return [{ index, field: null, detail: 'no object' }];
  const fields = entry as Record<string, unknown>;
  return Object.entries(RULES)
    .filter(([field, isSound]) => !isSound(fields[field]))
    .map(([field]) => ({ index, field, detail: `received ${JSON.stringify(fields[field])}` }));
}
