import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import squad from '../checks/ch3-synchronous/01-squad.exercise.ts';
import type { Status } from '../checks/verdict.ts';
import type { GradeRecord } from '../run/record.ts';
import { keepGrading } from './grading.ts';
import { keptOf, readProgress } from './store.ts';
import { stubOf } from './stubs.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
  mkdirSync(path.join(root, 'ch3-synchronous'));
});
afterEach(() => rmSync(root, { recursive: true }));

interface Graded {
  readonly earned?: number;
  readonly possible?: number;
  readonly status?: Status;
  readonly starts?: Status;
}

async function grade(text: string, { earned = 3, possible = 10, status = 'failed', starts = 'passed' }: Graded = {}) {
  writeFileSync(path.join(root, `${squad.slug}.ts`), text);
  const checks = [{ id: 'ch3/squad#starts', status: starts }];
  const record = { exercises: [{ id: 'ch3/squad', status, points: { earned, possible }, checks }] };
  await keepGrading(root, root, record as unknown as GradeRecord, [squad], new Date(0));
  return keptOf(readProgress(root), 'ch3/squad');
}

test('keeps the best points', async () => {
  await grade('one', { earned: 3 });
  await grade('two', { earned: 7 });
  expect((await grade('three', { earned: 5 })).best).toEqual({ earned: 7, possible: 10 });
});

test('takes the new points of an exercise that changed', async () => {
  await grade('one', { earned: 9 });
  expect((await grade('two', { earned: 4, possible: 12 })).best).toEqual({ earned: 4, possible: 12 });
});

test('keeps when it was passed first', async () => {
  expect((await grade('one')).firstPassed).toBeNull();
  expect((await grade('two', { status: 'passed' })).firstPassed).toBe('1970-01-01T00:00:00.000Z');
});

test('counts different contents as tried', async () => {
  await grade('const a = 1;');
  await grade('const a  = 1;\n');
  const { attempts, tried } = await grade('const b = 1;');
  expect([attempts, tried.length]).toEqual([3, 2]);
});

test('counts what does not start as an attempt only', async () => {
  const { attempts, tried } = await grade('const', { starts: 'failed' });
  expect([attempts, tried]).toEqual([1, []]);
});

test('counts neither the stub nor faults of the grader', async () => {
  await grade(stubOf(squad) ?? '');
  expect((await grade('one', { status: 'error' })).attempts).toBe(0);
});
