import type { Random } from '../../base/random.ts';

/** Seconds at which requests arrive, `rate` of them a second on average, at random and independently, before `until`. */
export function arrivals(random: Random, rate: number, until: number): number[] {
  const times: number[] = [];
  for (let at = exponential(random, 1 / rate); at < until; at += exponential(random, 1 / rate)) times.push(at);
  return times;
}

/** A duration drawn from the exponential distribution with this mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.fraction());
}
