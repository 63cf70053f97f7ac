import { expect, test } from 'vitest';
import { crossing } from './plot.fixture.ts';
import { scalesOf } from './scale.ts';

const yOf = (values: readonly number[], axis = {}) =>
  scalesOf(
    { ...crossing, y: { label: 'y', ...axis }, series: [{ name: 'a', points: values.map((y, x) => ({ x, y })) }] },
    { x: 5, y: 4 },
  ).y;

test('labels round values around the data', () => {
  expect(yOf([3, 87]).ticks).toEqual([0, 50, 100]);
  expect(yOf([0.11, 0.39]).ticks.map((tick) => Number(tick.toFixed(6)))).toEqual([0.1, 0.2, 0.3, 0.4]);
});

test('keeps the ends that it is given', () => {
  const { at } = yOf([3, 87], { least: 0, most: 60 });
  expect([at(0), at(60), at(87)]).toEqual([0, 1, 87 / 60]);
});

test('has room even where all values are equal', () => {
  const { at, ticks } = yOf([5, 5]);
  expect(at(5)).toBeGreaterThan(0);
  expect(at(5)).toBeLessThan(1);
  expect(ticks.length).toBeGreaterThan(1);
});

test('stands without any values', () => {
  expect(yOf([]).ticks).toEqual([0, 1]);
  expect(yOf([Number.NaN]).ticks).toEqual([0, 1]);
});

test('an axis of powers of ten shows whole decades, across as well', () => {
  const points = [0.0065, 268, 149_000].map((x) => ({ x, y: x }));
  const plot = { ...crossing, x: { label: 'x', kind: 'logarithmic' as const }, series: [{ name: 'a', points }] };
  const { ticks, at } = scalesOf(plot, { x: 5, y: 4 }).x;
  expect(ticks.map(Math.log10).map(Math.round)).toEqual([-3, -2, -1, 0, 1, 2, 3, 4, 5, 6]);
  expect([at(0.001), at(1_000_000)]).toEqual([0, 1]);
  expect(at(1000) - at(100)).toBeCloseTo(1 / 9);
});
