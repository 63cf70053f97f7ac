import { expect, test } from 'vitest';
import { topicMatches } from './topic.ts';

test.each([
  ['order.42.packaged', 'order.42.packaged', true],
  ['order.*.packaged', 'order.42.packaged', true],
  ['order.*.packaged', 'order.eu.42.packaged', false],
  ['order.*.packaged', 'order.packaged', false],
  ['order.*.packaged', 'order.*.packaged', true],
  ['order.#', 'order', true],
  ['order.#', 'order.42.packaged', true],
  ['order.#', 'orders.42', false],
  ['#', '', true],
  ['#', 'anything.at.all', true],
  ['*', '', false],
  ['#.packaged', 'packaged', true],
  ['#.packaged', 'order.42.packaged', true],
  ['#.*', '', false],
  ['order.#.packaged', 'order.packaged', true],
  ['order.#.packaged', 'order.a.b.c.packaged', true],
  ['ord*', 'order', false],
])('binding %s and key %s: %s', (binding, key, expected) => {
  expect(topicMatches(binding, key)).toBe(expected);
});
