/** How a run is counted. */
import type { Random } from '../../../base/random.ts';
import { exponential } from '../statistics.ts';
import type { Spell } from './situation.ts';

/** Moments at random and independent of each other, one every `every` on average, from 0 until `until`; none for Infinity. */
export function moments(random: Random, every: number, until: number): number[] {
  const times: number[] = [];
  for (let at = exponential(random, every); at < until; at += exponential(random, every)) times.push(at);
  return times;
}

/** 100 of `whole` are all of it; 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** The most of `spells`, in the order of their beginnings, that are under way at the same moment. */
export function peakOf(spells: readonly Spell[]): number {
  const ends = spells.map(({ until }) => until).sort((one, other) => one - other);
  let [peak, over] = [0, 0];
  spells.forEach(({ from }, index) => {
    while ((ends[over] as number) <= from) over += 1;
    peak = Math.max(peak, index + 1 - over);
  });
  return peak;
}
