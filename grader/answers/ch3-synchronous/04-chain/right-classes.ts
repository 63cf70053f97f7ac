// Objects, one AbortController with a timer that is cleared; compensation in the reverse order, after the answer.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);
const RELEASE_LIMIT_MS = Number(process.env.RELEASE_LIMIT_MS ?? 1000);

class Failure extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

class Deadline {
  readonly #at: number;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  expired = false;

  constructor(milliseconds: number, caller: AbortSignal) {
    this.#at = performance.now() + milliseconds;
    this.#timer = setTimeout(() => {
      this.expired = true;
      this.#controller.abort();
    }, milliseconds);
    caller.addEventListener('abort', () => this.#controller.abort());
  }
  get remaining(): number {
    return Math.ceil(this.#at - performance.now());
  }
  get signal(): AbortSignal {
    return this.#controller.signal;
  }
  end(): void {
    clearTimeout(this.#timer);
  }
}

class Step {
  readonly #url: string;
  readonly #body: object;
  isMine = false;

  constructor(url: string, body: object) {
    this.#url = url;
    this.#body = body;
  }

  async run(deadline: Deadline): Promise<Record<string, string>> {
    if (deadline.remaining < 1) throw new Failure(504, 'no time left');
    this.isMine = true;
    const response = await fetch(
      new Request(this.#url, {
        method: 'PUT',
        headers: new Headers({ 'Content-Type': 'application/json', 'Remaining-Ms': `${deadline.remaining}` }),
        body: JSON.stringify(this.#body),
        signal: deadline.signal,
      }),
    );
    const text = await response.text();
    if (response.status === 200 || response.status === 201) return JSON.parse(text);
    if (response.status < 500) this.isMine = false;
    throw new Failure(response.status === 409 || response.status === 422 ? response.status : 502, text);
  }

  undo(): void {
    if (!this.isMine) return;
    fetch(this.#url, { method: 'DELETE', signal: AbortSignal.timeout(RELEASE_LIMIT_MS) }).then(
      (response) => response.body?.cancel(),
      (error) => console.warn(error),
    );
  }
}

class Orders {
  async fetch(request: Request): Promise<Response> {
    const header = request.headers.get('Remaining-Ms');
    const limit = header === null ? TIME_LIMIT_MS : Number(header);
    if (!Number.isInteger(limit) || limit < 1 || limit > 86_400_000) return new Response(null, { status: 400 });
    const deadline = new Deadline(limit, request.signal);
    const order = await request.json();
    const steps = [
      new Step(`${WAREHOUSE_URL}/reservations/${order.order_id}`, { sku: order.sku, quantity: order.quantity }),
      new Step(`${BILLING_URL}/charges/${order.order_id}`, {
        amount_cents: order.amount_cents,
        currency: order.currency,
      }),
    ];
    try {
      let answer: Record<string, string> = {};
      for (const step of steps) answer = { ...answer, ...(await step.run(deadline)) };
      const { shelf, receipt } = answer;
      return Response.json({ order_id: order.order_id, shelf, receipt }, { status: 201 });
    } catch (error) {
      for (const step of steps.toReversed()) step.undo();
      const status = deadline.expired ? 504 : error instanceof Failure ? error.status : 502;
      return Response.json({ message: String(error) }, { status });
    } finally {
      deadline.end();
    }
  }
}

export default new Orders();
