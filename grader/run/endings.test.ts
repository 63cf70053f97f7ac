import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { hasAnswers } from './answers.ts';
import { endings, survivals } from './endings.fixture.ts';
import { gradeSubmissions, type Outcome } from './submissions.fixture.ts';

/** Real seconds: enough for all submissions one after the other on a busy machine. */
const LIMIT = 400_000;
const solution = hasAnswers() ? readFileSync(inWorkbook('solutions', 'ch3-synchronous', '01-squad.ts'), 'utf8') : '';
const hanging = Object.entries(endings).filter(([, { hangs }]) => hangs);
const others = Object.entries(endings).filter(([, { hangs }]) => !hangs);

describe.runIf(hasAnswers())('a submission that ends badly', () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    const submissions = (list: typeof hanging) =>
      Object.fromEntries(list.map(([name, { submission }]) => [name, submission]));
    const [quick, slow] = await Promise.all([
      gradeSubmissions({ ...submissions(others), ...survivals, neighbour: solution }),
      // Two seconds instead of five: what hangs does so for ever.
      gradeSubmissions(submissions(hanging), 2),
    ]);
    outcomes = new Map([...quick, ...slow]);
  }, LIMIT);

  test.each(Object.entries(endings))('names the problem of %s', (name, { problem }) => {
    const { counts, reasons, ...outcome } = outcomes.get(name) as Outcome;
    expect({ problem: outcome.problem, failed: counts.failed, error: counts.error ?? 0, reasons }).toEqual({
      problem,
      failed: 1,
      error: 0,
      reasons: [expect.any(String)],
    });
    expect(outcome.points).toBe(0);
  });

  test.each(Object.keys(survivals))('judges the service of %s', (name) => {
    const { counts, problem, points } = outcomes.get(name) as Outcome;
    expect([counts.error ?? 0, counts.failed, problem, points]).toEqual([0, 1, null, 0]);
  });

  test('comes to an end within seconds', () => {
    for (const { seconds } of outcomes.values()) expect(seconds).toBeLessThan(30);
  });

  test('leaves its neighbour unharmed', () => {
    expect(outcomes.get('neighbour')).toMatchObject({ points: 10, counts: { passed: 9 } });
  });

  test('prints no more than the report can show', () => {
    expect(outcomes.get('fifty megabytes of console')?.output.length).toBeLessThan(200_000);
  });
});
