/**
 * The five kinds of fault of the unit (after van Steen and Tanenbaum), each in its variants. A fault is put between
 * the service under test and one simulated host; it counts how often it fired, and a check whose fault never fired
 * could not tell.
 */
import { type WireReply, withBody, withHeader } from './wire.ts';

export type Family = 'crash' | 'omission' | 'timing' | 'response' | 'arbitrary';

/** Which requests a fault applies to. */
export interface Selection {
  /** Only requests for which this is true; all, where absent. */
  readonly only?: (request: Request) => boolean;
  /** How many requests it applies to, the first ones; all, where absent. */
  readonly times?: number;
}

export interface Fault {
  readonly family: Family;
  /** Its variant: `refused`, `reply-lost`, `late`… */
  readonly variant: string;
  readonly selection: Selection;
  /** What it does to the request on its way: it never arrives, or the host's port is closed. */
  readonly request?: 'lost' | 'refused';
  /** What it does to the reply. */
  readonly reply?: (reply: WireReply) => WireReply;
}

const fault = (
  family: Family,
  variant: string,
  effect: Pick<Fault, 'request' | 'reply'>,
  selection: Selection = {},
): Fault => ({ family, variant, selection, ...effect });

/** Crash: nothing listens any more; the caller is told at once (ECONNREFUSED). */
export const refused = (selection?: Selection): Fault => fault('crash', 'refused', { request: 'refused' }, selection);

/** Crash after the request was carried out: the connection closes before the reply's first byte (ECONNRESET). */
export const hungUp = (selection?: Selection): Fault =>
  fault('crash', 'hung-up', { reply: (reply) => ({ ...reply, ending: 'hung-up' }) }, selection);

/** Crash in mid-body: status and half of the body arrive, then the connection breaks. */
export const resetMidBody = (selection?: Selection): Fault =>
  fault('crash', 'reset-mid-body', { reply: (reply) => ({ ...reply, ending: 'reset' }) }, selection);

/** Omission: the request never arrives; the host does nothing. */
export const requestLost = (selection?: Selection): Fault =>
  fault('omission', 'request-lost', { request: 'lost' }, selection);

/** Omission: the host carries the request out, its reply never arrives. */
export const replyLost = (selection?: Selection): Fault =>
  fault('omission', 'reply-lost', { reply: (reply) => ({ ...reply, ending: 'lost' }) }, selection);

/** Omission: status, headers and half of the body arrive, the rest never does. */
export const bodyStalls = (selection?: Selection): Fault =>
  fault('omission', 'body-stalls', { reply: (reply) => ({ ...reply, ending: 'stalled' }) }, selection);

/** Timing: the reply takes `milliseconds` in all. */
export const late = (milliseconds: number, selection?: Selection): Fault =>
  fault('timing', 'late', { reply: (reply) => ({ ...reply, after: milliseconds }) }, selection);

/** Timing: status and headers come as usual, the body in parts over `milliseconds`. */
export const dripping = (milliseconds: number, selection?: Selection): Fault =>
  fault('timing', 'dripping', { reply: (reply) => ({ ...reply, over: milliseconds }) }, selection);

/** Timing: the reply takes no time at all, and so overtakes every other. */
export const early = (selection?: Selection): Fault =>
  fault('timing', 'early', { reply: (reply) => ({ ...reply, after: 0 }) }, selection);

/** Response: another status, with problem details as its body. */
export const status = (code: number, selection?: Selection & { headers?: Record<string, string> }): Fault =>
  fault(
    'response',
    'status',
    {
      reply: (reply) => {
        const body = JSON.stringify({ type: 'about:blank', title: 'Simulated failure', status: code });
        let answer: WireReply = { ...withBody(reply, body), status: code };
        answer = withHeader(answer, 'content-type', 'application/problem+json');
        for (const [name, value] of Object.entries(selection?.headers ?? {})) answer = withHeader(answer, name, value);
        return answer;
      },
    },
    selection,
  );

/** Response: `field` is missing from the answer, or from one of its items where it is a list. */
export const missingField = (field: string, selection?: Selection): Fault =>
  fault('response', 'missing-field', { reply: onOneItem((item) => delete item[field]) }, selection);

/** Response: `field` has the value `value`, of a type that the contract does not allow. */
export const wrongType = (field: string, value: unknown, selection?: Selection): Fault =>
  fault(
    'response',
    'wrong-type',
    {
      reply: onOneItem((item) => {
        item[field] = value;
      }),
    },
    selection,
  );

/** Response: parsed, changed by `change` into something that the contract does not allow, and sent. */
export const malformed = (change: (answer: unknown) => unknown, selection?: Selection): Fault =>
  fault('response', 'malformed', { reply: changed(change) }, selection);

/** Response: `status` and `body` of type `type`, whatever the host answered. */
export const instead = (status: number, type: string, body: string, selection?: Selection): Fault =>
  fault(
    'response',
    'instead',
    { reply: (reply) => withHeader({ ...withBody(reply, body), status }, 'content-type', type) },
    selection,
  );

/** Response: the JSON ends in the middle, though the transfer was complete. */
export const truncated = (selection?: Selection): Fault =>
  fault(
    'response',
    'truncated',
    { reply: (reply) => withBody(reply, reply.body.subarray(0, Math.floor(reply.body.length / 2))) },
    selection,
  );

/** Response: status 200 with an HTML page, as a proxy in between would answer. */
export const notJson = (selection?: Selection): Fault =>
  fault(
    'response',
    'not-json',
    {
      reply: (reply) =>
        withHeader(
          { ...withBody(reply, '<!doctype html><title>Maintenance</title><p>Back soon.</p>'), status: 200 },
          'content-type',
          'text/html; charset=utf-8',
        ),
    },
    selection,
  );

/** Arbitrary: well-formed and false; `change` gets the parsed answer and returns the false one. */
export const falsified = (change: (answer: unknown) => unknown, selection?: Selection): Fault =>
  fault('arbitrary', 'falsified', { reply: changed(change) }, selection);

function changed(change: (answer: unknown) => unknown): (reply: WireReply) => WireReply {
  return (reply) => withBody(reply, JSON.stringify(change(JSON.parse(reply.body.toString('utf8')))));
}

/** Applies `change` to a JSON answer: to the object, or to the item in the middle of a list. */
function onOneItem(change: (item: Record<string, unknown>) => void): (reply: WireReply) => WireReply {
  return (reply) => {
    const answer = JSON.parse(reply.body.toString('utf8'));
    const item = Array.isArray(answer) ? answer[Math.floor(answer.length / 2)] : answer;
    if (typeof item === 'object' && item !== null) change(item);
    return withBody(reply, JSON.stringify(answer));
  };
}
