import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import { answerPath } from '../../class/intake/place.ts';
import { gradeAll } from '../../class/pool.ts';
import type { Task } from '../../class/task.ts';
import { answersTo } from '../../run/answers.ts';
import { allExercises } from '../../run/exercises.ts';
import { sandboxHere } from '../../service/sandbox.ts';
import { median, timed } from './measure.ts';
import type { Words } from './words.ts';

const EXERCISE = 'ch3/squad';
/** Submissions: for the rate of one worker and of several, and for what one costs among few and among many. */
const [SOME, FEW, MANY] = [20, 10, 100];
const PEER_RUNS = 3;

/**
 * A class of one exercise, its right and wrong answers in turn, from starting the workers to the last result: submissions a
 * second against a cold vitest run for each, one worker against two, and whether many cost more each than few.
 */
export async function classes(say: Words): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) return say.needsNpm;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-bench-'));
  try {
    const tasks = await tasksIn(folder);
    const cores = os.availableParallelism();
    const some = tasks.slice(0, SOME);
    // Around each other, so that what else the machine does falls on both.
    // A worker alone uses every core that it finds, starting processes ahead: as another machine would, it gets one.
    const all = coresOf();
    const [one, two] = await around(
      () => onCores(all.slice(0, 1), all, () => perSecond(some, 1)),
      () => onCores(all.slice(0, 2), all, () => perSecond(some, 2)),
    );
    const [few, many] = await around(
      () => perSecond(tasks.slice(0, FEW), cores),
      () => perSecond(tasks, cores),
    );
    const costs: { vitest: number[]; grade: number[] } = { vitest: [], grade: [] };
    for (let run = 0; run < PEER_RUNS; run += 1) {
      costs.vitest.push(await timed([npm, 'exec', '--', 'vitest', 'run'], inWorkbook('grader', 'bench', 'peer')));
      costs.grade.push(await timed([npm, 'run', '-s', 'grade', EXERCISE, '--', '--solutions', '--json'], inWorkbook()));
    }
    const [vitest, grade] = [1000 / median(costs.vitest), 1000 / median(costs.grade)];
    return [
      say.classRate(MANY, cores, many.toFixed(2), vitest.toFixed(2), (many / vitest).toFixed(2)),
      say.classGrade(grade.toFixed(2), (many / grade).toFixed(2)),
      say.classFlat([FEW, MANY], [ms(few), ms(many)], (few / many).toFixed(2)),
      say.classWorkers(SOME, all.length > 1, [one.toFixed(2), two.toFixed(2)], (two / one).toFixed(2)),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files that differ in a line, so that none stands for another. */
async function tasksIn(folder: string): Promise<Task[]> {
  const all = await allExercises();
  const facts = all.find(({ id }) => id === EXERCISE);
  if (!facts) throw new Error(`there is no ${EXERCISE}`);
  const answers = answersTo(facts, all).filter(({ kind }) => kind !== 'stub' && kind !== 'earlier');
  return Array.from({ length: MANY }, (_, index) => {
    const tree = path.join(folder, String(index));
    const file = path.join(tree, answerPath(facts));
    mkdirSync(path.dirname(file), { recursive: true });
    const text = readFileSync(answers[index % answers.length]?.file ?? '', 'utf8');
    writeFileSync(file, `${text}\n// ${index}\n`);
    return { key: String(index), exercise: EXERCISE, tree };
  });
}

/** The rate of `first`, measured before and after `second`, and that of `second`. */
async function around(first: () => Promise<number>, second: () => Promise<number>): Promise<[number, number]> {
  const before = await first();
  const rate = await second();
  // The mean of times, not of rates.
  return [2 / (1 / before + 1 / (await first())), rate];
}

/** The cores that this process may use, where that can be told and changed (Linux); otherwise none. */
function coresOf(): string[] {
  try {
    const told = execFileSync('taskset', ['-pc', String(process.pid)], { encoding: 'utf8' });
    const [, list = ''] = /: ([\d,-]+)\s*$/.exec(told) ?? [];
    return list.split(',').flatMap((part) => {
      const [from = '', to = from] = part.split('-');
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index));
    });
  } catch {
    return [];
  }
}

/** Runs `work`, and what it starts, on `some` cores of `all`. */
async function onCores<Value>(
  some: readonly string[],
  all: readonly string[],
  work: () => Promise<Value>,
): Promise<Value> {
  const use = (cores: readonly string[]): void => {
    if (cores.length > 0) execFileSync('taskset', ['-apc', cores.join(','), String(process.pid)], { stdio: 'ignore' });
  };
  use(some);
  try {
    return await work();
  } finally {
    use(all);
  }
}

/** Submissions graded a second by `jobs` workers; rejects where one could not be graded. */
async function perSecond(tasks: readonly Task[], jobs: number): Promise<number> {
  const { signal } = new AbortController();
  const conditions = { seed: 42, language: 'en', sandbox: sandboxHere(), extra: null } as const;
  const began = performance.now();
  const faults: string[] = [];
  await gradeAll(tasks, {
    conditions,
    jobs,
    signal,
    onResult: (_, result) => {
      if (result.kind === 'error') faults.push(result.detail);
    },
  });
  if (faults.length > 0) throw new Error(faults[0]);
  return tasks.length / ((performance.now() - began) / 1000);
}

function ms(rate: number): number {
  return Math.round(1000 / rate);
}
