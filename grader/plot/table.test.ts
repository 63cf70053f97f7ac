import { expect, test } from 'vitest';
import { columns } from '../journal/columns.ts';
import { drawTable, type Table } from './table.ts';

const table: Table = {
  head: ['setting', 'answered calls per second', 'refused'],
  rows: [
    ['no limit: cup', '9.8', '90'],
    ['limit: cup', '100', '0'],
  ],
};

test('aligns numbers and breaks long heads', () => {
  expect(drawTable(table, 40, false)).toEqual([
    '               answered calls',
    'setting            per second  refused',
    '─────────────  ──────────────  ───────',
    'no limit: cup             9.8       90',
    'limit: cup                100        0',
  ]);
});

test('becomes a list where it does not fit', () => {
  expect(drawTable(table, 26, true)).toEqual([
    'setting: no limit: cup',
    '  answered calls per',
    '    second: 9.8',
    '  refused: 90',
    'setting: limit: cup',
    '  answered calls per',
    '    second: 100',
    '  refused: 0',
  ]);
});

test('never exceeds its width', () => {
  for (let width = 20; width <= 80; width += 1) {
    expect(drawTable(table, width, false).filter((line) => columns(line) > width)).toEqual([]);
  }
});
