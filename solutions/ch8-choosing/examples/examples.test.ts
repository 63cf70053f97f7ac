import { expect, test } from 'vitest';
import { Random } from '../../../grader/base/random.ts';
import { follow, unmet } from '../../../grader/demos/simulate/choosing/follow.ts';
import { screens } from '../../../grader/demos/simulate/choosing/situations.ts';
import { asked, told } from './screens.ts';

const SEEDS = [1, 2, 3, 4, 5];

test('the last answer is too old for a score', () => {
  for (const seed of SEEDS) expect(unmet(screens, follow(screens, asked, new Random(seed)).outcome)).toEqual(['stale']);
});

test('a replica meets every need of the screens', () => {
  for (const seed of SEEDS) expect(unmet(screens, follow(screens, told, new Random(seed)).outcome)).toEqual([]);
});
