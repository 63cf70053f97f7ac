import { expect, test } from 'vitest';
import { gapsFor, spanOf } from './lanes.ts';

test('gives everyone the ideal where there is room', () => {
  const needs = [
    { from: 0, to: 1, least: 5, ideal: 10 },
    { from: 1, to: 2, least: 5, ideal: 20 },
  ];
  expect(gapsFor(3, needs, 80)).toEqual([10, 20, 0]);
});

test('gives what is spare to the poorest first', () => {
  const needs = [
    { from: 0, to: 1, least: 5, ideal: 10 },
    { from: 1, to: 2, least: 8, ideal: 90 },
  ];
  expect(gapsFor(3, needs, 25)).toEqual([10, 12, 0]);
});

test('counts the lifelines that a message crosses', () => {
  const gaps = gapsFor(3, [{ from: 0, to: 2, least: 0, ideal: 21 }], 80) ?? [];
  expect(spanOf(gaps, { from: 0, to: 2 })).toBe(21);
  expect(gaps).toEqual([10, 10, 0]);
});

test('refuses where the least does not fit', () => {
  const needs = [{ from: 0, to: 1, least: 10, ideal: 10 }];
  expect(gapsFor(2, needs, 12)).toEqual([10, 0]);
  expect(gapsFor(2, needs, 11)).toBeUndefined();
});
