/** ch3/chain: reserves, then charges, in the time that the caller has left; takes back what an unfinished order did. */
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);
const RELEASE_LIMIT_MS = Number(process.env.RELEASE_LIMIT_MS ?? 1000);
const DAY_MS = 86_400_000;

interface Order {
  order_id: string;
  sku: string;
  quantity: number;
  amount_cents: number;
  currency: string;
}

/** An answer 4xx: the other service understood and did nothing. After any other failure nobody knows. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const limit = limitOf(request.headers.get('Remaining-Ms'));
    if (limit === null) {
      return Response.json({ error: 'Remaining-Ms must be a whole number from 1 to 86400000' }, { status: 400 });
    }
    // From here on the deadline is an instant of our own clock, and no other service has to share it. performance.now
    // only goes forward; the time of day may be set while an order is under way.
    const deadline = performance.now() + limit;
    // One signal for the whole order: it aborts when time is up or when the caller hangs up, whichever comes first.
    const signal = AbortSignal.any([AbortSignal.timeout(limit), request.signal]);
    /** What was asked and not refused: it may have happened, whatever we hear of it. */
    const begun: string[] = [];

    async function put<T>(url: string, body: object): Promise<T> {
      const remaining = Math.floor(deadline - performance.now());
      begun.push(url);
      // An aborted signal keeps fetch from starting at all: nothing begins after the deadline.
      const response = await fetch(url, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'Remaining-Ms': String(Math.max(1, remaining)) },
        body: JSON.stringify(body),
        signal,
      });
      if (response.status >= 400 && response.status < 500) {
        // Nothing to take back; and what has this id may belong to an earlier order.
        begun.pop();
        throw new Refused(response.status);
      }
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return (await response.json()) as T;
    }

    try {
      const { order_id, sku, quantity, amount_cents, currency } = (await request.json()) as Order;
      const id = encodeURIComponent(order_id);
      const { shelf } = await put<{ shelf: string }>(`${WAREHOUSE_URL}/reservations/${id}`, { sku, quantity });
      const { receipt } = await put<{ receipt: string }>(`${BILLING_URL}/charges/${id}`, { amount_cents, currency });
      return Response.json({ order_id, shelf, receipt }, { status: 201 });
    } catch (error) {
      // Not awaited: whoever waits for this answer may have no time left, and the outcome of the order is settled.
      // (If this process dies now, a release is lost: chapter 6, "outbox", mends that.)
      for (const url of begun) void withdraw(url);
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

/** The milliseconds that the caller has left; null where it sent something else. */
function limitOf(header: string | null): number | null {
  // Without a word from the caller there is still a limit: ours.
  if (header === null) return TIME_LIMIT_MS;
  const milliseconds = Number(header);
  return /^\d+$/.test(header) && milliseconds >= 1 && milliseconds <= DAY_MS ? milliseconds : null;
}

/**
 * Takes back what may have happened at `url`. A DELETE that finds nothing does no harm, and one that overtakes its PUT
 * wins. It is owed after the deadline too, so that it has a limit of its own.
 */
async function withdraw(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'DELETE', signal: AbortSignal.timeout(RELEASE_LIMIT_MS) });
  } catch (error) {
    // The client must hear why its order failed, not this. A person has to know, though.
    console.error(`not withdrawn: ${url}`, error);
  }
}

function statusFor(error: unknown): number {
  if (error instanceof Refused && (error.status === 409 || error.status === 422)) return error.status;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
