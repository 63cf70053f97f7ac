import { expect, test } from 'vitest';
import { costsOf, SIZES } from './costs.ts';
import { distance } from './distance.ts';
import { PATHS, ROUND_TRIPS, samplesOf } from './paths.ts';

test('every path has its samples, none of them 0', async () => {
  const samples = await samplesOf(1);
  for (const path of PATHS) {
    expect(samples[path]).toHaveLength(1500);
    expect(
      samples[path].filter((one) => !(one > 0 && Number.isFinite(one))),
      path,
    ).toHaveLength(0);
  }
});

test('a simulated path takes what its distance takes, and more', async () => {
  const [one, other] = [await samplesOf(1), await samplesOf(2)];
  for (const path of ['zone', 'ocean'] as const) {
    expect(Math.min(...one[path])).toBeGreaterThanOrEqual(ROUND_TRIPS[path].least);
    expect(one[path]).not.toEqual(other[path]);
    expect((await samplesOf(1))[path]).toEqual(one[path]);
  }
});

test('this machine is measured once', async () => {
  const [one, other] = [await samplesOf(1), await samplesOf(2)];
  expect(other.loopback).toBe(one.loopback);
  expect(other.process).toBe(one.process);
});

test('three calls in a row cost a hundredth of three hundred', async () => {
  const { table } = await distance.run(1, 'en');
  for (const row of table.rows) expect(Number(row[4]) / Number(row[5])).toBeCloseTo(100, -1);
});

test('bytes are those of the JSON, the same for a seed', () => {
  const costs = costsOf(1);
  expect(costs.map(({ players }) => players)).toEqual([...SIZES]);
  expect(costsOf(1)).toBe(costs);
  for (const [index, { bytes, players }] of costs.entries()) {
    expect(bytes / players).toBeGreaterThan(80);
    expect(bytes).toBeGreaterThan(costs[index - 1]?.bytes ?? 0);
  }
});
