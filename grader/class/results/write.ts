/** Writes everything that a class results in. What is there from before is replaced; nobody's file is left out. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Exercise } from '../../checks/exercise.ts';
import type { Language } from '../../language/bilingual.ts';
import { gradescope } from '../../report/gradescope.ts';
import { junit } from '../../report/junit.ts';
import type { Policy } from '../marks/policy.ts';
import { type Attempt, isShown, type Standing } from '../marks/standing.ts';
import { feedbackPage } from '../pages/feedback.ts';
import { classReport, reasonOf } from '../pages/report.ts';
import { gradesCsv } from './grades.ts';
import { fileName } from './names.ts';
import { type Circumstances, gradeRecord, writeRecords } from './records.ts';

export interface Results extends Circumstances {
  readonly attempts: readonly Attempt[];
  readonly standings: readonly Standing[];
  readonly exercises: readonly Exercise[];
  readonly policy: Policy;
  readonly comments: ReadonlyMap<string, string>;
  readonly canary: readonly string[];
  readonly language: Language;
  /** Tell students the seed. */
  readonly publish: boolean;
  /** When it is: what is shown from a day on is shown from that day. */
  readonly now: Date;
}

/** Writes the files into `out`. */
export function writeResults(out: string, results: Results): void {
  const { standings, exercises, policy, comments, language, conditions } = results;
  const isSeen = (check: string): boolean => isShown(check, policy, results.now);
  writeRecords(out, results.attempts, results);
  const ids = exercises.map(({ id }) => id);
  writeFileSync(path.join(out, 'grades.csv'), gradesCsv(standings, ids, comments));
  const { scale } = policy;
  const all = results.attempts.flatMap((one) => (one.outcome === 'graded' ? one.sandboxes : []));
  const sandbox = [...new Set(all)].join(', ') || '-';
  const report = classReport(standings, { language, exercises, scale, sandbox, canary: results.canary });
  writeFileSync(path.join(out, 'report.html'), report);
  const folders = { feedback: path.join(out, 'feedback'), gradescope: path.join(out, 'gradescope') };
  for (const folder of Object.values(folders)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  for (const one of standings) {
    const name = fileName(one.student);
    const comment = comments.get(one.student) ?? '';
    const seed = results.publish ? conditions.seed : null;
    const page = feedbackPage(one, { language, exercises, scale, comment, seed, isShown: isSeen });
    writeFileSync(path.join(folders.feedback, `${name}.html`), page);
    if (one.counts?.outcome === 'refused') {
      const refused = { score: 0, output: reasonOf(one.counts, language), tests: [] };
      writeFileSync(path.join(folders.gradescope, `${name}.json`), `${JSON.stringify(refused, null, 2)}\n`);
    }
    if (one.counts?.outcome !== 'graded') continue;
    const scored = gradescope(gradeRecord(one.counts, conditions.seed), (id) => (isSeen(id) ? 'visible' : 'hidden'));
    writeFileSync(path.join(folders.gradescope, `${name}.json`), `${JSON.stringify(scored, null, 2)}\n`);
  }
  writeFileSync(path.join(out, 'junit.xml'), junitOf(standings, conditions.seed));
}

/** A suite for each student and exercise. */
function junitOf(standings: readonly Standing[], seed: number): string {
  const exercises = standings.flatMap(({ student, counts }) =>
    counts?.outcome === 'graded'
      ? counts.exercises.map((record) => ({ ...record, id: `${student} ${record.id}` }))
      : [],
  );
  return junit(gradeRecord({ student: '', attempt: 1, outcome: 'graded', exercises, sandboxes: [] }, seed));
}
