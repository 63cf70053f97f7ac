/** The scene that the demos of pools share: one service calls two upstreams, and `players` turns slow for a while. */
import { Random } from '../../base/random.ts';
import type { Point } from '../../plot/plot.ts';
import { type Ended, type Ending, pooledCalls, rateOf } from '../simulate/pool.ts';

export const SCENE = {
  /** Calls per second to each upstream. */
  rate: 100,
  /** Mean answer times, ms. */
  usual: 50,
  slow: 5000,
  /** Time limit where there is one, ms. */
  limit: 300,
  /** Connections of the pool that both share; a pool each holds half. */
  pool: 50,
  /** Virtual seconds: the slow spell, and the end. */
  from: 20,
  until: 40,
  end: 60,
} as const;

export type Name = 'players' | 'cup';
export const NAMES: readonly Name[] = ['cup', 'players'];

/** Seconds that a point of a plot averages over. */
const BUCKET = 2;
/** Seconds that the pool is given to fill before the slow spell is measured. */
const FILLING = 2;

export interface Setting {
  /** A pool for each upstream, in place of one for both. */
  readonly apart: boolean;
  readonly limited: boolean;
}

export interface Run {
  /** Per second and upstream, while `players` is slow. */
  readonly slow: Readonly<Record<Name, Readonly<Record<Ending, number>>>>;
  /** Per second over time, of one upstream or of several together. */
  readonly over: (names: readonly Name[], ending: Ending) => Point[];
}

/** The scene under one setting. The same seed brings the same calls under every setting. */
export function runScene(seed: number, { apart, limited }: Setting): Run {
  const calls = pooledCalls({
    upstreams: NAMES.map((name) => ({ name, rate: SCENE.rate, pool: apart ? name : 'shared' })),
    pools: apart ? { players: SCENE.pool / 2, cup: SCENE.pool / 2 } : { shared: SCENE.pool },
    answer: SCENE.usual / 1000,
    slow: { upstream: 'players', from: SCENE.from, until: SCENE.until, answer: SCENE.slow / 1000 },
    limit: limited ? SCENE.limit / 1000 : Number.POSITIVE_INFINITY,
    until: SCENE.end,
    random: new Random(seed).fork('slow-upstream'),
  });
  return {
    slow: { cup: slowRates(calls, 'cup'), players: slowRates(calls, 'players') },
    over: (names, ending) =>
      Array.from({ length: SCENE.end / BUCKET }, (_, index) => ({
        x: (index + 0.5) * BUCKET,
        y: names.reduce((sum, name) => sum + rateOf(calls, name, ending, index * BUCKET, (index + 1) * BUCKET), 0),
      })),
  };
}

function slowRates(calls: readonly Ended[], name: Name): Record<Ending, number> {
  const rate = (ending: Ending): number => rateOf(calls, name, ending, SCENE.from + FILLING, SCENE.until);
  return { answered: rate('answered'), refused: rate('refused'), gaveUp: rate('gaveUp') };
}
