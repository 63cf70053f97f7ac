/** Before and after a class: answers of which everything is known. Where they are judged wrongly, so may be others. */
import { existsSync } from 'node:fs';
import { inWorkbook } from '../base/workbook.ts';
import type { Exercise } from '../checks/exercise.ts';
import { answerFile } from '../run/exercises.ts';
import type { Catalogue } from './exercises.ts';
import type { Result, Task } from './task.ts';

const SOLUTIONS = inWorkbook('solutions');
const STUBS = inWorkbook('grader', 'stubs');

/** What the grader got wrong, one line each, in English; nothing where a copy has no solutions. */
export async function canaryFaults({
  exercises,
  catalogue,
  gradeAll,
}: {
  readonly exercises: readonly Exercise[];
  readonly catalogue: Catalogue;
  readonly gradeAll: (tasks: readonly Task[], onResult: (task: Task, result: Result) => void) => Promise<void>;
}): Promise<string[]> {
  const solved = exercises.filter((facts) => existsSync(answerFile(SOLUTIONS, facts)));
  // An instructor's check of something that is right from the start passes the stub too.
  const begun = solved.filter((facts) => !catalogue.extra.includes(facts));
  const tasks = [
    ...solved.map((facts) => ({ key: 'solution', exercise: facts.id, tree: SOLUTIONS })),
    ...begun.map((facts) => ({ key: 'stub', exercise: facts.id, tree: STUBS })),
  ];
  const faults: string[] = [];
  await gradeAll(tasks, ({ key, exercise }, result) => {
    if (result.kind === 'error') faults.push(`the ${key} of ${exercise}: ${result.detail}`);
    else if ((result.record.status === 'passed') !== (key === 'solution')) {
      const { earned, possible } = result.record.points;
      faults.push(`the ${key} of ${exercise} gets ${earned} of ${possible} points`);
    }
  });
  return faults;
}
