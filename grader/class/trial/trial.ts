/** Grades generated submissions as a class would be, twice, and compares with what must become of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Exercise } from '../../checks/exercise.ts';
import { sandboxHere } from '../../service/sandbox.ts';
import { catalogueWith } from '../exercises.ts';
import type { Attempt } from '../marks/standing.ts';
import { gradeAll } from '../pool.ts';
import { type ClassResult, runClass } from '../run.ts';
import { Store } from '../store.ts';
import { graderVersion } from '../version.ts';
import type { Expected, Generated } from './generate.ts';

export interface Trial {
  /** One sentence for each submission that became something else than it must. */
  readonly faults: readonly string[];
  /** How many were graded and refused. */
  readonly graded: number;
  readonly refused: number;
  /** Real seconds of each run, its canary included. */
  readonly seconds: readonly number[];
}

export interface TrialOptions {
  readonly exercises: readonly Exercise[];
  readonly seed: number;
  readonly jobs: number;
  /** 2, unless the second run is of no interest. */
  readonly runs?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/** Grades `submissions` from nothing `runs` times, with one seed. */
export async function tryClass(submissions: readonly Generated[], options: TrialOptions): Promise<Trial> {
  const folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-trial-'));
  try {
    for (const { files } of submissions) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, 'in', name)), { recursive: true });
        writeFileSync(path.join(folder, 'in', name), content);
      }
    }
    const seconds: number[] = [];
    const results: ClassResult[] = [];
    for (let run = 0; run < (options.runs ?? 2); run += 1) {
      const began = performance.now();
      results.push(await gradeFolder(path.join(folder, 'in'), path.join(folder, `out-${run}`), options));
      seconds.push((performance.now() - began) / 1000);
    }
    const [first, ...others] = results;
    const attempts = new Map(first?.attempts.map((one) => [one.student, one]));
    const faults = [
      ...results.flatMap(({ canary }) => canary),
      ...submissions.flatMap((one) => faultOf(one, attempts.get(one.student))),
      ...others.flatMap((other) => differences(first?.attempts ?? [], other.attempts)),
    ];
    const count = (outcome: Attempt['outcome']) => [...attempts.values()].filter((one) => one.outcome === outcome);
    return { faults, graded: count('graded').length, refused: count('refused').length, seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function gradeFolder(submissions: string, out: string, options: TrialOptions): Promise<ClassResult> {
  const { signal } = new AbortController();
  const { exercises, jobs, seed, onProgress = () => {} } = options;
  const conditions = { seed, language: 'en', sandbox: sandboxHere(), extra: null } as const;
  return runClass({
    submissions,
    out,
    exercises,
    catalogue: await catalogueWith(null),
    conditions,
    version: graderVersion(null),
    store: new Store(path.join(out, 'graded')),
    shard: null,
    regrade: [],
    signal,
    gradeAll: (tasks, onResult) => gradeAll(tasks, { conditions, jobs, signal, onResult }),
    onProgress,
  });
}

function faultOf({ student, kind, expected }: Generated, attempt: Attempt | undefined): string[] {
  const told = toldOf(attempt, expected);
  return told === null ? [] : [`${student} (${kind}): ${told}`];
}

/** What is other than expected; null where nothing is. */
function toldOf(attempt: Attempt | undefined, expected: Expected): string | null {
  if (attempt === undefined) return 'it is lost';
  if (expected.outcome === 'refused') {
    const got = attempt.outcome === 'refused' ? attempt.reason : attempt.outcome;
    return got === expected.reason ? null : `${got}, not refused as ${expected.reason}`;
  }
  if (attempt.outcome !== 'graded') return JSON.stringify(attempt);
  const record = attempt.exercises.find(({ id }) => id === expected.exercise);
  const others = attempt.exercises.filter(({ id, points }) => id !== expected.exercise && points.earned > 0);
  if (others.length > 0) return `${others.map(({ id }) => id).join(', ')} got points without an answer`;
  const earned = record?.points.earned ?? Number.NaN;
  if (!(earned >= expected.least && earned <= expected.most))
    return `${earned} points, not ${[...new Set([expected.least, expected.most])].join(' to ')}`;
  const failed = record?.checks.filter(({ status }) => status === 'failed').map(({ id }) => id) ?? [];
  if (expected.failed === null || [...failed].sort().join() === [...expected.failed].sort().join()) return null;
  return `fails ${failed.join(', ') || 'nothing'}, not ${expected.failed.join(', ') || 'nothing'}`;
}

/** Who became something else the second time: other verdicts, words or journals; times that it took may differ. */
function differences(first: readonly Attempt[], second: readonly Attempt[]): string[] {
  const told = new Map(second.map((one) => [one.student, canonical(one)]));
  return first.flatMap((one) => (told.get(one.student) === canonical(one) ? [] : [`${one.student}: graded otherwise`]));
}

function canonical(attempt: Attempt): string {
  return JSON.stringify(attempt, (name, value) => (name === 'milliseconds' ? undefined : value));
}
