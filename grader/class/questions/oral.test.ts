import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allExercises } from '../../run/exercises.ts';
import { ORAL_BANK, oralBank } from './oral.ts';

if (!existsSync(ORAL_BANK)) console.log('skipped: a copy for students has no bank of oral questions');

describe.runIf(existsSync(ORAL_BANK))('the bank of oral questions', async () => {
  const exercises = await allExercises();
  const bank = oralBank();

  test('has at least two for each core exercise, and none for what is no exercise', () => {
    const core = exercises.filter(({ tier }) => tier === 'core').map(({ id }) => id);
    expect(core.filter((id) => (bank.get(id)?.length ?? 0) < 2)).toEqual([]);
    expect([...bank.keys()].filter((id) => !exercises.some((facts) => facts.id === id))).toEqual([]);
  });

  test.each([...bank])('asks in both languages, and says what to listen for: %s', (_, questions) => {
    for (const question of questions) {
      expect(Object.keys(question).sort()).toEqual(['en', 'es']);
      for (const { ask, listen } of Object.values(question)) {
        expect(ask).toMatch(/[?.]$/);
        expect(listen).toMatch(/\.$/);
        // Five minutes: what is longer is read out, not asked.
        expect([...ask].length).toBeLessThan(220);
      }
      expect(question.es.ask).not.toBe(question.en.ask);
    }
  });
});
