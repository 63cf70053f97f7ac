import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { wordingIn } from '../report/wording.ts';
import { findDeno, INSTALL_DENO } from '../service/runtime.ts';
import { hasAnswers } from './answers.ts';
import { allExercises } from './exercises.ts';
import { grade } from './grade.ts';

const deno = findDeno();

/** The sweep judges wrong answers too: npm run sweep -- --runtime deno. */
describe.runIf(hasAnswers())('inside Deno', () => {
  beforeEach(({ skip }) => skip(deno === null, `no Deno here: ${INSTALL_DENO}`));

  test.each(['ch3', 'ch5'])('the solutions of %s earn all points', async (chapter) => {
    const exercises = (await allExercises()).filter(({ id, document }) => path.dirname(id) === chapter && !document);
    const { record, failures } = await grade({
      exercises,
      tree: inWorkbook('solutions'),
      from: 'solutions',
      seed: 1,
      wording: wordingIn('en'),
      ...(deno ? { runtime: deno } : {}),
    });
    expect(failures).toEqual([]);
    expect(record.exercises.filter(({ status }) => status !== 'passed').map(({ id }) => id)).toEqual([]);
    expect(record.points.earned).toBe(exercises.length * 10);
    expect(record.runtime).toBe(`deno ${deno?.version}`);
  });
});
