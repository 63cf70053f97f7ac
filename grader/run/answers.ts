/** The files that prove an exercise: its stub, its solution, and the right and wrong answers beside its checks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import type { Exercise } from '../checks/exercise.ts';
import { answerFile } from './exercises.ts';

export type Kind =
  /** What a student starts from: the pristine copy, since exercises/ may be solved already. */
  | 'stub'
  | 'solution'
  /** Right, in another style. */
  | 'right'
  /** Complete and plausible, and wrong in one way. */
  | 'wrong'
  /** The solution of the exercise that this one builds on. */
  | 'earlier';

export interface Answer {
  readonly kind: Kind;
  /** Absolute. */
  readonly file: string;
  /** Seen from the workbook's folder, with forward slashes. */
  readonly shown: string;
  /** The ids of the checks that must fail, and no other; null where that is not said. */
  readonly fails: readonly string[] | null;
}

const ANSWERS = inWorkbook('grader', 'answers');

/** Whether this copy of the workbook holds solutions and answers (a student's may not). */
export function hasAnswers(): boolean {
  return existsSync(ANSWERS) && existsSync(inWorkbook('solutions'));
}

/** Every file that proves `facts`, whether it exists or not. */
export function answersTo(facts: Exercise, all: readonly Exercise[]): Answer[] {
  const folder = path.join(ANSWERS, facts.slug);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const earlier = all.find(({ id }) => id === facts.buildsOn);
  return [
    answer('stub', answerFile(inWorkbook('grader', 'stubs'), facts)),
    answer('solution', answerFile(inWorkbook('solutions'), facts)),
    ...names.filter((name) => name.startsWith('right-')).map((name) => answer('right', path.join(folder, name))),
    ...names.filter((name) => name.startsWith('wrong-')).map((name) => answer('wrong', path.join(folder, name))),
    ...(earlier ? [answer('earlier', answerFile(inWorkbook('solutions'), earlier))] : []),
  ];
}

function answer(kind: Kind, file: string): Answer {
  const shown = path.relative(inWorkbook(), file).replaceAll('\\', '/');
  return { kind, file, shown, fails: kind === 'wrong' ? declared(file) : null };
}

/** The ids in the first line of a wrong answer: `// fails: ch3/squad#keeps-order`. Empty where it names none. */
function declared(file: string): string[] {
  const [first = ''] = readFileSync(file, 'utf8').split(/\r?\n/, 1);
  const match = /^(?:\/\/|#) fails: (.+)$/.exec(first);
  return match?.[1]?.split(',').map((id) => id.trim()) ?? [];
}
