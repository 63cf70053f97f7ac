import { expect, test } from 'vitest';
import { csv, readCsv, readTable } from './csv.ts';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', `'+1`],
  ['-1+1', `'-1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['＝1', `'＝1`],
  ['a=1', 'a=1'],
])('shows %j as text', (cell, written) => {
  expect(csv([[cell]])).toBe(`${written}\r\n`);
});

test('keeps numbers numbers, negative ones too', () => {
  expect(csv([[-1, 2.5, null, '']])).toBe('-1,2.5,,\r\n');
});

test('quotes what would break a line, and reads it back', () => {
  const row = ['a,b', 'say "x"', 'two\r\nlines', ' padded ', 'plain', ''];
  expect(readCsv(csv([row, ['next', '', '', '', '', 'last']]))).toEqual([row, ['next', '', '', '', '', 'last']]);
});

test.each(['\n', '\r\n', '\r'])('reads lines that end with %j, with a byte-order mark', (end) => {
  const text = `\uFEFFStudent, Due${end}ana,1${end}${end}`;
  expect(readTable(text)).toEqual({ columns: ['student', 'due'], rows: [{ student: 'ana', due: '1' }] });
});

test('reads a last cell that is empty', () => {
  expect(readCsv('a,\nb,')).toEqual([
    ['a', ''],
    ['b', ''],
  ]);
});
