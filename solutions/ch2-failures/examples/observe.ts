/**
 * One call, and everything that can be seen of it: POST /observations asks the warehouse for a reservation and answers with
 * what it observed, in the shape that the exercise `diagnose` reads. Chapter 2 walks through it.
 */
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const LIMIT_MS = Number(process.env.LIMIT_MS ?? 1000);

interface Asked {
  order_id: string;
  sku: string;
  quantity: number;
}

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await observe((await request.json()) as Asked));
  },
};

// #region observe
async function observe(asked: Asked) {
  const { order_id, sku, quantity } = asked;
  const seen = { asked, error: null as string | null, status: null as number | null, body: '', limit_ms: LIMIT_MS };
  const start = performance.now();
  try {
    const response = await fetch(`${WAREHOUSE_URL}/reservations/${order_id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ sku, quantity }),
      // From here to the last byte of the body; then it closes the connection.
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    // The status and the headers are here. The body is not, and may never be.
    seen.status = response.status;
    seen.body = await response.text();
  } catch (error) {
    seen.error = nameOf(error);
  }
  return { ...seen, took_ms: performance.now() - start };
}
// #endregion observe

// #region name
function nameOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError') return 'TimeoutError';
  // fetch says "fetch failed" and keeps the reason in the cause. A body that breaks off has a code of its own.
  return cause?.code === 'ECONNREFUSED' ? 'ECONNREFUSED' : 'ECONNRESET';
}
// #endregion name
