// A saga written out step by step; compensations are awaited while there is time, and the deadline is a Date.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);
const RELEASE_LIMIT_MS = Number(process.env.RELEASE_LIMIT_MS ?? 1000);

type Outcome =
  | { kind: 'done'; body: Record<string, unknown> }
  | { kind: 'refused'; status: number }
  | { kind: 'unknown' };

const problem = (status: number, title: string): Response => Response.json({ status, title }, { status });

async function put(url: string, body: object, deadline: number, signal: AbortSignal): Promise<Outcome> {
  const left = deadline - Date.now();
  if (left <= 0 || signal.aborted) return { kind: 'unknown' };
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'remaining-ms': left.toFixed(0) },
      body: JSON.stringify(body),
      signal,
    });
    if (response.ok) return { kind: 'done', body: (await response.json()) as Record<string, unknown> };
    await response.body?.cancel();
    return response.status < 500 ? { kind: 'refused', status: response.status } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}

async function release(url: string): Promise<void> {
  await fetch(url, { method: 'DELETE', signal: AbortSignal.timeout(RELEASE_LIMIT_MS) }).catch(() => undefined);
}

/** Resolves when all is released or the deadline is there, whichever comes first. */
async function undo(urls: string[], deadline: number): Promise<void> {
  const left = new Promise((resolve) => setTimeout(resolve, deadline - Date.now()));
  await Promise.race([Promise.all(urls.map(release)), left]);
}

function failure(outcome: Exclude<Outcome, { kind: 'done' }>, deadline: number): Response {
  if (outcome.kind === 'refused' && [409, 422].includes(outcome.status)) return problem(outcome.status, 'refused');
  return Date.now() >= deadline ? problem(504, 'too late') : problem(502, 'a service failed');
}

export default {
  async fetch(request: Request): Promise<Response> {
    const sent = request.headers.get('remaining-ms') ?? String(TIME_LIMIT_MS);
    if (!/^[1-9]\d{0,7}$/.test(sent) || Number(sent) > 86_400_000) return problem(400, 'bad Remaining-Ms');
    const deadline = Date.now() + Number(sent);
    const order = await request.json();
    const reservation = `${WAREHOUSE_URL}/reservations/${order.order_id}`;
    const charge = `${BILLING_URL}/charges/${order.order_id}`;
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(Number(sent))]);

    const kept = await put(reservation, { sku: order.sku, quantity: order.quantity }, deadline, signal);
    if (kept.kind !== 'done') {
      if (kept.kind === 'unknown') await undo([reservation], deadline);
      return failure(kept, deadline);
    }
    const { amount_cents, currency } = order;
    const paid = await put(charge, { amount_cents, currency }, deadline, signal);
    if (paid.kind !== 'done') {
      await undo([reservation, ...(paid.kind === 'unknown' ? [charge] : [])], deadline);
      return failure(paid, deadline);
    }
    return Response.json(
      { order_id: order.order_id, shelf: kept.body.shelf, receipt: paid.body.receipt },
      { status: 201 },
    );
  },
};
