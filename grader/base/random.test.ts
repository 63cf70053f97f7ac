import { expect, test } from 'vitest';
import { Random } from './random.ts';

test('draws the same from the same seed', () => {
  const draw = (seed: string) =>
    Array.from({ length: 20 }, () => 0).map(
      (
        (random) => () =>
          random.uint32()
      )(new Random(seed)),
    );
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('keeps a known sequence on every platform', () => {
  const random = new Random(42);
  expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
    [
      2447574668,
      83611676,
      1450857151,
    ]
  `);
});

test('stays within the bounds and reaches both', () => {
  const random = new Random('bounds');
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test('shuffles without loss and leaves the list alone', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = new Random('shuffle').shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort()).toEqual(items);
  expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('forks draw apart from each other', () => {
  const random = new Random('fork');
  expect(random.fork('one').uint32()).not.toBe(random.fork('two').uint32());
  expect(random.fork('one').uint32()).toBe(random.fork('one').uint32());
});

test('refuses to pick from nothing', () => {
  expect(() => new Random(1).pick([])).toThrow(RangeError);
});
