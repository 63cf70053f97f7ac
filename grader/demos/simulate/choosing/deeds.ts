/** What follows where something is to be done elsewhere. Times are virtual milliseconds. */
import type { Random } from '../../../base/random.ts';
import { accept } from './accepted.ts';
import { ask, type Contact, type Setting } from './contact.ts';
import type { Decision } from './decision.ts';
import { announce, writeDown } from './passing.ts';
import { type Outcome, overlap, type Situation, spared, type Troubles, within } from './situation.ts';
import { peakOf, percent } from './tally.ts';

/** What became of one operation, at every receiver. */
interface Fate {
  readonly at: number;
  readonly contacts: readonly Contact[];
}

type Counted = Omit<Outcome, 'together'>;

export function followDeeds(
  situation: Situation,
  decision: Decision,
  troubles: Troubles,
  times: readonly number[],
  random: Random,
): Counted {
  const things = times.map(() => (Number.isFinite(situation.entities) ? random.integer(1, situation.entities) : 0));
  const overwritten = nextOf(times, things);
  const settings = situation.receivers.map((receiver, index): Setting => {
    return { situation, decision, troubles: index === 0 ? troubles : spared(troubles), random: random.fork(receiver) };
  });
  const phases = settings.map((setting) => setting.random.fraction());
  const fates = times.map((at, operation): Fate => {
    const contact = (setting: Setting, index: number): Contact => {
      switch (decision.mechanism) {
        case 'request-response':
          return ask(setting, at);
        case 'async-request-response':
          return accept(setting, at);
        case 'events':
          return announce(setting, at);
        case 'common-data':
          return writeDown(setting, at, phases[index] as number, overwritten[operation] as number);
      }
    };
    return { at, contacts: settings.map(contact) };
  });
  return tally(situation, fates, troubles);
}

/** For each operation, when the next one about the same thing comes. */
function nextOf(times: readonly number[], things: readonly number[]): number[] {
  const later = new Map<number, number>();
  const next = new Array<number>(times.length).fill(Number.POSITIVE_INFINITY);
  for (let index = times.length - 1; index >= 0; index -= 1) {
    const thing = things[index] as number;
    if (thing === 0) continue;
    next[index] = later.get(thing) ?? Number.POSITIVE_INFINITY;
    later.set(thing, times[index] as number);
  }
  return next;
}

function tally({ until }: Situation, fates: readonly Fate[], troubles: Troubles): Counted {
  const all = fates.map((fate) => summed(fate, troubles));
  const count = (which: (one: Summed) => boolean): number => all.filter(which).length;
  const well = all.filter(
    ({ at }) => !within(troubles.down, at) && !within(troubles.slow, at) && !within(troubles.between, at),
  );
  const answers = all.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  return {
    operations: all.length,
    failed: percent(
      count(({ failed }) => failed),
      all.length,
    ),
    failed_when_well: percent(well.filter(({ failed }) => failed).length, well.length),
    held: Math.min(until, greatest(all.map(({ held }) => held))),
    blocked: peakOf(all.map(({ at, held }) => ({ from: at, until: at + held }))),
    answer: greatest(answers),
    lost: count(({ lost }) => lost),
    unheard: count(({ answer }) => answer === null),
    twice: count(({ twice }) => twice),
    stranded: count(({ stranded }) => stranded),
    late: greatest(all.map(({ late }) => late)),
    stale: 0,
    clashes: 0,
    messages: all.reduce((sum, { messages }) => sum + messages, 0),
  };
}

type Summed = ReturnType<typeof summed>;

/** One operation, its receivers taken together: it has failed, is lost, … where it is so with one of them. */
function summed({ at, contacts }: Fate, troubles: Troubles) {
  const failed = contacts.some(({ told }) => told === 'failed');
  const executed = contacts.filter(({ executions, withdrawn }) => executions.length > 0 && !withdrawn);
  const waits = contacts.flatMap(({ executions }, index) => {
    const first = executions[0];
    // What came while the receiver was down could not be done then.
    return first === undefined ? [] : [first - at - (index === 0 ? overlap(troubles.down, at, first) : 0)];
  });
  return {
    at,
    failed,
    held: greatest(contacts.map(({ held }) => held)),
    answer: contacts.some(({ answer }) => answer === null) ? null : greatest(contacts.map(({ answer }) => answer ?? 0)),
    lost: contacts.some(({ told, executions }) => told !== 'failed' && executions.length === 0),
    twice: contacts.some(({ executions }) => executions.length > 1),
    stranded: failed && executed.length > 0,
    late: greatest(waits),
    messages: contacts.reduce((sum, { messages }) => sum + messages, 0),
  };
}

/** The greatest of `values`, and 0 of none. */
function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
