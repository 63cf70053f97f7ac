/** The record as Gradescope's results.json: a test for each check, with its points. */
import type { CheckRecord, GradeRecord } from '../run/record.ts';

/** Who may see a test, in Gradescope's words. */
export type Visibility = 'visible' | 'hidden' | 'after_published';

/** The object to be written as JSON. Checks without points are left out where they passed. */
export function gradescope(record: GradeRecord, visibilityOf: (id: string) => Visibility = () => 'visible'): object {
  const checks = record.exercises.flatMap(({ checks: list }) => list);
  return {
    score: record.points.earned,
    tests: checks
      .filter(({ points, status }) => points > 0 || status !== 'passed')
      .map((check) => ({
        name: `${check.id.replace('#', ': ')} · ${check.title}`,
        score: check.status === 'passed' ? check.points : 0,
        max_score: check.points,
        status: check.status === 'passed' ? 'passed' : 'failed',
        output: outputOf(check),
        visibility: visibilityOf(check.id),
      })),
  };
}

function outputOf({ message, misconception, place, status, notes = [] }: CheckRecord): string {
  return (status === 'passed' ? notes : [message, misconception, place].filter(Boolean)).join('\n');
}
