/** What a grading adds to a student's progress. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Exercise, STARTS } from '../checks/exercise.ts';
import { answerFile } from '../run/exercises.ts';
import type { ExerciseRecord, GradeRecord } from '../run/record.ts';
import { changeProgress, type Kept, type Remark } from './store.ts';
import { stubOf } from './stubs.ts';

/** Different contents that are remembered of one exercise: far more than any rule asks for. */
const REMEMBERED = 50;

/** Keeps what `record`, a grading of exercises/ in `root`, adds. A stub that nobody has touched adds nothing. */
export async function keepGrading(
  root: string,
  tree: string,
  record: GradeRecord,
  all: readonly Exercise[],
  now: Date = new Date(),
): Promise<Remark | null> {
  const changes: Record<string, (kept: Kept) => void> = {};
  for (const one of record.exercises) {
    const facts = all.find(({ id }) => id === one.id);
    const text = facts && textOf(answerFile(tree, facts));
    if (!facts || text === undefined || one.status === 'error' || text === stubOf(facts)) continue;
    changes[one.id] = (kept) => addTo(kept, one, digestOf(text), now);
  }
  return Object.keys(changes).length === 0 ? null : changeProgress(root, changes, now);
}

function addTo(kept: Kept, { points, status, checks }: ExerciseRecord, digest: string, now: Date): void {
  kept.attempts += 1;
  // A file that does not start has not tried anything yet.
  const started = checks.some(({ id, status: outcome }) => id.endsWith(`#${STARTS}`) && outcome === 'passed');
  if (started && !kept.tried.includes(digest)) kept.tried = [...kept.tried, digest].slice(-REMEMBERED);
  // Points of an exercise that has changed since cannot be compared: the new ones count.
  const comparable = kept.best?.possible === points.possible;
  if (!comparable || points.earned > (kept.best?.earned ?? 0)) kept.best = { ...points };
  if (status === 'passed') kept.firstPassed ??= now.toISOString();
}

/** Tells contents apart; white space does not count. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, '')).digest('hex').slice(0, 16);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
