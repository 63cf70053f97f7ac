import { expect, test } from 'vitest';
import { asciiOnly, sanitise } from './sanitise.ts';

test('shows control characters as pictures', () => {
  expect(sanitise('a\u001b[31mb\u0000\u0007\u007f')).toBe('a␛[31mb␀␇␡');
  expect(sanitise('a\u009bb')).toBe('a�b');
});

test('makes one blank of every white space', () => {
  expect(sanitise(' a\r\n\t b\u2028c\u00a0d ')).toBe('a b c d');
});

test('removes invisible characters and changes of direction', () => {
  expect(sanitise('a\u202e\u200b\u200d\ufe0f\u2066b\u{e0041}')).toBe('ab');
});

test('replaces what has no agreed width', () => {
  expect(sanitise('\ud800\ue000\u{10ffff}')).toBe('���');
});

test('writes flags as letters', () => {
  expect(sanitise('🇲🇽')).toBe('MX');
});

test('limits accents on one letter to two', () => {
  expect(sanitise('x\u0331\u0332\u0333\u0324')).toBe('x\u0331\u0332');
  expect(sanitise('\u0331x')).toBe('x');
});

test('cuts enormous texts', () => {
  expect(sanitise('x'.repeat(1_000_000))).toBe(`${'x'.repeat(2000)}…`);
});

test('keeps ordinary text as it is', () => {
  expect(sanitise('GET /players?team_id=7&name=Ñandú 選手')).toBe('GET /players?team_id=7&name=Ñandú 選手');
});

test('takes accents off for ASCII', () => {
  expect(asciiOnly('se perdió… «ñ» 選')).toBe('se perdio... "n" ?');
});
