import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { follow, unmet } from '../simulate/choosing/follow.ts';
import { situations } from '../simulate/choosing/situations.ts';
import { CHOICES } from './prices.ts';
import { screens } from './screens.ts';

const SEEDS = [1, 2, 3, 4, 5];

describe.each(Object.entries(CHOICES))('%s', (_, [name, choice]) => {
  test('meets the needs', () => {
    const situation = situations[name];
    for (const seed of SEEDS) {
      const { outcome } = follow(situation, { ...choice, owner: situation.home }, new Random(seed));
      expect(unmet(situation, outcome)).toEqual([]);
    }
  });
});

test.each(SEEDS)('only replica and owned place meet the needs of the screens, seed %i', async (seed) => {
  const { table } = await screens.run(seed, 'en');
  expect(table.rows.map((row) => row.at(-1)).join('')).toBe('✗✗✗✗✓✓✗');
});
