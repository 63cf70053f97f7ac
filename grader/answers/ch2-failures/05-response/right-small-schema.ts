// A small schema of functions from a value to complaints; promises without async and await.
const stockUrl = `${process.env.WAREHOUSE_URL ?? 'http://warehouse'}/stock`;

interface Complaint {
  path: (string | number)[];
  says: string;
}
type Schema = (value: unknown, path: (string | number)[]) => Complaint[];

const rule =
  (says: string, holds: (value: unknown) => boolean): Schema =>
  (value, path) =>
    holds(value) ? [] : [{ path, says }];
const text = rule('a text', (value) => typeof value === 'string' && /./su.test(value));
const wholeFrom = (least: number) =>
  rule(`a whole number from ${least}`, (value) => typeof value === 'number' && value % 1 === 0 && value >= least);
const object =
  (fields: Record<string, Schema>): Schema =>
  (value, path) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.keys(fields).flatMap(
          (name) => fields[name]?.((value as Record<string, unknown>)[name], [...path, name]) ?? [],
        )
      : [{ path, says: 'an object' }];
const list =
  (of: Schema): Schema =>
  (value, path) =>
    Array.isArray(value) ? value.flatMap((one, index) => of(one, [...path, index])) : [{ path, says: 'a list' }];

const stock = list(object({ sku: text, name: text, price_cents: wholeFrom(1), available: wholeFrom(0) }));

let current: Response | null = null;

function refresh(): Promise<Response> {
  return fetch(stockUrl)
    .then((response) => {
      if (response.status === 200) return response.text();
      throw new Error(`status ${response.status}`);
    })
    .then((body) => {
      const value = JSON.parse(body);
      const complaints = stock(value, []);
      if (complaints.length === 0) {
        current = Response.json(value);
        return Response.json({ articles: value.length });
      }
      const errors = complaints.map(({ path: [index, field], says }) => ({ index, field, expected: says }));
      return Response.json({ errors }, { status: 502 });
    })
    .catch((error) => Response.json({ errors: [{ message: `${error}` }] }, { status: 502 }));
}

function articles(): Response {
  return current?.clone() ?? Response.json({ title: 'No stock yet' }, { status: 503 });
}

export default { fetch: (request: Request) => (request.url.endsWith('/refresh') ? refresh() : articles()) };
