// The attempts as an asynchronous generator; what was heard is added up at the end.
import { setTimeout as wait } from 'node:timers/promises';

type Heard = Response | 'no' | 'maybe';

class Training {
  readonly #url = new URL('/trainings', process.env.TRAINING_URL ?? 'http://training');
  readonly #limit = Number(process.env.TIME_LIMIT_MS ?? 1000);
  readonly #pause = Number(process.env.PAUSE_MS ?? 200);
  readonly #attempts = Number(process.env.ATTEMPTS ?? 3);

  async *ask(body: string): AsyncGenerator<Heard> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `${Date.now()}-${crypto.randomUUID()}` };
    for (let left = this.#attempts; left > 0; left -= 1) {
      const request = new Request(this.#url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(this.#limit),
      });
      yield await this.#once(request);
      if (left > 1) await wait(this.#pause);
    }
  }

  #once(request: Request): Promise<Heard> {
    return fetch(request)
      .then(async (response): Promise<Heard> => {
        if (response.status === 409 || response.status >= 500) return 'maybe';
        if (response.status >= 400) return Response.json({ outcome: 'not-executed' }, { status: 422 });
        return Response.json(await response.json(), { status: 201 });
      })
      .catch((error: Error & { cause?: { code?: string } }): Heard => {
        return error.cause?.code === 'ECONNREFUSED' ? 'no' : 'maybe';
      });
  }
}

const training = new Training();

async function train(request: Request): Promise<Response> {
  const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
  const { focus, minutes } = (await request.json()) as Record<string, unknown>;
  const heard = new Set<string>();
  for await (const one of training.ask(JSON.stringify({ team_id, focus, minutes }))) {
    if (one instanceof Response) return one;
    heard.add(one);
  }
  const outcome = heard.has('maybe') ? 'unknown' : 'not-executed';
  return Response.json({ outcome }, { status: outcome === 'unknown' ? 504 : 503 });
}

export default { fetch: train };
