import { describe, expect, test } from 'vitest';
import type { CheckRecord, ExerciseRecord } from '../../run/record.ts';
import { PLAIN, PolicyFault, readPolicy } from './policy.ts';
import { CHILEAN, markOf } from './scale.ts';
import { type Attempt, type Dates, isShown, standings } from './standing.ts';

const check = (name: string, status: CheckRecord['status'], points: number): CheckRecord => ({
  id: `ch3/squad#${name}`,
  status,
  points,
  milliseconds: 1,
  title: name,
  message: '',
  misconception: '',
  hint: '',
  replay: '',
  place: '',
  threw: [],
  output: '',
  journal: [],
});

/** An attempt that passes the first `earned` of ten points. */
function attempt(student: string, number: number, earned: number): Attempt {
  const checks = [check('a', earned > 0 ? 'passed' : 'failed', earned), check('b', 'failed', 10 - earned)];
  const record: ExerciseRecord = {
    id: 'ch3/squad',
    tier: 'core',
    file: '',
    status: 'failed',
    points: { earned, possible: 10 },
    checks,
  };
  return { student, attempt: number, outcome: 'graded', exercises: [record], sandboxes: [''] };
}

const noDates = () => null;
const KNOWN = ['ch3/squad', 'ch3/squad#a', 'ch3/squad#b'];

describe('the Chilean scale', () => {
  test.each([
    [0, 1],
    [0.3, 2.5],
    [0.59, 4], // 3.95, rounded half up
    [0.589, 3.9],
    [0.6, 4],
    [0.8, 5.5],
    [1, 7],
  ])('gives for %f of the points %f', (share, mark) => {
    expect(markOf(share, CHILEAN)).toBe(mark);
  });

  test('is one of many', () => {
    expect(markOf(0.5, { lowest: 0, pass: 50, highest: 100, passAt: 0.5, decimals: 0 })).toBe(50);
  });
});

describe('a standing', () => {
  const only = (attempts: Attempt[], text = '{}', dates: () => Dates | null = noDates) =>
    standings(attempts, [], readPolicy(text, KNOWN), dates)[0];

  test('keeps raw points whatever the policy does', () => {
    const policy = '{ "weights": { "ch3/squad#a": 3 }, "late": { "percentPerDay": 50 } }';
    const dates = { due: new Date('2026-11-23T12:00Z'), submitted: new Date('2026-11-23T13:00Z') };
    expect(only([attempt('ana', 1, 5)], policy, () => dates)).toMatchObject({
      raw: { earned: 5, possible: 10 },
      weighted: { earned: 15, possible: 20 },
      latePercent: 50,
      share: 0.375,
      mark: 2.9,
    });
  });

  test('multiplies the weight of a check by that of its exercise', () => {
    const policy = '{ "weights": { "ch3/squad#a": 3, "ch3/squad": 2 } }';
    expect(only([attempt('ana', 1, 5)], policy)?.weighted).toEqual({ earned: 30, possible: 40 });
  });

  test.each([
    ['2026-11-23T12:00Z', 0],
    ['2026-11-23T12:15Z', 0],
    ['2026-11-23T12:16Z', 1],
    ['2026-11-24T12:15Z', 1],
    ['2026-11-24T12:16Z', 2],
    ['2026-12-24T12:16Z', 32],
  ])('submitted at %s is %i days late, with a quarter of an hour of grace', (submitted, days) => {
    const dates = { due: new Date('2026-11-23T12:00Z'), submitted: new Date(submitted) };
    const policy = '{ "late": { "percentPerDay": 10, "graceMinutes": 15, "mostPercent": 60 } }';
    const one = only([attempt('ana', 1, 10)], policy, () => dates);
    expect([one?.daysLate, one?.latePercent]).toEqual([days, Math.min(60, days * 10)]);
  });

  test('counts the best attempt, or the last', () => {
    const attempts = [attempt('ana', 1, 3), attempt('ana', 2, 8), attempt('ana', 3, 5)];
    expect(only(attempts)?.counts?.attempt).toBe(2);
    expect(only(attempts, '{ "attempts": "last" }')?.counts?.attempt).toBe(3);
  });

  test('falls back on an earlier attempt where the last was refused', () => {
    const refused: Attempt = { student: 'ana', attempt: 2, outcome: 'refused', reason: 'link', values: {} };
    expect(only([attempt('ana', 1, 3), refused], '{ "attempts": "last" }')).toMatchObject({
      outcome: 'graded',
      mark: 2.5,
    });
  });

  test('has no mark where the error was ours, whatever another attempt was worth', () => {
    const broken: Attempt = { student: 'ana', attempt: 2, outcome: 'error', detail: 'x' };
    expect(only([attempt('ana', 1, 10), broken])).toMatchObject({ outcome: 'error', mark: null, raw: null });
  });

  test('is given to everyone on the list, with a mark or without', () => {
    const all = standings([attempt('bea', 1, 10)], ['ana', 'bea'], PLAIN, noDates);
    expect(all.map(({ student, outcome, mark }) => [student, outcome, mark])).toEqual([
      ['ana', 'missing', null],
      ['bea', 'graded', 7],
    ]);
  });
});

describe('visibility', () => {
  const policy = readPolicy(
    '{ "visibility": { "ch3/squad": "hidden", "ch3/squad#a": "shown", "ch3/squad#b": "2026-12-01" } }',
    KNOWN,
  );
  test.each([
    ['ch3/squad#a', '2026-11-01', true],
    ['ch3/squad#b', '2026-11-30', false],
    ['ch3/squad#b', '2026-12-01', true],
    ['ch3/squad#starts', '2026-12-01', false],
  ])('of %s on %s: %s', (id, day, shown) => {
    expect(isShown(id, policy, new Date(day))).toBe(shown);
  });
});

test.each([
  ['{', 'notJson'],
  ['[]', 'badValue'],
  ['{ "weight": {} }', 'unknownField'],
  ['{ "weights": { "ch3/squat": 1 } }', 'unknownCheck'],
  ['{ "weights": { "ch3/squad": "2" } }', 'badValue'],
  ['{ "weights": { "ch3/squad": -1 } }', 'badValue'],
  ['{ "visibility": { "ch3/squad": "soon" } }', 'badValue'],
  ['{ "attempts": "first" }', 'badValue'],
  ['{ "late": { "percentPerDay": 200 } }', 'badValue'],
  ['{ "late": { "perDay": 2 } }', 'unknownField'],
  ['{ "scale": { "lowest": 8 } }', 'badScale'],
  ['{ "scale": { "passAt": 1 } }', 'badScale'],
])('refuses the policy %s: %s', (text, fault) => {
  try {
    readPolicy(text, KNOWN);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyFault);
    expect((error as PolicyFault).fault).toBe(fault);
  }
});
