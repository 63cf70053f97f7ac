/** A whole class from submissions to results: takes, grades what is not graded yet, and loses nobody on the way. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Exercise } from '../checks/exercise.ts';
import { canaryFaults } from './canary.ts';
import type { Catalogue } from './exercises.ts';
import { findSubmissions, type Submission } from './intake/find.ts';
import { answerPath } from './intake/place.ts';
import { Refused } from './intake/refusal.ts';
import { take } from './intake/take.ts';
import type { Attempt } from './marks/standing.ts';
import { fileName } from './results/names.ts';
import { isInShard } from './seed.ts';
import type { Store } from './store.ts';
import { type Conditions, type Graded, keyOf, type Result, type Task } from './task.ts';

export interface ClassRun {
  /** The folder of submissions, and that of results; absolute. */
  readonly submissions: string;
  readonly out: string;
  /** Those that count. */
  readonly exercises: readonly Exercise[];
  readonly catalogue: Catalogue;
  readonly conditions: Conditions;
  readonly version: string;
  readonly store: Store;
  /** This machine's share of the class; null: all of it. */
  readonly shard: { readonly index: number; readonly of: number } | null;
  /** Students whose results are made anew. */
  readonly regrade: readonly string[];
  readonly signal: AbortSignal;
  /** Grades tasks, here or elsewhere. */
  readonly gradeAll: (tasks: readonly Task[], onResult: (task: Task, result: Result) => void) => Promise<void>;
  readonly onProgress: (done: number, all: number) => void;
}

export interface ClassResult {
  readonly attempts: readonly Attempt[];
  /** Files that were graded now, and those that were known. */
  readonly graded: number;
  readonly known: number;
  /** What the grader got wrong about answers that it knows; in English. */
  readonly canary: readonly string[];
  /** It was stopped before the end: the same command goes on. */
  readonly interrupted: boolean;
}

/** What was taken from a submission, and the keys of its results by exercise. */
interface Taken {
  readonly submission: Submission;
  readonly keys: ReadonlyMap<string, string>;
  /** Why nothing was taken, instead. */
  readonly instead: Attempt | null;
}

export async function runClass(run: ClassRun): Promise<ClassResult> {
  const submissions = findSubmissions(run.submissions).filter(
    ({ student }) => run.shard === null || isInShard(student, run.shard),
  );
  const tasks = new Map<string, Task>();
  const taken: Taken[] = [];
  for (const submission of submissions) {
    if (run.signal.aborted) break;
    taken.push(await takeOne(submission, run, tasks));
  }
  const open = [...tasks.values()].filter(({ key }) => run.store.get(key) === null);
  const errors = new Map<string, string>();
  const canary = open.length === 0 ? [] : await canaryFaults(run);
  // A grader that is wrong about what it knows grades nobody.
  if (open.length > 0 && canary.length === 0 && !run.signal.aborted) {
    let done = 0;
    run.onProgress(0, open.length);
    await run.gradeAll(open, (task, result) => {
      if (result.kind === 'graded') run.store.add(task.key, result);
      else errors.set(task.key, result.detail);
      done += 1;
      run.onProgress(done, open.length);
    });
    if (!run.signal.aborted) canary.push(...(await canaryFaults(run)));
  }
  return {
    attempts: taken.map((one) => attemptOf(one, run.store, errors)),
    graded: open.filter(({ key }) => run.store.get(key) !== null).length,
    known: tasks.size - open.length,
    canary: [...new Set(canary)],
    interrupted: run.signal.aborted,
  };
}

/** Takes the answers of a submission into the folder of results, and adds a task for each exercise. */
async function takeOne(submission: Submission, run: ClassRun, tasks: Map<string, Task>): Promise<Taken> {
  const { student, attempt } = submission;
  const tree = path.join(run.out, 'answers', fileName(student), `attempt-${attempt}`);
  rmSync(tree, { recursive: true, force: true });
  const keys = new Map<string, string>();
  try {
    const answers = await take(submission, run.exercises);
    mkdirSync(tree, { recursive: true });
    for (const [file, bytes] of answers) {
      mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
      writeFileSync(path.join(tree, file), bytes);
    }
    for (const facts of run.exercises) {
      const key = keyOf(answers.get(answerPath(facts)) ?? null, facts.id, run.version, run.conditions);
      if (run.regrade.includes(student)) run.store.forget(key);
      keys.set(facts.id, key);
      tasks.set(key, { key, exercise: facts.id, tree });
    }
    return { submission, keys, instead: null };
  } catch (error) {
    if (!(error instanceof Refused)) {
      return { submission, keys, instead: { student, attempt, outcome: 'error', detail: (error as Error).message } };
    }
    const { reason, values } = error;
    return { submission, keys, instead: { student, attempt, outcome: 'refused', reason, values } };
  }
}

function attemptOf({ submission, keys, instead }: Taken, store: Store, errors: ReadonlyMap<string, string>): Attempt {
  if (instead) return instead;
  const { student, attempt } = submission;
  const results: Graded[] = [];
  for (const [id, key] of keys) {
    const graded = store.get(key);
    if (graded === null) {
      return { student, attempt, outcome: 'error', detail: `${id}: ${errors.get(key) ?? 'not graded yet'}` };
    }
    results.push(graded);
  }
  const exercises = results.map(({ record }) => record);
  return { student, attempt, outcome: 'graded', exercises, sandboxes: results.map(({ sandbox }) => sandbox) };
}

/** The settings of a class that its folder of results remembers, so that the same command goes on. */
export interface Remembered {
  readonly format: 'entre-servicios/class@1';
  /** Not for students before the marks are published. */
  readonly secret: string;
}

/** What `out` remembers; null where it is new or empty, undefined where it holds something else. */
export function remembered(out: string, isEmpty: boolean): Remembered | null | undefined {
  const file = path.join(out, 'class.json');
  if (!existsSync(file)) return isEmpty ? null : undefined;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Remembered;
    return read.format === 'entre-servicios/class@1' && typeof read.secret === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
