/** What follows from a decision in a situation: a run of it, with arrivals and outages drawn from a seed. */
import type { Random } from '../../../base/random.ts';
import { type Decision, SHARED } from './decision.ts';
import { followDeeds } from './deeds.ts';
import { followReadings } from './reading.ts';
import { type Measure, type Outcome, type Situation, type Troubles, troublesOf } from './situation.ts';
import { followSales } from './stock.ts';
import { moments } from './tally.ts';

export interface Run {
  readonly troubles: Troubles;
  readonly outcome: Outcome;
}

/** The same `random` brings the same operations and the same troubles under every decision. */
export function follow(situation: Situation, decision: Decision, random: Random): Run {
  const troubles = troublesOf(situation, random.fork('troubles'));
  const times = moments(random.fork('operations'), situation.every, situation.until);
  const way = { deed: followDeeds, reading: followReadings, stock: followSales }[situation.kind];
  const counted = way(situation, decision, troubles, times, random.fork('ways'));
  const clashes = counted.clashes + contradictions(situation, decision, random.fork('changes'));
  return { troubles, outcome: rounded({ ...counted, clashes, together: changedTogether(situation, decision) }) };
}

/** Whole milliseconds and a tenth of a percent: what lies below is arithmetic, and no outcome. */
function rounded(outcome: Outcome): Outcome {
  const tenths = (measure: string): number => (measure.startsWith('failed') ? 10 : 1);
  const entries = Object.entries(outcome).map(([measure, value]) => {
    return [measure, Math.round(value * tenths(measure)) / tenths(measure)];
  });
  return Object.fromEntries(entries) as unknown as Outcome;
}

/** The needs that `outcome` does not meet, in the order in which the situation states them. */
export function unmet({ needs }: Situation, outcome: Outcome): Measure[] {
  return (Object.keys(needs) as Measure[]).filter((measure) => outcome[measure] > (needs[measure] as number));
}

/** Changes of the data itself that its owner does not know, or that were written over. */
function contradictions(
  { changes, until, editing, home, entities }: Situation,
  { owner }: Decision,
  random: Random,
): number {
  const made = moments(random, changes, until);
  if (owner === home) return 0;
  // Whoever owns it is another service, and nobody tells it what was changed where the change is known first.
  if (owner !== SHARED) return made.length;
  const others = moments(random.fork('others'), changes, until);
  const all = [...made, ...others].sort((one, other) => one - other);
  const written = new Map<number, number>();
  let lost = 0;
  for (const at of all) {
    const thing = Number.isFinite(entities) ? random.integer(1, entities) : 0;
    // Read before the other one had written, written after it: what the other one wrote is gone.
    if (thing > 0 && at < (written.get(thing) ?? 0)) lost += 1;
    written.set(thing, at + editing);
  }
  return lost;
}

/** The services that have to be changed for the run's change: a new form of the data, or a further receiver. */
function changedTogether({ receivers, reshaped, joined }: Situation, { mechanism, owner }: Decision): number {
  const reshaping = reshaped && owner === SHARED ? 1 + receivers.length : 1;
  const asks = mechanism === 'request-response' || mechanism === 'async-request-response';
  const joining = joined && asks ? 2 : 1;
  return Math.max(reshaping, joining);
}
