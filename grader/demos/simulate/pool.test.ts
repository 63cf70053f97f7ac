import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { cutMean, refusedShare } from './formulas.ts';
import { type Ended, type Pooled, pooledCalls, rateOf } from './pool.ts';

const shared: Pooled = {
  upstreams: [
    { name: 'a', rate: 50, pool: 'all' },
    { name: 'b', rate: 50, pool: 'all' },
  ],
  pools: { all: 10 },
  answer: 0.1,
  slow: { upstream: 'a', from: 0, until: 1000, answer: 1 },
  limit: Number.POSITIVE_INFINITY,
  until: 1000,
  random: new Random('pool'),
};
/** Of the calls to `upstream`, after a warm-up of 100 s. */
const refused = (calls: readonly Ended[], upstream: string): number =>
  rateOf(calls, upstream, 'refused', 100, 1000) / 50;

describe('a pool', () => {
  test('refuses as many as Erlang says, whoever is slow', () => {
    const calls = pooledCalls(shared);
    const expected = refusedShare(10, 50 * 0.1 + 50 * 1);
    expect(Math.abs(refused(calls, 'a') - expected)).toBeLessThan(0.03);
    expect(Math.abs(refused(calls, 'b') - expected)).toBeLessThan(0.03);
  });

  test('refuses fewer with a time limit', () => {
    const calls = pooledCalls({ ...shared, limit: 0.2 });
    const expected = refusedShare(10, 50 * cutMean(0.1, 0.2) + 50 * cutMean(1, 0.2));
    expect(Math.abs(refused(calls, 'b') - expected)).toBeLessThan(0.03);
    expect(rateOf(calls, 'a', 'gaveUp', 100, 1000)).toBeGreaterThan(0);
  });

  test('of its own keeps the other upstream unaffected', () => {
    const [a, b] = shared.upstreams as [Pooled['upstreams'][0], Pooled['upstreams'][0]];
    const upstreams = [
      { ...a, pool: 'a' },
      { ...b, pool: 'b' },
    ];
    const calls = pooledCalls({ ...shared, upstreams, pools: { a: 5, b: 5 } });
    expect(Math.abs(refused(calls, 'a') - refusedShare(5, 50))).toBeLessThan(0.03);
    expect(Math.abs(refused(calls, 'b') - refusedShare(5, 5))).toBeLessThan(0.03);
  });

  test('loses no call', () => {
    const calls = pooledCalls({ ...shared, limit: 0.2, until: 100 });
    expect(calls.length / (100 * 100)).toBeCloseTo(1, 1);
    expect(calls.every(({ at }, index) => at >= (calls[index - 1]?.at ?? 0) && at < 100)).toBe(true);
  });

  test('recovers when the slow time is over', () => {
    const calls = pooledCalls({ ...shared, pools: { all: 40 }, slow: { ...shared.slow, until: 100 }, until: 200 });
    expect(rateOf(calls, 'b', 'refused', 20, 100)).toBeGreaterThan(5);
    expect(rateOf(calls, 'b', 'refused', 150, 200)).toBe(0);
  });
});

test('refusedShare() agrees with tables of Erlang B', () => {
  expect(refusedShare(1, 1)).toBe(0.5);
  expect(refusedShare(10, 5)).toBeCloseTo(0.0184, 4);
});
