/** `grades.csv`: a row for each student, for a person and a spreadsheet. */
import { type Cell, csv } from '../csv.ts';
import type { Standing } from '../marks/standing.ts';

/** The text of the file. Points of each exercise are raw; `weighted` has the weights, `mark` lateness too. */
export function gradesCsv(
  standings: readonly Standing[],
  exercises: readonly string[],
  comments: ReadonlyMap<string, string>,
): string {
  const header: Cell[] = ['student', 'attempt', 'outcome', 'points', 'possible', 'weighted', 'weighted_possible'];
  header.push('days_late', 'late_percent', 'percent', 'mark', ...exercises, 'comment');
  return csv([header, ...standings.map((one) => rowOf(one, exercises, comments.get(one.student) ?? ''))]);
}

function rowOf(one: Standing, exercises: readonly string[], comment: string): Cell[] {
  const { student, counts, outcome, raw, weighted, daysLate, latePercent, share, mark } = one;
  const records = counts?.outcome === 'graded' ? counts.exercises : [];
  return [
    student,
    counts?.attempt ?? null,
    outcome,
    raw?.earned ?? null,
    raw?.possible ?? null,
    rounded(weighted?.earned ?? null),
    rounded(weighted?.possible ?? null),
    daysLate,
    latePercent,
    rounded(share === null ? null : share * 100),
    mark,
    ...exercises.map((id) => records.find((record) => record.id === id)?.points.earned ?? null),
    comment,
  ];
}

/** Two digits after the point at most. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100 + 1e-9) / 100;
}
