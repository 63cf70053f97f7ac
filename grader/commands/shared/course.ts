import { inWorkbook } from '../../base/workbook.ts';
import type { Exercise } from '../../checks/exercise.ts';
import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { COURSE_FILE, CourseFault, exercisesOfCourse } from '../../run/course.ts';
import { refuse } from './options.ts';

/** The exercises that count when none is named; Misuse, with file and field, where course.json makes no sense. */
export function courseExercises(
  all: readonly Exercise[],
  say: Catalogue,
  root: string = inWorkbook(),
): readonly Exercise[] {
  try {
    return exercisesOfCourse(root, all);
  } catch (error) {
    if (!(error instanceof CourseFault)) throw error;
    const { near } = error.values;
    const values = { ...error.values, near: near ? fill(say.near, { near }) : '' };
    return refuse(`${COURSE_FILE}: ${fill(say.commands.course[error.fault], values)}`);
  }
}
