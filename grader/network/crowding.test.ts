import { expect, test } from 'vitest';
import { CROWDED_AT_MOST, crowding } from './crowding.ts';

test('a machine with a core for everyone gives no more time', () => {
  expect([crowding(0, 2, 'linux'), crowding(2, 2, 'darwin')]).toEqual([1, 1]);
});

test('what waits for a core gets as much more time as it waits, within bounds', () => {
  expect([crowding(6, 2, 'linux'), crowding(100, 2, 'linux')]).toEqual([3, CROWDED_AT_MOST]);
});

test('a system that does not tell its load is taken for a crowded one', () => {
  expect(crowding(0, 8, 'win32')).toBe(CROWDED_AT_MOST);
});
