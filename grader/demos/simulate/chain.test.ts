import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { callsToLast, independentSuccess, sharedSuccess, sums } from './chain.ts';
import { amplification, chainAvailability, sumQuantile } from './formulas.ts';
import { mean, percentile } from './statistics.ts';

const REQUESTS = 20_000;

describe('a chain', () => {
  test('succeeds as often as the product says', () => {
    for (const hops of [1, 3, 10]) {
      const share = independentSuccess(hops, 0.9, REQUESTS, new Random(`chain/${hops}`));
      // Five standard errors of a share of 20,000 are below 0.018.
      expect(Math.abs(share - chainAvailability(0.9, hops)), `${hops} hops`).toBeLessThan(0.018);
    }
  });

  test('with one shared cause succeeds like one hop', () => {
    expect(sharedSuccess(0.9, REQUESTS, new Random('shared'))).toBeCloseTo(0.9, 1);
  });

  test('multiplies the attempts of its layers', () => {
    for (const layers of [0, 1, 2, 5]) expect(callsToLast(layers, 3)).toBe(amplification(3, layers));
    expect(callsToLast(5, 3)).toBe(243);
  });

  test('takes the percentiles of an Erlang sum', () => {
    for (const hops of [1, 4, 10]) {
      const totals = sums(hops, 20, REQUESTS, new Random(`sums/${hops}`));
      expect(mean(totals) / (20 * hops)).toBeCloseTo(1, 1);
      for (const share of [0.5, 0.99]) {
        expect(Math.abs(percentile(totals, share) / sumQuantile(hops, 20, share) - 1)).toBeLessThan(0.08);
      }
    }
  });
});

test('sumQuantile() agrees with tables', () => {
  expect(sumQuantile(1, 20, 0.99)).toBeCloseTo(20 * Math.log(100), 6);
  // Half of the chi-square quantile 37.566 with 20 degrees of freedom.
  expect(sumQuantile(10, 1, 0.99)).toBeCloseTo(18.783, 3);
});

test('percentile() takes the nearest rank', () => {
  expect(percentile([3, 1, 2, 4], 0.5)).toBe(2);
  expect(percentile([3, 1, 2, 4], 0.99)).toBe(4);
  expect(percentile([], 0.5)).toBeNaN();
});
