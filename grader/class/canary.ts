/** Before and after a class: answers of which everything is known. Where they are judged wrongly, so may be others. */
import { randomUUID } from 'node:crypto';
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
  // On a queue, results of an earlier canary may still be under way.
  const run = randomUUID();
  const tasks = [
    ...solved.map((facts) => ({ key: `${run} solution ${facts.id}`, exercise: facts.id, tree: SOLUTIONS })),
    ...begun.map((facts) => ({ key: `${run} stub ${facts.id}`, exercise: facts.id, tree: STUBS })),
  ];
  const faults: string[] = [];
  await gradeAll(tasks, ({ tree, exercise }, result) => {
    const isSolution = tree === SOLUTIONS;
    const what = `the ${isSolution ? 'solution' : 'stub'} of ${exercise}`;
    if (result.kind === 'error') faults.push(`${what}: ${result.detail}`);
    else if ((result.record.status === 'passed') !== isSolution) {
      const { earned, possible } = result.record.points;
      faults.push(`${what} gets ${earned} of ${possible} points`);
    }
  });
  return faults;
}
