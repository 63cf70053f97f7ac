import { expect, test } from 'vitest';
import { type Arrow, drawArrow } from './arrow.ts';
import { ASCII, UNICODE } from './glyphs.ts';
import { english } from './words.fixture.ts';
import type { Trouble } from './words.ts';

/** The line drawn for one arrow between lifelines `width` apart, rightwards unless `back`. */
function drawn(trouble: Trouble | undefined, changes: Partial<Arrow> = {}, width = 24, glyphs = UNICODE, back = false) {
  const cells = Array.from({ length: width + 2 }, (_, index) =>
    index === 0 || index === width + 1 ? glyphs.lifeline : ' ',
  );
  const marks = trouble === undefined ? [] : english.marks[trouble];
  const arrow = { label: 'GET /x', marks, trouble, centred: false, optional: false, ...changes };
  const [start, end] = back ? [width + 1, 0] : [0, width + 1];
  drawArrow(cells, arrow, { start, end, home: width }, glyphs);
  return cells.join('');
}

test.each<[Trouble | undefined, string]>([
  [undefined, '│─ GET /x ──────────────▶│'],
  ['late', '│─ GET /x (late) ───────▷│'],
  ['stalled', '│╌ GET /x (stalled) ╌╌╌╌▶│'],
  ['aborted', '│─ GET /x (gives up) ───✕│'],
  ['lost', '│─ GET /x ───╳ lost      │'],
  ['refused', '│─ GET /x ─────┤ refused │'],
  ['reset', '│─ GET /x ────────╱╱ cut │'],
])('draws a message that is %s', (trouble, line) => {
  expect(drawn(trouble)).toBe(line);
});

test.each<[Trouble | undefined, string]>([
  [undefined, '|<-------------- GET /x -|'],
  ['late', '|(------- GET /x (late) -|'],
  ['stalled', '|<.... GET /x (stalled) .|'],
  ['aborted', '|X--- GET /x (gives up) -|'],
  ['lost', '|      lost x--- GET /x -|'],
  ['refused', '| refused [----- GET /x -|'],
  ['reset', '| cut //-------- GET /x -|'],
])('draws leftwards in ASCII what is %s', (trouble, line) => {
  expect(drawn(trouble, {}, 24, ASCII, true)).toBe(line);
});

test('takes the longest word that has room', () => {
  expect(drawn('late', {}, 40)).toBe('│─ GET /x (late, nobody waits any more) ▷│');
});

test('centres the label of a reply', () => {
  expect(drawn(undefined, { label: '200', centred: true }, 15)).toBe('│──── 200 ─────▶│');
});

test('cuts the label, never the word', () => {
  expect(drawn('lost', { label: 'abc /players' }, 14)).toBe('│─abc /p…╳ lost│');
  expect(drawn('late', { label: 'abc /players' }, 14)).toBe('│─ abc… (late)▷│');
});

test('drops the method where it would be all that fits', () => {
  expect(drawn('late', { label: 'GET /players' }, 14)).toBe('│─/pla… (late)▷│');
  expect(drawn(undefined, { label: 'GET /players' }, 13)).toBe('│─GET /playe…▶│');
});

test('drops the label of an abort before its word', () => {
  expect(drawn('aborted', { label: 'GET /players', optional: true }, 14)).toBe('│─ gives up ──✕│');
});
