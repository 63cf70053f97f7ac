import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import { hasAnswers } from '../run/answers.ts';
import { allExercises } from '../run/exercises.ts';
import { distribute } from './distribute.ts';

const out = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-copy-'));
afterAll(() => remove(out));

describe.runIf(hasAnswers())("the students' copy", () => {
  test('lacks nothing that a file of it imports', async () => {
    const all = await allExercises();
    expect(distribute(inWorkbook(), out, all, all)).toBeGreaterThan(500);
    const lacking = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}).* from '(\.[^']+)';$/gm)]
          .filter(([, target = '']) => !existsSync(path.resolve(path.dirname(file), target)))
          .map(([, target]) => `${path.relative(out, file)} imports ${target}`),
      );
    expect(lacking).toEqual([]);
  });
});
