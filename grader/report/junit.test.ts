import { expect, test } from 'vitest';
import type { CheckRecord, GradeRecord } from '../run/record.ts';
import { gradescope } from './gradescope.ts';
import { junit } from './junit.ts';

const check = (name: string, status: CheckRecord['status'], points: number): CheckRecord => ({
  id: `ch3/squad#${name}`,
  status,
  points,
  milliseconds: 1500,
  title: `"${name}" & <more>`,
  message: 'first\u0007 line\nsecond',
  misconception: 'a cause',
  hint: '',
  replay: '',
  place: 'exercises/x.ts:3',
  threw: [],
  output: '',
  journal: [],
});
const checks = [
  check('starts', 'passed', 0),
  check('a', 'passed', 2),
  check('b', 'failed', 3),
  check('c', 'blocked', 1),
  check('d', 'error', 1),
];
const record: GradeRecord = {
  format: 'entre-servicios/grade@1',
  from: 'exercises',
  seed: 1,
  runtime: 'node 26',
  broker: null,
  points: { earned: 2, possible: 7 },
  exercises: [
    { id: 'ch3/squad', tier: 'core', file: 'f', status: 'error', points: { earned: 2, possible: 7 }, checks },
  ],
};

test('counts failures, errors and waiting apart', () => {
  expect(junit(record)).toContain('tests="5" failures="1" errors="1" skipped="1" time="7.500"');
});

test('escapes what would break the XML', () => {
  const xml = junit(record);
  expect(xml).toContain('name="&quot;a&quot; &amp; &lt;more&gt;"');
  expect(xml).not.toContain('\u0007');
});

test('gives Gradescope the points of each check', () => {
  const { score, tests } = gradescope(record) as { score: number; tests: { score: number; max_score: number }[] };
  expect(score).toBe(2);
  expect(tests.map(({ score: got, max_score: most }) => [got, most])).toEqual([
    [2, 2],
    [0, 3],
    [0, 1],
    [0, 1],
  ]);
});
