import { expect, test } from 'vitest';
import { cellsOf, columns, truncate, wrap } from './columns.ts';

test.each([
  ['GET /', 5],
  ['選手', 4],
  ['👍', 2],
  ['ｆ', 2],
  ['ｶ', 1],
  ['x\u0331', 1],
  ['─▶╳', 3],
])('counts the columns of %s', (text, width) => {
  expect(columns(text)).toBe(width);
});

test('truncates to the columns asked for', () => {
  expect(truncate('players', 7)).toBe('players');
  expect(truncate('players', 5)).toBe('play…');
  expect(truncate('選手一覧', 4)).toBe('選…');
  expect(truncate('players', 4, '..')).toBe('pl..');
  expect(truncate('players', 1, '..')).toBe('.');
  expect(truncate('players', -1)).toBe('');
});

test('leaves no blank before an ellipsis', () => {
  expect(truncate('GET /players', 5)).toBe('GET…');
});

test('fills a second cell after wide characters', () => {
  expect(cellsOf('a選x\u0331')).toEqual(['a', '選', '', 'x\u0331']);
});

test('wraps with an indent, breaking long words', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', '  three']);
  expect(wrap('abcdefghijkl', 6)).toEqual(['abcdef', '  ghij', '  kl']);
  expect(wrap('a 選手選手', 6)).toEqual(['a', '  選手', '  選手']);
});
