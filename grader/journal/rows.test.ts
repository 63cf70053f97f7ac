import { expect, test } from 'vitest';
import { message } from './events.fixture.ts';
import { elide, participantsOf, rowsOf, timeText } from './rows.ts';
import { english } from './words.fixture.ts';

test('puts a reply at its arrival, keeping recording order', () => {
  const rows = rowsOf([
    message({ kind: 'reply', at: 100, arrivedAt: 300, label: 'a' }),
    message({ at: 300, arrivedAt: 400, label: 'b' }),
    message({ at: 200, arrivedAt: 900, label: 'c' }),
    message({ kind: 'reply', at: 250, outcome: 'lost', label: 'd' }),
  ]);
  expect(rows.map(({ event, time }) => [event.label, time])).toEqual([
    ['c', 200],
    ['d', 250],
    ['a', 300],
    ['b', 300],
  ]);
});

test('tells a withdrawal once, where its abort is recorded', () => {
  const request = message({ outcome: 'aborted', exchange: 1 });
  const abort = message({ kind: 'abort', at: 300, exchange: 1 });
  expect(rowsOf([request]).map(({ trouble }) => trouble)).toEqual(['aborted']);
  expect(rowsOf([request, abort]).map(({ trouble }) => trouble)).toEqual([undefined, 'aborted']);
});

test('lists given participants before those who appear', () => {
  const rows = rowsOf([message({ from: 'b', to: 'a' }), message({ from: 'a', to: 'c' })]);
  expect(participantsOf(rows)).toEqual(['b', 'a', 'c']);
  expect(participantsOf(rows, ['c', 'd'])).toEqual(['c', 'd', 'b', 'a']);
});

test('leaves out the middle and counts it', () => {
  const rows = rowsOf([0, 1, 2, 3, 4, 5, 6, 7].map((at) => message({ at })));
  const { first, skipped, last } = elide(rows, 3);
  expect([first.map(({ time }) => time), skipped, last.map(({ time }) => time)]).toEqual([[0, 1], 5, [7]]);
  expect(elide(rows, 8)).toEqual({ first: rows, skipped: 0, last: [] });
});

test.each([
  [0, '0 ms'],
  [1000, '1000 ms'],
  [30_000, '30 000 ms'],
  [3_600_000, '3 600 000 ms'],
  [12.34, '12.3 ms'],
])('writes %d as %s', (time, text) => {
  expect(timeText(time, english)).toBe(text);
});
