import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { allExercises } from '../run/exercises.ts';
import { PROGRESS_FILE } from './store.ts';
import { changedStubs, stubOf } from './stubs.ts';

const isWorkedOn = existsSync(inWorkbook(PROGRESS_FILE));

test('every exercise has the stub that is handed out', async () => {
  const without = (await allExercises()).filter((facts) => stubOf(facts) === null).map(({ id }) => id);
  expect(without, 'npm run reset -- --adopt').toEqual([]);
});

test('exercises/ is what is handed out', async ({ skip }) => {
  skip(isWorkedOn, 'someone works on the exercises in this copy');
  expect(
    changedStubs(await allExercises()).map(({ id }) => id),
    'npm run reset -- --adopt',
  ).toEqual([]);
});
