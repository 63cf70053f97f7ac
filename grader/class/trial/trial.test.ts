import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { hasAnswers } from '../../run/answers.ts';
import { allExercises } from '../../run/exercises.ts';
import { generate } from './generate.ts';
import { tryClass } from './trial.ts';

const all = await allExercises();
const chosen = all.filter(({ id }) => ['ch0/hello', 'ch3/squad'].includes(id));

describe.runIf(hasAnswers())('a class that is generated', () => {
  const submissions = hasAnswers() ? generate(12, chosen, all, new Random('sample')) : [];

  test('has submissions of every kind, and no two alike', () => {
    const kinds = new Set(submissions.map(({ kind }) => kind.split(' ')[0]));
    expect([...kinds].sort()).toEqual(['attack', 'broken', 'right', 'solution', 'stub', 'wrong']);
    const files = submissions.flatMap((one) => Object.values(one.files).map(String));
    expect(new Set(files).size).toBe(12);
  });

  test('gets exactly what its answers deserve', { timeout: 300_000 }, async () => {
    const trial = await tryClass(submissions, { exercises: chosen, seed: 7, jobs: 2, runs: 1 });
    expect(trial).toMatchObject({ faults: [], graded: 11, refused: 1 });
  });

  test('is told who got something else', async () => {
    const [one] = submissions.filter(({ kind }) => kind.startsWith('broken'));
    const expected = { outcome: 'graded', exercise: 'ch0/hello', failed: null, least: 0, most: 0 } as const;
    const { faults } = await tryClass(one ? [{ ...one, expected }] : [], { exercises: [], seed: 7, jobs: 1, runs: 1 });
    expect(faults).toEqual([expect.stringMatching(/^s\d+ \(broken .*\): .*refused/)]);
  });
});
