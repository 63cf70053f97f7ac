import { expect, test } from 'vitest';
import { down } from './down.ts';
import { waiting } from './waiting.ts';

const SEEDS = [1, 2, 3];

test('waiting: the client is spared, the open requests are not', async () => {
  for (const seed of SEEDS) {
    const { table } = await waiting.run(seed, 'en');
    const [, , blocking, accepting] = table.rows;
    expect(Number(blocking?.[1])).toBeGreaterThan(3500);
    expect(accepting?.[1]).toBe('5');
    expect(accepting?.[2]).toBe(blocking?.[2]);
    // Little's law: 10 a second, 5 s each, once the spell has lasted for a while.
    expect(Math.abs(Number(blocking?.[2]) - 50)).toBeLessThan(15);
  }
});

test('down: only what is kept on disk is done in the end', async () => {
  for (const seed of SEEDS) {
    const { table } = await down.run(seed, 'en');
    const [blocking, forgotten, memory, disk] = table.rows.map((row) => row.slice(1).map(Number));
    const all = disk?.[2] ?? 0;
    expect(Math.abs(all - 240)).toBeLessThan(60);
    expect(blocking).toEqual([all, 0, 0]);
    expect(forgotten).toEqual([0, all, 0]);
    expect(disk).toEqual([0, 0, all]);
    expect(memory?.[1]).toBeGreaterThan(80);
    expect(memory?.[2]).toBeGreaterThan(80);
  }
});
