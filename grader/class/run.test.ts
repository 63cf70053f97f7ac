import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exercise } from '../checks/exercise.ts';
import { hasAnswers } from '../run/answers.ts';
import { checkFile } from '../run/exercises.ts';
import type { ExerciseRecord } from '../run/record.ts';
import { gradeAll } from './pool.ts';
import { type ClassRun, runClass } from './run.ts';
import { isInShard, seedOf } from './seed.ts';
import { Store } from './store.ts';
import type { Conditions, Result, Task } from './task.ts';

const text = { en: 'x', es: 'x' };
const hello = exercise({
  id: 'ch9/none',
  slug: 'ch9-none/01-none',
  tier: 'core',
  title: text,
  service: 's',
  environment: {},
  checks: {},
});
const conditions: Conditions = { seed: 1, language: 'en', sandbox: { kind: 'permissions' }, extra: null };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A class whose answers are judged by their text: `8` gets eight points, `broken` is an error of ours. */
function classOf(answers: Record<string, string>, more: Partial<ClassRun> = {}): ClassRun & { judged: string[] } {
  for (const [student, answer] of Object.entries(answers)) {
    mkdirSync(path.join(folder, 'in', student), { recursive: true });
    writeFileSync(path.join(folder, 'in', student, '01-none.ts'), answer);
  }
  const judged: string[] = [];
  const judge = (task: Task): Result => {
    const answer = readFileSync(path.join(task.tree, `${hello.slug}.ts`), 'utf8');
    judged.push(answer);
    if (answer === 'broken') return { kind: 'error', detail: 'it broke' };
    const record = { id: task.exercise, points: { earned: Number(answer), possible: 10 }, checks: [] } as unknown;
    return { kind: 'graded', record: record as ExerciseRecord, sandbox: 'none' };
  };
  return {
    submissions: path.join(folder, 'in'),
    out: path.join(folder, 'out'),
    exercises: [hello],
    catalogue: { all: [hello], extra: [], checkFile },
    conditions,
    version: '1',
    store: new Store(path.join(folder, 'out', 'graded')),
    shard: null,
    regrade: [],
    signal: new AbortController().signal,
    gradeAll: async (tasks, onResult) => tasks.forEach((task) => void onResult(task, judge(task))),
    onProgress: () => {},
    judged,
    ...more,
  };
}

describe('a class', () => {
  test('grades everyone, and names who it could not grade', async () => {
    const run = classOf({ ana: '8', bea: 'broken', carla: '3' });
    mkdirSync(path.join(folder, 'in', 'dora'));
    const { attempts } = await runClass(run);
    expect(attempts.map(({ student, outcome }) => [student, outcome])).toEqual([
      ['ana', 'graded'],
      ['bea', 'error'],
      ['carla', 'graded'],
      ['dora', 'refused'],
    ]);
  });

  test('grades nothing twice, and an error of ours again', async () => {
    await runClass(classOf({ ana: '8', bea: 'broken', carla: '8' }));
    const again = classOf({});
    const { graded, known } = await runClass(again);
    expect([again.judged, graded, known]).toEqual([['broken'], 0, 1]);
  });

  test.each([
    ['another grader', { version: '2' }],
    ['another seed', { conditions: { ...conditions, seed: 2 } }],
    ['another language', { conditions: { ...conditions, language: 'es' as const } }],
    ['being told to', { regrade: ['ana'] }],
  ])('grades anew with %s', async (_, more) => {
    await runClass(classOf({ ana: '8' }));
    const again = classOf({}, more);
    await runClass(again);
    expect(again.judged).toEqual(['8']);
  });

  test('grades again what was changed', async () => {
    await runClass(classOf({ ana: '8', bea: '5' }));
    const again = classOf({ bea: '6' });
    await runClass(again);
    expect(again.judged).toEqual(['6']);
  });

  test('is stopped without losing what is done', async () => {
    const stop = new AbortController();
    const run = classOf({ ana: '1', bea: '2', carla: '3' }, { signal: stop.signal });
    const { gradeAll: all } = run;
    const stopped: ClassRun = {
      ...run,
      gradeAll: (tasks, onResult) =>
        all(tasks.slice(0, 1), onResult).then(() => void (tasks.length > 0 && stop.abort())),
    };
    expect((await runClass(stopped)).interrupted).toBe(true);
    const again = classOf({});
    await runClass(again);
    expect(again.judged).toEqual(['2', '3']);
  });

  test('is not graded by a grader that is wrong about its own solution', async () => {
    const run = classOf({ ana: '8' });
    const known = exercise({ ...hello, id: 'ch0/hello', slug: 'ch0-start/01-hello' });
    writeFileSync(path.join(folder, 'in', 'ana', '01-hello.ts'), '8');
    const judged: string[] = [];
    const { attempts, canary } = await runClass({
      ...run,
      exercises: [known],
      gradeAll: async (tasks, onResult) => {
        for (const task of tasks) {
          judged.push(path.basename(task.tree));
          onResult(task, { kind: 'error', detail: 'it broke' });
        }
      },
    });
    expect([canary.length > 0, attempts[0]?.outcome, judged.includes('attempt-1')]).toEqual(
      hasAnswers() ? [true, 'error', false] : [false, 'error', true],
    );
  });

  test('is complete when its shares are put together', async () => {
    const answers = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`s${index}`, String(index % 10)]));
    const shares: string[][] = [];
    for (const index of [1, 2, 3]) {
      const store = new Store(path.join(folder, `share-${index}`));
      const { attempts } = await runClass(classOf(answers, { shard: { index, of: 3 }, store }));
      shares.push(attempts.map(({ student }) => student));
    }
    expect(shares.flat().sort()).toEqual(Object.keys(answers).sort());
    const whole = classOf({});
    for (const index of [1, 2, 3]) whole.store.addAll(new Store(path.join(folder, `share-${index}`)));
    const { attempts } = await runClass(whole);
    expect([attempts.length, whole.judged]).toEqual([20, []]);
  });
});

test('a worker that gives no result in time is an error of ours, never a mark', async () => {
  const results: Result[] = [];
  await gradeAll([{ key: 'a', exercise: 'ch0/hello', tree: folder }], {
    conditions,
    jobs: 1,
    signal: new AbortController().signal,
    taskLimitSeconds: 0.001,
    onResult: (_task, result) => results.push(result),
  });
  expect(results).toEqual([{ kind: 'error', detail: 'no result in 0.001 s' }]);
});

test('of two writers of a result, the first one stays', () => {
  const store = new Store(folder);
  const key = '0'.repeat(32);
  const graded = (id: string) => ({ record: { id } as ExerciseRecord, sandbox: 'none' });
  expect([store.add(key, graded('one')), store.add(key, graded('two')), store.get(key)]).toEqual([
    true,
    false,
    graded('one'),
  ]);
  writeFileSync(path.join(folder, `${key}.json`), '{ "format"');
  expect([store.get(key), store.add(key, graded('two')), store.get(key)]).toEqual([null, true, graded('two')]);
});

test('a secret stands for one seed, and a student for one share', () => {
  expect(seedOf('a')).toBe(seedOf('a'));
  expect(seedOf('a')).not.toBe(seedOf('b'));
  const shares = [1, 2, 3, 4, 5].filter((index) => isInShard('ana', { index, of: 5 }));
  expect(shares).toHaveLength(1);
});
