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

  events: ({ situation, decision, troubles, random }, times, things) => {
    if (situation.bytes > MESSAGE_LIMIT) return times.map((at) => ({ at, held: 0, age: null, messages: 0 }));
    const keeps = decision.on_failure === 'keep';
    const arrivals = moments(random.fork('changes'), situation.changes, situation.until).map((at) => {
      const restart = troubles.restarts.find((one) => within(one, at));
      const isLost = !keeps && (restart !== undefined || within(troubles.between, at));
      const arrival = after(troubles.between, restart?.until ?? at) + random.integer(5, 25);
      const expired = arrival - at > (decision.time_limit_ms ?? Number.POSITIVE_INFINITY);
      return {
        at,
        thing: random.integer(1, situation.entities),
        arrival: isLost || expired ? Number.POSITIVE_INFINITY : arrival,
      };
    });
    const changes = [...arrivals];
    let messages = 2 * changes.length;
    // What the replica does not know yet, by thing: when it changed, and when the replica learns of it or of a newer change.
    return times.map((at, index) => {
      const missing = changes.filter((one) => one.thing === things[index] && one.at <= at);
      const known = missing.findLastIndex(({ arrival }) => arrival <= at);
      const oldest = missing[known + 1];
      const reading = { at, held: 1, age: oldest ? at - oldest.at : 0, messages };
      messages = 0;
      return reading;
    });
  },

  'common-data': ({ decision, troubles, random }, times) => {
    const interval = decision.time_limit_ms ?? Number.POSITIVE_INFINITY;
    const degrades = decision.on_failure === 'degrade' || decision.on_failure === 'keep';
    let [read, tried] = [0, 0];
    return times.map((at) => {
      const isDue = at - read >= interval;
      const fails = isDue && within(troubles.between, at);
      if (isDue && !fails) read = at;
      tried = isDue ? 1 : 0;
      return { at, held: random.integer(1, 25), age: fails && !degrades ? null : at - read, messages: tried };
    });
  },
};

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
