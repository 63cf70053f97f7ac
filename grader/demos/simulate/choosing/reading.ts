/** What follows where something of another service is to be known. Times are virtual milliseconds. */
import type { Random } from '../../../base/random.ts';
import { accept } from './accepted.ts';
import { ask, type Setting } from './contact.ts';
import type { Decision } from './decision.ts';
import { MESSAGE_LIMIT } from './passing.ts';
import { after, type Outcome, type Situation, type Troubles, within } from './situation.ts';
import { moments, peakOf, percent } from './tally.ts';

/** One reading: null where it brought nothing of use. */
interface Reading {
  readonly at: number;
  /** Until the reader had it, or was told that there is nothing. */
  readonly held: number;
  readonly age: number | null;
  readonly messages: number;
}

type Counted = Omit<Outcome, 'together'>;

export function followReadings(
  situation: Situation,
  decision: Decision,
  troubles: Troubles,
  times: readonly number[],
  random: Random,
): Counted {
  const setting: Setting = { situation, decision, troubles, random: random.fork('reading') };
  const things = times.map(() => random.integer(1, situation.entities));
  const readings = readersOf[decision.mechanism](setting, times, things);
  const ages = readings.flatMap(({ age }) => (age === null ? [] : [age]));
  const isOf = ({ held, age }: Reading): boolean => age !== null && held <= situation.patience;
  const well = readings.filter(
    ({ at }) => ![troubles.down, troubles.slow, troubles.between].some((one) => within(one, at)),
  );
  const share = (some: readonly Reading[]): number => percent(some.filter((one) => !isOf(one)).length, some.length);
  const held = Math.min(
    situation.until,
    readings.reduce((most, one) => Math.max(most, one.held), 0),
  );
  return {
    operations: times.length,
    failed: share(readings),
    failed_when_well: share(well),
    held,
    blocked: peakOf(readings.map((one) => ({ from: one.at, until: one.at + one.held }))),
    answer: held,
    lost: 0,
    unheard: 0,
    twice: 0,
    stranded: 0,
    late: 0,
    clashes: 0,
    stale: ages.reduce((most, age) => Math.max(most, age), 0),
    messages: readings.reduce((sum, { messages }) => sum + messages, 0),
  };
}

type Reader = (setting: Setting, times: readonly number[], things: readonly number[]) => Reading[];

const readersOf: Readonly<Record<Decision['mechanism'], Reader>> = {
  'request-response': asking(ask),
  'async-request-response': asking(accept),
  events: replicated,
  'common-data': copied,
};

/** A change of `thing` at `at`, known to the replica from `arrival` on; Infinity: never. */
interface Change {
  readonly at: number;
  readonly thing: number;
  readonly arrival: number;
}

/** The reader keeps a replica of what is announced, and asks nobody. */
function replicated(setting: Setting, times: readonly number[], things: readonly number[]): Reading[] {
  if (setting.situation.bytes > MESSAGE_LIMIT) return times.map((at) => ({ at, held: 0, age: null, messages: 0 }));
  const changes = announced(setting);
  return times.map((at, index) => {
    const ofThis = changes.filter((one) => one.thing === things[index] && one.at <= at);
    // What came in makes up for whatever of the same thing was lost before it.
    const missing = ofThis[ofThis.findLastIndex(({ arrival }) => arrival <= at) + 1];
    return { at, held: 1, age: missing ? at - missing.at : 0, messages: index === 0 ? 2 * changes.length : 0 };
  });
}

function announced({ situation, decision, troubles, random }: Setting): Change[] {
  const keeps = decision.on_failure === 'keep';
  return moments(random.fork('changes'), situation.changes, situation.until).map((at) => {
    const thing = random.integer(1, situation.entities);
    const restart = troubles.restarts.find((one) => within(one, at));
    const arrival = after(troubles.between, restart?.until ?? at) + random.integer(5, 25);
    const isLost = !keeps && (restart !== undefined || within(troubles.between, at));
    const isExpired = arrival - at > (decision.time_limit_ms ?? Number.POSITIVE_INFINITY);
    return { at, thing, arrival: isLost || isExpired ? Number.POSITIVE_INFINITY : arrival };
  });
}

/** The reader goes on with its copy of the common place until that is too old. */
function copied({ decision, troubles, random }: Setting, times: readonly number[]): Reading[] {
  const interval = decision.time_limit_ms ?? Number.POSITIVE_INFINITY;
  const goesOn = decision.on_failure === 'degrade' || decision.on_failure === 'keep';
  let read = 0;
  return times.map((at) => {
    const isDue = at - read >= interval;
    const fails = isDue && within(troubles.between, at);
    if (isDue && !fails) read = at;
    return { at, held: random.integer(1, 25), age: fails && !goesOn ? null : at - read, messages: isDue ? 1 : 0 };
  });
}

/** Asks each time; who degrades goes on with the last answer about the same thing. */
function asking(way: typeof ask): Reader {
  return (setting, times, things) => {
    const last = new Map<number, number>();
    return times.map((at, index) => {
      const thing = things[index] as number;
      const { answer, held, told, messages } = way(setting, at);
      const waited = answer ?? Math.max(held, setting.situation.patience + 1);
      if (told === 'done' && answer !== null) {
        last.set(thing, Math.max(last.get(thing) ?? 0, at + answer));
        return { at, held: waited, age: 0, messages };
      }
      const before = last.get(thing);
      const old = told === 'without' && before !== undefined ? Math.max(0, at - before) : null;
      return { at, held: waited, age: old, messages };
    });
  };
}
