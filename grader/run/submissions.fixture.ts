/** Grades many submissions of one exercise in one run, as a class would hand them in. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { remove } from '../base/remove.ts';
import squad from '../checks/ch3-synchronous/01-squad.exercise.ts';
import { checkIds } from '../checks/exercise.ts';
import type { Status } from '../checks/verdict.ts';
import type { ProblemName } from '../language/catalogue.ts';
import type { Runtime } from '../service/runtime.ts';
import { judgeAll } from './grade.ts';

/** What became of one submission. */
export interface Outcome {
  readonly points: number;
  /** How many checks had each status. */
  readonly counts: Partial<Record<Status, number>>;
  /** Ids of checks that failed or could not be told, with their reasons. */
  readonly reasons: readonly string[];
  /** The problem named by the first check that failed; null where it was a failure of the check itself. */
  readonly problem: ProblemName | null;
  /** Real time of all its checks. */
  readonly seconds: number;
  readonly output: string;
}

/** A file's text or bytes; an empty folder in its place; nothing at all. */
export type Submission = string | Uint8Array | 'folder' | null;

/**
 * Outcomes by name. `turnLimitSeconds` is what a hang is; a lower one saves time where hangs are expected. `runtime`
 * runs the services: this Node where absent.
 */
export async function gradeSubmissions(
  submissions: Readonly<Record<string, Submission>>,
  turnLimitSeconds?: number,
  runtime?: Runtime,
): Promise<ReadonlyMap<string, Outcome>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-submissions-'));
  try {
    const candidates = Object.entries(submissions).map(([label, submission], index) => {
      const file = path.join(folder, String(index), '01-squad.ts');
      mkdirSync(submission === 'folder' ? file : path.dirname(file), { recursive: true });
      if (submission !== 'folder' && submission !== null) writeFileSync(file, submission);
      return { label, exercise: squad.id, file, seed: '42', only: null };
    });
    const { verdicts, failures } = await judgeAll([squad], candidates, {
      readable: [folder + path.sep],
      ...(turnLimitSeconds ? { turnLimitSeconds } : {}),
      ...(runtime ? { runtime } : {}),
    });
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return new Map(candidates.map(({ label }) => [label, outcomeOf(verdicts.get(label) ?? new Map())]));
  } finally {
    remove(folder);
  }
}

function outcomeOf(
  verdicts: NonNullable<
    Awaited<ReturnType<typeof judgeAll>>['verdicts'] extends ReadonlyMap<string, infer One> ? One : never
  >,
): Outcome {
  const counts: Partial<Record<Status, number>> = {};
  const reasons: string[] = [];
  let points = 0;
  let seconds = 0;
  let problem: ProblemName | null = null;
  let output = '';
  for (const id of checkIds(squad)) {
    const timed = verdicts.get(id);
    const status = timed?.verdict.status ?? 'error';
    const reason = timed?.verdict.reason ?? null;
    counts[status] = (counts[status] ?? 0) + 1;
    seconds += (timed?.milliseconds ?? 0) / 1000;
    output += timed?.verdict.output ?? '';
    const name = id.slice(id.indexOf('#') + 1) as keyof typeof squad.checks;
    if (status === 'passed') points += squad.checks[name]?.points ?? 0;
    if (status !== 'failed' && status !== 'error') continue;
    reasons.push(`${id} ${status}: ${JSON.stringify(reason).slice(0, 300)}`);
    if (reason?.kind === 'problem') problem ??= reason.name;
  }
  return { points, counts, reasons, problem, seconds, output };
}
