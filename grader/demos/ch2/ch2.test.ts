import { describe, expect, test } from 'vitest';
import { crash } from './families.ts';
import { matrix } from './matrix.ts';
import { CLIENTS, plays } from './play.ts';
import { variantNames } from './variants.ts';

const SEEDS = [1, 2];

describe.each(SEEDS)('under seed %i', (seed) => {
  test('the careful client is false about the arbitrary failure alone', async () => {
    const { careful } = await plays(seed);
    expect(variantNames.filter((variant) => careful[variant].isFalse)).toEqual(['falsified']);
    expect(variantNames.filter((variant) => careful[variant].effects > 1)).toEqual([]);
  });

  test('silence holds up the naive client until the coach has gone', async () => {
    const { naive } = await plays(seed);
    const stuck = variantNames.filter((variant) => naive[variant].status === null);
    expect(stuck).toEqual(['request-lost', 'reply-lost', 'reply-lost-once', 'body-stalls']);
  });

  test('only a refused connection and a lost request leave nothing done', async () => {
    const played = await plays(seed);
    for (const client of CLIENTS) {
      const undone = variantNames.filter((variant) => played[client][variant].effects === 0);
      expect(undone, client).toEqual(['refused', 'request-lost']);
    }
  });

  test('the matrix counts what is not so', async () => {
    const { outcome, table } = await matrix.run(seed, 'en');
    expect(outcome).toBe('naive in 3, limited in 11, careful in 1 of 13');
    const marked = (column: number) => table.rows.filter((row) => row[column]?.includes('!')).length;
    expect([2, 3, 4].map(marked)).toEqual([3, 11, 1]);
  });

  test('the work is done once, however often it is asked for', async () => {
    const { outcome } = await crash.run(seed, 'en');
    expect(outcome).toMatch(/^unknown \(504 \d+ ms\); 1 training, though it asked 3 times$/);
  });
});
