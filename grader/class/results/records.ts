/** The canonical record of a student's answer to an exercise: all other results can be made from it again. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GradeRecord } from '../../run/record.ts';
import type { Attempt } from '../marks/standing.ts';
import type { Conditions } from '../task.ts';
import { fileName } from './names.ts';

export interface Circumstances {
  readonly conditions: Conditions;
  readonly version: string;
}

/** Writes `records/STUDENT/attempt-1/ch0-hello.json` for every attempt that was graded. */
export function writeRecords(out: string, attempts: readonly Attempt[], { conditions, version }: Circumstances): void {
  const folder = path.join(out, 'records');
  rmSync(folder, { recursive: true, force: true });
  for (const one of attempts) {
    if (one.outcome !== 'graded') continue;
    const { student, attempt } = one;
    const own = path.join(folder, fileName(student), `attempt-${attempt}`);
    mkdirSync(own, { recursive: true });
    for (const [index, exercise] of one.exercises.entries()) {
      const record = {
        format: 'entre-servicios/class-record@1',
        student,
        attempt,
        seed: conditions.seed,
        runtime: `node ${process.versions.node}`,
        grader: version,
        sandbox: one.sandboxes[index] ?? '',
        exercise,
      };
      writeFileSync(path.join(own, `${exercise.id.replace('/', '-')}.json`), `${JSON.stringify(record, null, 2)}\n`);
    }
  }
}

/** The record of one attempt in the form that the reports of a single grading are written from. */
export function gradeRecord(attempt: Attempt & { outcome: 'graded' }, seed: number): GradeRecord {
  const { exercises } = attempt;
  const total = (of: (points: { earned: number; possible: number }) => number) =>
    exercises.reduce((sum, { points }) => sum + of(points), 0);
  return {
    format: 'entre-servicios/grade@1',
    from: 'exercises',
    seed,
    runtime: `node ${process.versions.node}`,
    broker: null,
    points: { earned: total(({ earned }) => earned), possible: total(({ possible }) => possible) },
    exercises,
  };
}
