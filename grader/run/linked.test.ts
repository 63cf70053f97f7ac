import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import { fileOf } from '../checks/exercise.ts';
import { wordingIn } from '../report/wording.ts';
import { findDeno, INSTALL_DENO, node } from '../service/runtime.ts';
import { hasAnswers } from './answers.ts';
import { allExercises } from './exercises.ts';
import { grade } from './grade.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-linked-'));
afterAll(() => remove(folder));

// As macOS has it: its folder for temporary files is behind a link. So may a student's own be, on any system.
describe.runIf(hasAnswers())('a tree of answers behind a link', () => {
  test.for(['node', 'deno'] as const)('is graded as any other, in %s', async (kind, { skip }) => {
    const runtime = kind === 'node' ? node : (findDeno() ?? skip(`no Deno here: ${INSTALL_DENO}`));
    const exercises = (await allExercises()).filter(({ id }) => id === 'ch0/hello');
    for (const facts of exercises) {
      const file = path.join(folder, kind, 'real', fileOf(facts));
      mkdirSync(path.dirname(file), { recursive: true });
      cpSync(path.join(inWorkbook('solutions'), fileOf(facts)), file);
    }
    const tree = path.join(folder, kind, 'link');
    symlinkSync(path.join(folder, kind, 'real'), tree, 'junction');
    const { record } = await grade({ exercises, tree, from: tree, seed: 1, runtime, wording: wordingIn('en') });
    expect(record.exercises.map(({ status, checks }) => [status, checks[0]?.message])).toEqual([['passed', '']]);
  });
});
