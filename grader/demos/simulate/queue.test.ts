import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { meanTimeInSystem, timeInSystemQuantile } from './formulas.ts';
import { changingQueue, steadyQueue } from './queue.ts';

const random = () => new Random('queue');

describe('a steady queue', () => {
  test('takes the times of M/M/1', () => {
    for (const utilisation of [0.1, 0.5, 0.8, 0.9]) {
      const { mean, p99 } = steadyQueue({ utilisation, service: 10, requests: 400_000, random: random() });
      expect(Math.abs(mean / meanTimeInSystem(10, utilisation) - 1), `mean at ${utilisation}`).toBeLessThan(0.1);
      expect(Math.abs(p99 / timeInSystemQuantile(10, utilisation, 0.99) - 1), `p99 at ${utilisation}`).toBeLessThan(
        0.2,
      );
    }
  });

  test('repeats itself for the same seed', () => {
    const run = (seed: string) =>
      steadyQueue({ utilisation: 0.7, service: 10, requests: 1000, random: new Random(seed) });
    expect(run('a')).toEqual(run('a'));
    expect(run('a')).not.toEqual(run('b'));
  });
});

describe('a queue whose load changes', () => {
  const overloaded = { phases: [{ until: 60_000, utilisation: 1.5 }], service: 10, random: random() };

  test('grows by the surplus while it is overloaded', () => {
    const visits = changingQueue({ ...overloaded, places: Number.POSITIVE_INFINITY });
    // Work for 1.5 ms arrives each ms: after 60 s it lags 30 s behind.
    expect((visits.at(-1)?.took ?? 0) / 30_000).toBeCloseTo(1, 1);
  });

  test('is bounded by its places', () => {
    const visits = changingQueue({ ...overloaded, places: 50 });
    const refused = visits.filter(({ took }) => took === null).length / visits.length;
    expect(refused).toBeCloseTo(1 / 3, 1);
    expect(Math.max(...visits.map(({ took }) => took ?? 0))).toBeLessThan(1000);
  });

  test('meets the same arrivals with fewer places', () => {
    const arrivals = (places: number) => changingQueue({ ...overloaded, places }).map(({ at }) => at);
    expect(arrivals(1)).toEqual(arrivals(100));
  });
});
