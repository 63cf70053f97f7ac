import { after } from '../../network/host.ts';
import { json } from './json.ts';
import { refuse, refuseMalformed } from './problem.ts';
import type { Call } from './serve.ts';

export const keyHeader = 'Idempotency-Key';

/** An answer that can be given again. */
export interface Outcome {
  readonly status: number;
  readonly body: object;
  readonly headers?: Record<string, string>;
}

interface Remembered {
  readonly print: string;
  readonly outcome: Outcome;
  /** Until then the first request is still being worked on. */
  readonly until: number;
}

/**
 * The request's Idempotency-Key, quotes taken off (RFC drafts write it as a quoted string, most clients do not);
 * undefined where there is none, 400 where it is empty or longer than 255 characters.
 */
export function keyOf({ request }: Call): string | undefined {
  const sent = request.headers.get(keyHeader);
  if (sent === null) return undefined;
  const key = sent.replace(/^"(.*)"$/, '$1');
  if (key !== '' && key.length <= 255) return key;
  return refuseMalformed([{ in: 'header', name: keyHeader, detail: 'must have 1 to 255 characters' }]);
}

/** 400 `key-missing`, for routes that cannot do without. */
export function requiredKeyOf(call: Call): string {
  const key = keyOf(call);
  if (key !== undefined) return key;
  const detail = `${call.request.method} ${call.url.pathname} has an effect; send an ${keyHeader}.`;
  return refuse(400, 'key-missing', detail, {
    errors: [{ in: 'header', name: keyHeader, detail: 'is required' }],
  });
}

/**
 * What was answered to each key. The same key with the same body gets the first answer again and no second effect,
 * with another body 422 `key-reused`, while the first request is running 409 `still-running`.
 */
export class Keys {
  readonly #answers = new Map<string, Remembered>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Answers for `key`, `takes` virtual milliseconds later; `work` runs at most once a key, and not where it throws. */
  once(key: string, body: object, takes: number, work: () => Outcome): Response {
    const print = canonical(body);
    const known = this.#answers.get(key);
    if (known && known.print !== print) {
      refuse(422, 'key-reused', `${keyHeader} "${key}" came with ${known.print} before and with ${print} now.`);
    }
    if (known && this.#now() < known.until) {
      const seconds = Math.ceil((known.until - this.#now()) / 1000);
      const detail = `The request with ${keyHeader} "${key}" arrived and has not been answered yet.`;
      refuse(409, 'still-running', detail, { headers: { 'Retry-After': String(seconds) } });
    }
    if (known) return responseOf(known.outcome);
    const outcome = work();
    this.#answers.set(key, { print, outcome, until: this.#now() + takes });
    return after(takes, responseOf(outcome));
  }
}

/** A fresh response with the outcome in it. */
export function responseOf({ status, body, headers }: Outcome): Response {
  return json(body, { status, ...(headers ? { headers } : {}) });
}

/** JSON with its keys sorted: two bodies that say the same are the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
