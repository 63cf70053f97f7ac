/** Which part of a decision leaves a need unmet: the likeliest cause, by name. */
import { Random } from '../../../base/random.ts';
import { ATTEMPTS } from './contact.ts';
import { type Decision, SHARED } from './decision.ts';
import type { Measure, Situation } from './situation.ts';

/** Each cause, with the fields of a decision that it is about. */
export const CAUSES = {
  'all-write': ['owner'],
  'wrong-owner': ['owner'],
  'calls-each': ['mechanism'],
  'old-number': ['mechanism', 'on_failure'],
  'promised-first': ['on_failure'],
  'no-limit': ['time_limit_ms', 'on_failure'],
  'limit-of-each': ['time_limit_ms', 'retries'],
  'long-limit': ['time_limit_ms', 'retries'],
  'short-limit': ['time_limit_ms'],
  'kept-question': ['on_failure'],
  'accepted-question': ['mechanism'],
  'never-expires': ['time_limit_ms'],
  'late-expiry': ['time_limit_ms'],
  'early-expiry': ['time_limit_ms', 'on_failure'],
  'no-answer': ['mechanism'],
  'nobody-gives-up': ['mechanism', 'on_failure'],
  memory: ['on_failure'],
  'as-if-done': ['on_failure'],
  'passing-queue': ['on_failure'],
  'ticked-off-first': ['retries'],
  'nobody-sends': ['retries', 'time_limit_ms'],
  'states-only': ['mechanism', 'time_limit_ms'],
  'never-looked': ['time_limit_ms'],
  'seldom-looked': ['time_limit_ms'],
  'too-large': ['mechanism'],
  'nothing-instead': ['on_failure'],
  'fails-with-it': ['on_failure'],
  'refused-between': ['on_failure'],
  'old-answer': ['on_failure'],
  'silence-is-no': ['on_failure'],
  'no-key': ['same_key'],
} as const satisfies Readonly<Record<string, readonly (keyof Decision)[]>>;

export type Cause = keyof typeof CAUSES;

/** Why `decision` does not meet the need of `situation` that `measure` states. */
export function causeOf(situation: Situation, decision: Decision, measure: Measure): Cause {
  return rules[measure](situation, decision);
}

type Rule = (situation: Situation, decision: Decision) => Cause;

const rules: Readonly<Record<Measure, Rule>> = {
  held: ({ needs }, decision) => waiting(decision, needs.held ?? 0),
  answer: ({ needs }, decision) => {
    if (decision.mechanism === 'common-data') return 'seldom-looked';
    if (decision.mechanism === 'request-response') return waiting(decision, needs.answer ?? 0);
    return decision.time_limit_ms === null ? 'never-expires' : 'late-expiry';
  },
  unheard: ({ restarts }, { mechanism, time_limit_ms, on_failure }) => {
    if (mechanism === 'events' || mechanism === 'common-data') return 'no-answer';
    if (mechanism === 'request-response') return time_limit_ms === null ? 'no-limit' : 'kept-question';
    return on_failure !== 'keep' && Number.isFinite(restarts) ? 'memory' : 'never-expires';
  },
  lost: (situation, decision) => lostBy[decision.mechanism](situation, decision),
  failed: (situation, decision) =>
    situation.kind === 'reading' ? unread(situation, decision) : undone(situation, decision),
  failed_when_well: () => 'short-limit',
  late: () => 'seldom-looked',
  stale: (_, { mechanism, time_limit_ms }) => {
    if (mechanism === 'common-data') return time_limit_ms === null ? 'never-looked' : 'seldom-looked';
    if (mechanism !== 'events') return 'old-answer';
    return time_limit_ms === null ? 'passing-queue' : 'early-expiry';
  },
  stranded: () => 'silence-is-no',
  twice: () => 'no-key',
  clashes: ({ home }, { owner, mechanism, on_failure }) => {
    if (owner === SHARED) return 'all-write';
    if (owner !== home) return 'wrong-owner';
    if (mechanism !== 'request-response' || on_failure === 'degrade') return 'old-number';
    return on_failure === 'keep' ? 'promised-first' : 'no-limit';
  },
  together: (_, { owner }) => (owner === SHARED ? 'all-write' : 'calls-each'),
};

/** Whoever asked was held longer than `need`. */
function waiting({ mechanism, time_limit_ms, retries }: Decision, need: number): Cause {
  if (mechanism === 'async-request-response') return 'accepted-question';
  if (time_limit_ms === null) return 'no-limit';
  if (time_limit_ms > need) return 'long-limit';
  return retries === 'caller' && time_limit_ms * ATTEMPTS > need ? 'limit-of-each' : 'kept-question';
}

const lostBy: Readonly<Record<Decision['mechanism'], Rule>> = {
  'request-response': (_, { on_failure }) => (on_failure === 'degrade' ? 'as-if-done' : 'no-limit'),
  'async-request-response': (_, { time_limit_ms, retries, on_failure }) => {
    if (on_failure === 'degrade') return 'as-if-done';
    if (time_limit_ms !== null) return 'memory';
    return retries === 'nobody' && on_failure === 'keep' ? 'nobody-sends' : 'never-expires';
  },
  events: (situation, { time_limit_ms, retries, on_failure }) => {
    if (time_limit_ms !== null && time_limit_ms < situation.down) return 'early-expiry';
    if (on_failure !== 'keep') return 'passing-queue';
    return retries === 'receiver' || situation.outlives ? 'nobody-gives-up' : 'ticked-off-first';
  },
  'common-data': ({ entities, every, outlives, work }, { time_limit_ms, retries, on_failure }) => {
    if (time_limit_ms === null) return 'never-looked';
    if (Number.isFinite(entities) && time_limit_ms > every) return 'states-only';
    if (retries !== 'receiver' && !outlives) return 'ticked-off-first';
    return on_failure === 'degrade' && usual(work).every(Number.isFinite) ? 'as-if-done' : 'nobody-gives-up';
  },
};

/** A reading brought nothing. */
function unread(situation: Situation, decision: Decision): Cause {
  const { mechanism, time_limit_ms, on_failure } = decision;
  if (mechanism === 'events') return 'too-large';
  if (mechanism === 'common-data') return 'nothing-instead';
  if (isShort(situation, decision)) return 'short-limit';
  if (mechanism === 'async-request-response') return 'accepted-question';
  if (time_limit_ms === null) return 'no-limit';
  return on_failure === 'degrade' ? waiting(decision, situation.patience) : 'nothing-instead';
}

/** A deed was refused, or given up. */
function undone(situation: Situation, decision: Decision): Cause {
  const { mechanism, on_failure, time_limit_ms, retries } = decision;
  if (mechanism === 'events' || mechanism === 'common-data') return 'refused-between';
  if (mechanism === 'request-response') return 'fails-with-it';
  if (on_failure !== 'keep') return isShort(situation, decision) ? 'early-expiry' : 'fails-with-it';
  const outlasts = time_limit_ms === null || time_limit_ms > situation.down;
  return retries === 'nobody' && outlasts ? 'nobody-sends' : 'early-expiry';
}

/** Whether the limit ends before some of the usual work does. */
function isShort({ work }: Situation, { time_limit_ms }: Decision): boolean {
  return time_limit_ms !== null && time_limit_ms < Math.max(...usual(work).slice(0, 40).filter(Number.isFinite));
}

/** How long some operations take; Infinity: for ever. */
function usual(work: Situation['work']): number[] {
  const random = new Random('usual');
  return Array.from({ length: 1000 }, () => work(random));
}
