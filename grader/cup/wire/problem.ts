import { json } from './json.ts';

/** One thing that is wrong with a request, and where. */
export interface Mistake {
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** The parameter, header or field; `lines[0].sku` for one inside another. */
  readonly name: string;
  readonly detail: string;
}

/** The body of every error answer: RFC 9457, with the mistakes named. */
export interface Problem {
  /** `https://cup.example/problems/<code>`: what a program compares. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What a person reads: the value received and what was expected. */
  readonly detail: string;
  readonly errors?: readonly Mistake[];
}

/** Every code and its title; a code has one meaning on all hosts. */
export const problemTitles = {
  'malformed-request': 'The request cannot be understood',
  'unknown-route': 'There is nothing at this path',
  'method-not-allowed': 'This path does not answer this method',
  'unsupported-media-type': 'The body must be JSON',
  'key-missing': 'This request needs an Idempotency-Key',
  'key-reused': 'This Idempotency-Key was used with another body',
  'still-running': 'The first request with this Idempotency-Key is still running',
  'too-many-ids': 'Too many ids in one request',
  'unknown-team': 'There is no such team',
  'unknown-player': 'There is no such player',
  'unknown-country': 'There is no such country in the Cup',
  'unknown-match': 'There is no such match',
  'unknown-sku': 'The warehouse does not keep this',
  'unknown-entry': 'There is nothing with this id',
  'other-content': 'This id is taken by other content',
  withdrawn: 'This was withdrawn before',
  'already-done': 'It is done and cannot be cancelled',
  'not-enough-players': 'Nobody to train',
  'pitch-closed': 'The pitch is closed',
  'out-of-stock': 'Not enough in stock',
  declined: 'The charge was declined',
  'unknown-caller': 'Who asks is not known',
  'not-permitted': 'Who asks may not see this',
} as const;

export type ProblemCode = keyof typeof problemTitles;

/** The URI that stands in `type`. */
export function problemType(code: ProblemCode): string {
  return `https://cup.example/problems/${code}`;
}

/** An error answer: `application/problem+json`. */
export function problem(
  status: number,
  code: ProblemCode,
  detail: string,
  more: { errors?: readonly Mistake[]; headers?: Record<string, string> } = {},
): Response {
  const body: Problem = {
    type: problemType(code),
    title: problemTitles[code],
    status,
    detail,
    ...(more.errors ? { errors: more.errors } : {}),
  };
  return json(body, {
    status,
    headers: { ...more.headers, 'Content-Type': 'application/problem+json' },
  });
}

/** Thrown by whatever reads a request; `serve` answers with it. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`refused with ${response.status}`);
    this.name = 'Refusal';
    this.response = response;
  }
}

/** Ends the handling of a request with an error answer. */
export function refuse(...problemOf: Parameters<typeof problem>): never {
  throw new Refusal(problem(...problemOf));
}

/** Ends it with 400 `malformed-request`; the mistakes are told in `errors` and, in one sentence, in `detail`. */
export function refuseMalformed(errors: readonly Mistake[]): never {
  const detail = errors.map((mistake) => `${mistake.name} (${mistake.in}): ${mistake.detail}`).join('; ');
  return refuse(400, 'malformed-request', `${detail}.`, { errors });
}
