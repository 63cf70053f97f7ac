/**
 * The exercises as they were handed out: a copy of exercises/ under grader/stubs/, which comes with the workbook. git
 * is not asked, since it may be absent, and its last commit may well be the student's own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { inWorkbook } from '../base/workbook.ts';
import type { Exercise } from '../checks/exercise.ts';
import { answerFile } from '../run/exercises.ts';

export const STUBS = inWorkbook('grader', 'stubs');

/** The stub of an exercise; null where this copy of the workbook has none. */
export function stubOf(facts: Exercise, stubs: string = STUBS): string | null {
  const file = answerFile(stubs, facts);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Exercises whose file in exercises/ is not what is handed out. For authors. */
export function changedStubs(all: readonly Exercise[], exercises: string = inWorkbook('exercises')): Exercise[] {
  return all.filter((facts) => {
    const file = answerFile(exercises, facts);
    return existsSync(file) && readFileSync(file, 'utf8') !== stubOf(facts);
  });
}
