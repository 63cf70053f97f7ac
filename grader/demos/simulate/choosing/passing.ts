/**
 * Ways on which no reply comes back: an event through the broker, a row in a common store. One operation and one receiver
 * at a time. Times are virtual milliseconds.
 */
import { taken } from './accepted.ts';
import type { Contact, Setting } from './contact.ts';
import type { Decision } from './decision.ts';
import { after, within } from './situation.ts';

/** What RabbitMQ 4 takes at most as one message unless told otherwise, bytes. */
export const MESSAGE_LIMIT = 16 * 1024 * 1024;

/** One operation announced to one receiver. */
export function announce(setting: Setting, at: number): Contact {
  const { situation, decision, troubles, random } = setting;
  const [trip, confirmed] = [random.integer(5, 25), random.fraction() >= situation.repliesLost];
  const common = { held: trip, answer: null, withdrawn: false, messages: 2 };
  if (situation.bytes > MESSAGE_LIMIT) return { ...common, told: 'failed', executions: [] };
  const refused = refusalOf(setting, at, common);
  if (refused) return refused;
  const keeps = decision.on_failure === 'keep';
  const published = after(troubles.between, at) + trip;
  // A publisher that had no confirmation announces it again.
  const copies = !confirmed && decision.retries !== 'nobody' ? 2 : 1;
  const executions: number[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    if (!keeps && within(troubles.down, published)) continue;
    const begin = after(troubles.down, published);
    if (begin - at > (decision.time_limit_ms ?? Number.POSITIVE_INFINITY)) continue;
    executions.push(...taken(setting, begin, decision.retries === 'receiver'));
  }
  return { ...common, told: 'done', executions: recognised(executions, decision), messages: 2 + copies };
}

/** One operation written down in a place that one receiver looks into; `phase` (0 to 1) says when within its interval. */
export function writeDown(setting: Setting, at: number, phase: number, overwritten: number): Contact {
  const { decision, troubles, random } = setting;
  const common = { held: random.integer(5, 25), answer: null, withdrawn: false, messages: 1 };
  const refused = refusalOf(setting, at, common);
  if (refused) return refused;
  const interval = decision.time_limit_ms;
  const written = after(troubles.between, at);
  const look = (from: number): number => {
    if (interval === null) return Number.POSITIVE_INFINITY;
    const next = (time: number): number => (Math.ceil(time / interval - phase) + phase) * interval;
    const seen = next(from);
    return within(troubles.down, seen) ? next(troubles.down.until) : seen;
  };
  const seen = look(written);
  // Common data holds how things are: what was written over before anybody looked is seen by nobody.
  if (seen > overwritten || seen === Number.POSITIVE_INFINITY) return { ...common, told: 'done', executions: [] };
  const executions = taken(setting, seen, decision.retries === 'receiver');
  // A second instance that looks while the first one is at work takes the same row.
  const other = seen + random.fraction() * (interval ?? 0);
  if (executions[0] !== undefined && other < executions[0]) executions.push(executions[0] + other - seen);
  const done = recognised(executions, decision);
  const last = done.at(-1);
  // Only where all write is there a place for the answer.
  const answer =
    decision.owner === 'shared' && last !== undefined && interval !== null
      ? last - at + interval * random.fraction()
      : null;
  return { ...common, answer, told: 'done', executions: done };
}

/** What follows where the broker or the store cannot be reached; null where it can, or the sender keeps it until then. */
function refusalOf(
  { decision, troubles }: Setting,
  at: number,
  common: Omit<Contact, 'told' | 'executions'>,
): Contact | null {
  if (!within(troubles.between, at) || decision.on_failure === 'keep') return null;
  const told = decision.on_failure === 'degrade' ? 'without' : 'failed';
  return { ...common, answer: common.held, told, executions: [] };
}

/** A receiver that remembers what it handled does nothing twice. */
function recognised(executions: readonly number[], { same_key }: Decision): readonly number[] {
  const sorted = [...executions].sort((one, other) => one - other);
  return same_key ? sorted.slice(0, 1) : sorted;
}
