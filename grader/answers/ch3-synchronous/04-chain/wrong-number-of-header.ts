// fails: ch3/chain#reads-limit
// Number() reads any header; of a missing one it makes 0, of a word NaN.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
const RELEASE_LIMIT_MS = Number(process.env.RELEASE_LIMIT_MS ?? 1000);

interface Order {
  order_id: string;
  sku: string;
  quantity: number;
  amount_cents: number;
  currency: string;
}

class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const limit = Number(request.headers.get('Remaining-Ms'));
    const deadline = performance.now() + limit;
    const signal = AbortSignal.any([AbortSignal.timeout(limit), request.signal]);
    const begun: string[] = [];

    async function put<T>(url: string, body: object): Promise<T> {
      begun.push(url);
      const response = await fetch(url, {
        method: 'PUT',
        headers: {
          'Content-Type': 'application/json',
          'Remaining-Ms': String(Math.max(1, Math.floor(deadline - performance.now()))),
        },
        body: JSON.stringify(body),
        signal,
      });
      if (response.status >= 400 && response.status < 500) {
        begun.pop();
        throw new Refused(response.status);
      }
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return (await response.json()) as T;
    }

    try {
      const { order_id, sku, quantity, amount_cents, currency } = (await request.json()) as Order;
      const reservation = `${WAREHOUSE_URL}/reservations/${order_id}`;
      const charge = `${BILLING_URL}/charges/${order_id}`;
      const { shelf } = await put<{ shelf: string }>(reservation, { sku, quantity });
      const { receipt } = await put<{ receipt: string }>(charge, { amount_cents, currency });
      return Response.json({ order_id, shelf, receipt }, { status: 201 });
    } catch (error) {
      for (const url of begun) void withdraw(url);
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

async function withdraw(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'DELETE', signal: AbortSignal.timeout(RELEASE_LIMIT_MS) });
  } catch (error) {
    console.error(`not withdrawn: ${url}`, error);
  }
}

function statusFor(error: unknown): number {
  if (error instanceof Refused && (error.status === 409 || error.status === 422)) return error.status;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
