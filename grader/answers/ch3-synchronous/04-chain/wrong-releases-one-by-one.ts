// fails: ch3/chain#unknown-outcome
// Each compensation has its limit, so that waiting for them has one too; one after the other they add up.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);
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
    const limit = limitOf(request.headers.get('Remaining-Ms'));
    if (limit === null) return Response.json({ error: 'Remaining-Ms' }, { status: 400 });
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
      const status = statusFor(error);
      const undone = withdrawAll(begun);
      if (status !== 504) await undone;
      return Response.json({ error: String(error) }, { status });
    }
  },
};

function limitOf(header: string | null): number | null {
  if (header === null) return TIME_LIMIT_MS;
  const milliseconds = Number(header);
  return /^\d+$/.test(header) && milliseconds >= 1 && milliseconds <= 86_400_000 ? milliseconds : null;
}

async function withdrawAll(urls: string[]): Promise<void> {
  for (const url of urls) await withdraw(url);
}

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
