import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasAnswers } from './answers.ts';
import { attacks, outside, plain, textOf } from './attacks.fixture.ts';
import { gradeSubmissions, type Outcome } from './submissions.fixture.ts';

/** Real seconds: enough for all submissions one after the other on a busy machine. */
const LIMIT = 500_000;

describe.runIf(hasAnswers())('a submission that cheats', () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    const texts = (hang: boolean) =>
      Object.fromEntries(
        Object.entries(attacks)
          .filter(([, { ends }]) => (ends === 'hang') === hang)
          .map(([name, attack]) => [name, textOf(attack)]),
      );
    const [quick, slow] = await Promise.all([
      gradeSubmissions({ ...plain, ...texts(false) }),
      gradeSubmissions(texts(true), 2),
    ]);
    outcomes = new Map([...quick, ...slow]);
  }, LIMIT);

  test('is compared with honest ones', () => {
    expect(Object.keys(plain).map((name) => outcomes.get(name)?.points)).toEqual([0, 10, 9]);
  });

  test.each(Object.entries(attacks))('gains nothing when it %s', (name, { ends, before }) => {
    const { points, problem, counts } = outcomes.get(name) as Outcome;
    const deserved = ends === null ? outcomes.get(before ?? 'hollow')?.points : 0;
    // Fewer points than the service deserves are the attack's own doing.
    expect(points).toBeLessThanOrEqual(deserved ?? 0);
    expect([problem, counts.error ?? 0]).toEqual([ends, 0]);
    if (ends !== null) expect(counts.failed).toBe(1);
  });

  test('creates nothing outside its folder', () => {
    expect(existsSync(outside)).toBe(false);
  });
});
