import { describe, expect, test } from 'vitest';
import { availability } from './availability.ts';
import { bulkhead } from './bulkhead.ts';
import { pool } from './pool.ts';
import { queueing } from './queueing.ts';
import { runScene } from './slow-upstream.ts';

const SEEDS = [1, 2, 3];

describe('the outcome', () => {
  test('of availability is the product', async () => {
    for (const seed of SEEDS) {
      const { outcome } = await availability.run(seed, 'en');
      const simulated = Number(/; ([\d.]+) of 100/.exec(outcome)?.[1]);
      expect(outcome).toMatch(/^90.4 of 100/);
      expect(Math.abs(simulated - 90.4)).toBeLessThan(1);
    }
  });

  test('of pool is that cup starves', async () => {
    for (const seed of SEEDS) {
      const { outcome } = await pool.run(seed, 'es');
      expect(Number(/^[\d.]+/.exec(outcome)?.[0]), `seed ${seed}`).toBeLessThan(15);
    }
  });

  test('of bulkhead is that cup is unaffected', async () => {
    for (const seed of SEEDS) {
      const { outcome } = await bulkhead.run(seed, 'es');
      expect(Number(/^[\d.]+/.exec(outcome)?.[0]), `seed ${seed}`).toBeGreaterThan(85);
    }
  });
});

describe('what is told holds under any seed', () => {
  test('on the overload', async () => {
    for (const seed of SEEDS) {
      const { outcome, remarks } = await queueing.run(seed, 'en');
      expect(outcome).toMatch(/^100 ms by the formula/);
      const [, longest, after] = /takes (\d+) s, .* felt for about (\d+) s/.exec(remarks[1] ?? '') ?? [];
      // Two minutes at 120 % pile up 24 s, and 80 % clears them in another two; chance adds some seconds either way.
      expect(Math.abs(Number(longest) - 24), `seed ${seed}`).toBeLessThan(9);
      expect(Math.abs(Number(after) - 120), `seed ${seed}`).toBeLessThan(50);
    }
  });

  test('on the time limit', () => {
    for (const seed of SEEDS) {
      const { slow } = runScene(seed, { apart: false, limited: true });
      expect(slow.cup.answered).toBeGreaterThan(80);
      expect(slow.players.gaveUp).toBeGreaterThan(80);
    }
  });

  test('on what a bulkhead costs the slow one', () => {
    for (const seed of SEEDS) {
      const [shared, apart] = [false, true].map((apart) => runScene(seed, { apart, limited: false }).slow.players);
      expect(apart?.answered).toBeLessThan(shared?.answered ?? 0);
    }
  });
});
