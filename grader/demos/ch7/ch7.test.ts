import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Random } from '../../base/random.ts';
import { drawSpells, MINUTES } from './play.ts';
import { countAll, lostOf, NAMES, sharing } from './sharing.ts';

describe.each([1, 2])('under seed %i', (seed) => {
  const counted = countAll(seed);
  const { schema, slow, outage } = drawSpells(new Random(seed).fork('ch7').fork('spells'));
  const lost = (of: (typeof counted)['schema']) => NAMES.map((name) => lostOf(of[name]));

  test('every report is counted once', () => {
    for (const ways of Object.values(counted)) {
      for (const { latest, old, wrong, missing } of Object.values(ways)) {
        expect(latest + old + wrong + missing).toBe(MINUTES);
      }
    }
  });

  test('a renamed column breaks whoever reads the table or its export', () => {
    const gap = schema.until - schema.from;
    expect(lost(counted.schema)).toEqual([gap, 0, gap, gap, 0]);
  });

  test('a slow change locks the others out, or is read by halves', () => {
    const gap = slow.until - slow.from;
    expect(lost(counted.slow)).toEqual([gap, gap, gap, 0, 0]);
    expect(counted.slow['folder-in-place'].wrong).toBe(gap);
    expect(counted.slow.table.missing).toBe(gap);
  });

  test('a common store that is down stops everybody, a copy grows old', () => {
    const gap = outage.until - outage.from;
    expect(lost(counted.outage)).toEqual([gap, gap, gap, gap, 0]);
    expect(counted.outage.table.refused).toBe(gap);
    expect(counted.outage.own).toMatchObject({ old: gap, behind: gap, refused: 0 });
  });
});

test('nothing is left on the disk', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-test-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
  const { outcome } = await sharing.run(1, 'en');
  expect(outcome).toMatch(/own data 0, 0, 0$/);
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
