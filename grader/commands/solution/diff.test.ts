import { expect, test } from 'vitest';
import { diff } from './diff.ts';

const SIGNS = { same: ' ', removed: '-', added: '+', hunk: '' };
const told = (before: string, after: string): string[] =>
  diff(before, after).map(({ kind, text }) => `${SIGNS[kind]}${text}`);

test('is empty for the same lines', () => {
  expect(told('a\nb\n', 'a\r\nb')).toEqual([]);
});

test('shows what changed with its surroundings', () => {
  expect(told('1\n2\n3\n4\n5\nold\n7\n', '1\n2\n3\n4\n5\nnew\nmore\n7\n')).toEqual([
    '@@ -3,5 +3,6 @@',
    ' 3',
    ' 4',
    ' 5',
    '-old',
    '+new',
    '+more',
    ' 7',
  ]);
});

test('begins a hunk for what is far away', () => {
  const lines = Array.from({ length: 20 }, (_, index) => String(index));
  const changed = lines.with(0, 'first').with(19, 'last');
  const hunks = diff(lines.join('\n'), changed.join('\n')).filter(({ kind }) => kind === 'hunk');
  expect(hunks.map(({ text }) => text)).toEqual(['@@ -1,4 +1,4 @@', '@@ -17,4 +17,4 @@']);
});

test('shows a file that is missing as added', () => {
  expect(told('', 'a\nb')).toEqual(['@@ -0,0 +1,2 @@', '+a', '+b']);
});

test('gives the new text when its lines are taken together', () => {
  const [before, after] = ['a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc'];
  const kept = diff(before, after).filter(({ kind }) => kind === 'same' || kind === 'added');
  expect(kept.map(({ text }) => text).join('\n')).toBe(after);
});
