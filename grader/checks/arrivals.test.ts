import { expect, test } from 'vitest';
import { arrivals } from './arrivals.ts';

const shown = (...given: Parameters<typeof arrivals<string>>): string[] =>
  arrivals(...given).map((order) => order.join(''));

test('every order, each once', () => {
  expect(shown([...'ab'])).toEqual(['ab', 'ba']);
  expect(shown([...'abcd'])).toHaveLength(24);
  expect(new Set(shown([...'abcd'])).size).toBe(24);
});

test('one of them twice, or one of them never', () => {
  expect(shown([...'ab'], { repeated: 1 }).sort()).toEqual(['aab', 'aba', 'abb', 'baa', 'bab', 'bba']);
  expect(shown([...'abc'], { lost: 1 }).sort()).toEqual(['ab', 'ac', 'ba', 'bc', 'ca', 'cb']);
  expect(shown([...'ab'], { repeated: 1, lost: 1 }).sort()).toEqual(['aa', 'bb']);
  expect(shown([...'abcd'], { repeated: 1 })).toHaveLength(240);
  expect(shown([...'a'], { lost: 1 })).toEqual(['']);
});

test('more messages are refused', () => {
  expect(() => arrivals([...'abcde'])).toThrow(RangeError);
});
