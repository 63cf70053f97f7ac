/**
 * A request and its reply, one operation at a time, the caller waiting for it. A caller that retries makes three attempts
 * with full jitter; what is kept is sent again every minute. Times are virtual milliseconds.
 */
import type { Random } from '../../../base/random.ts';
import { exponential } from '../statistics.ts';
import type { Decision } from './decision.ts';
import { isCutOff, MINUTE, type Situation, type Troubles, within } from './situation.ts';

export const ATTEMPTS = 3;
/** Virtual ms of the first pause at most, doubled for each further one. */
export const BACKOFF = 100;
/** How often what is kept is sent again. */
export const RESEND = MINUTE;
/** Far more than any outage lasts: who is never answered within a minute never will be. */
const MOST_RESENDS = 300;

export interface Contact {
  /** So long whoever asked was held. */
  readonly held: number;
  /** After so long it knew what became of it; null: never. */
  readonly answer: number | null;
  /** What it was told in the end. `without`: to go on without it. */
  readonly told: 'done' | 'failed' | 'without' | 'accepted';
  /** When it was done; more than once where nobody recognised a repetition. */
  readonly executions: readonly number[];
  /** Whether what was done is undone again. */
  readonly withdrawn: boolean;
  readonly messages: number;
}

/** What a run takes for granted while one operation goes its way. */
export interface Setting {
  readonly situation: Situation;
  readonly decision: Decision;
  readonly troubles: Troubles;
  readonly random: Random;
}

interface Attempt {
  readonly end: number;
  readonly outcome: 'answered' | 'refused' | 'unknown';
  readonly execution: number | null;
}

/** One request to a receiver, begun at `at`. `earlier`: when the same key was executed before, or will be. */
function attempt({ situation, troubles, random }: Setting, at: number, limit: number, earlier: number | null): Attempt {
  const trip = random.integer(5, 25);
  const lost = random.fraction() < situation.repliesLost;
  const work = workFor(situation, troubles, random, at);
  if (within(troubles.down, at)) return { end: at + trip, outcome: 'refused', execution: null };
  const finish = earlier === null ? at + trip + work : Math.max(at + trip, earlier);
  const crash = isCutOff(situation, troubles, at, finish);
  const execution = crash
    ? beforeCrash(at, finish, troubles.down.from, random)
    : Number.isFinite(finish)
      ? finish
      : null;
  const seen = crash ? troubles.down.from : lost ? Number.POSITIVE_INFINITY : finish;
  if (seen - at > limit) return { end: at + limit, outcome: 'unknown', execution };
  return { end: seen, outcome: crash || lost ? 'unknown' : 'answered', execution };
}

/** How long a receiver takes for what it begins at `at`. */
export function workFor({ work, slow }: Situation, troubles: Troubles, random: Random, at: number): number {
  const usual = work(random);
  return slow && within(troubles.slow, at) ? exponential(random, slow.work) : usual;
}

/** The effect comes somewhere within the work: when, if that was before the crash. */
export function beforeCrash(begin: number, finish: number, crash: number, random: Random): number | null {
  const moment = Number.isFinite(finish) ? begin + (finish - begin) * random.fraction() : Number.POSITIVE_INFINITY;
  return moment < crash ? moment : null;
}

interface Attempts extends Attempt {
  readonly executions: readonly number[];
  readonly count: number;
}

/** The attempts of a caller, until one is answered or there are no more. */
function attempts(setting: Setting, at: number, limit: number): Attempts {
  const { decision, random } = setting;
  const most = decision.retries === 'caller' ? ATTEMPTS : 1;
  const executions: number[] = [];
  let now = at;
  for (let count = 1; ; count += 1) {
    const one = attempt(setting, now, limit, decision.same_key ? (executions[0] ?? null) : null);
    note(executions, one.execution, decision);
    if (one.outcome === 'answered' || count === most || one.end === Number.POSITIVE_INFINITY) {
      return { ...one, executions, count };
    }
    now = one.end + random.fraction() * BACKOFF * 2 ** count;
  }
}

/** A receiver that remembers the key does nothing twice. */
export function note(executions: number[], execution: number | null, { same_key }: Decision): void {
  if (execution !== null && !(same_key && executions.length > 0)) executions.push(execution);
}

/** Request-response: the caller waits for the answer. */
export function ask(setting: Setting, at: number): Contact {
  const { decision } = setting;
  const made = attempts(setting, at, decision.time_limit_ms ?? Number.POSITIVE_INFINITY);
  const held = made.end - at;
  const common = { held, answer: Number.isFinite(held) ? held : null, executions: made.executions, withdrawn: false };
  const messages = 2 * made.count;
  if (made.outcome === 'answered') return { ...common, told: 'done', messages };
  if (!Number.isFinite(held)) return { ...common, told: 'accepted', messages };
  switch (decision.on_failure) {
    case 'give-up':
      return { ...common, told: 'failed', messages };
    case 'degrade':
      return { ...common, told: 'without', messages };
    case 'compensate':
      return { ...common, told: 'failed', withdrawn: true, messages: messages + 2 };
    case 'keep': {
      const sent = resend(setting, made.end, made.executions);
      return {
        ...common,
        answer: null,
        told: 'accepted',
        executions: sent.executions,
        messages: messages + sent.messages,
      };
    }
  }
}

/** What is kept is sent again every minute, until it is answered. */
function resend(setting: Setting, from: number, before: readonly number[]) {
  const { decision } = setting;
  const executions = [...before];
  let messages = 0;
  for (let count = 1; count <= MOST_RESENDS; count += 1) {
    const now = from + count * RESEND;
    const one = attempt(setting, now, RESEND, decision.same_key ? (executions[0] ?? null) : null);
    note(executions, one.execution, decision);
    messages += 2;
    if (one.outcome === 'answered' || (decision.same_key && one.execution !== null)) {
      return { executions, messages, end: Math.max(one.end, one.execution ?? 0) };
    }
  }
  return { executions, messages, end: Number.POSITIVE_INFINITY };
}
