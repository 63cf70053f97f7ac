/** The pages of a class in a real browser: what axe finds, in both languages, in light and in dark, on a telephone too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import type { JournalEvent } from '../../journal/event.ts';
import type { Language } from '../../language/bilingual.ts';
import { violations } from '../../publish/axe.fixture.ts';
import { findChromium, openChromium } from '../../publish/browser.ts';
import { allExercises } from '../../run/exercises.ts';
import type { CheckRecord, ExerciseRecord } from '../../run/record.ts';
import { PLAIN } from '../marks/policy.ts';
import { CHILEAN } from '../marks/scale.ts';
import { type Attempt, standings } from '../marks/standing.ts';
import { drawUp } from '../questions/draw-up.ts';
import { keyPage, questionPage, type Sheet } from '../questions/pages.ts';
import { feedbackPage } from './feedback.ts';
import { classReport } from './report.ts';

const chromium = findChromium();
const missing = chromium === undefined ? 'there is no Chromium' : undefined;
const exercises = (await allExercises()).filter(({ id }) => id === 'ch3/squad');

const sent = (at: number, from: string, to: string, label: string, more: Partial<JournalEvent>): JournalEvent => ({
  ...{ at, arrivedAt: at, from, to, label, kind: 'request', outcome: 'delivered' },
  ...more,
});
/** One message of each look: delivered, withdrawn, late. */
const journal = [
  sent(0, 'client', 'squads', 'GET /squads/t7', { exchange: 1 }),
  sent(0, 'squads', 'players', 'GET /players?team_id=t7', { exchange: 2, line: 14 }),
  sent(60, 'players', 'squads', '200', { kind: 'reply', exchange: 2 }),
  sent(60, 'squads', 'cup', 'GET /countries', { exchange: 3, line: 15, outcome: 'aborted' }),
  sent(1000, 'squads', 'cup', '', { kind: 'abort', exchange: 3 }),
  sent(1000, 'squads', 'client', '504', { kind: 'reply', exchange: 1, outcome: 'late' }),
];
const check = (name: string, status: CheckRecord['status'], more: Partial<CheckRecord> = {}): CheckRecord => ({
  ...{ id: `ch3/squad#${name}`, status, points: 2, milliseconds: 1, title: `checks ${name}`, message: '' },
  ...{ misconception: '', hint: '', replay: '', place: 'exercises/x.ts:14', threw: [], output: '', journal: [] },
  ...more,
});
const record: ExerciseRecord = {
  id: 'ch3/squad',
  tier: 'core',
  file: 'exercises/ch3-synchronous/01-squad.ts',
  status: 'failed',
  points: { earned: 2, possible: 6 },
  checks: [
    check('answers', 'passed', { warnings: ['A timer is left over.'], notes: ['It costs a broker.'], journal }),
    check('asks-at-once', 'failed', {
      ...{ message: 'It was asked.\nIt waited.', misconception: 'an await too early.', journal },
      ...{ threw: ['TypeError: x'], output: `${'a long line of what was printed '.repeat(9)}\n` },
    }),
    check('too-late', 'blocked'),
  ],
};
const attempts: Attempt[] = [
  { student: 'ana', attempt: 1, outcome: 'graded', exercises: [record], sandboxes: ['bubblewrap 0.8.0'] },
  { student: 'beto', attempt: 1, outcome: 'refused', reason: 'link', values: { path: 'a/b' } },
  { student: 'caro', attempt: 1, outcome: 'error', detail: 'the worker ended' },
];
const all = standings(attempts, ['dora'], PLAIN, () => ({ due: new Date(0), submitted: new Date(9e7) }));

/** Every page of a class, by name. */
function pagesIn(language: Language): Record<string, string> {
  const shown = { language, exercises, scale: CHILEAN, seed: 42, isShown: (id: string) => !id.endsWith('too-late') };
  const spoken = { exercise: 'ch3/squad', question: { ask: '?', listen: '.' } };
  const questions = drawUp(record.checks, new Random('axe'));
  const sheet: Sheet = { student: 'ana', questions, codeOf: () => 'await fetch(url);', spoken };
  return {
    ...Object.fromEntries(all.map((one) => [one.student, feedbackPage(one, { ...shown, comment: 'Bien.' })])),
    report: classReport(all, { ...shown, sandbox: 'bubblewrap 0.8.0', canary: ['the stub passes'] }),
    questions: questionPage(sheet, language),
    key: keyPage([sheet, { ...sheet, student: 'beto', questions: [], spoken: null }], language),
  };
}

describe.each(['es', 'en'] as const)('pages of a class in %s', (language) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (chromium !== undefined) browser = await openChromium(chromium);
  });
  afterAll(async () => browser?.close());
  beforeEach(({ skip }) => skip(missing !== undefined, missing));

  test.each(['light', 'dark'] as const)('have nothing for axe to find, %s', async (colorScheme) => {
    const page = await browser?.newPage({ colorScheme, viewport: { width: 390, height: 800 } });
    if (!page) throw new Error('no browser was started');
    const found: string[] = [];
    for (const [name, text] of Object.entries(pagesIn(language))) {
      await page.setContent(text);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      found.push(
        ...(await violations(page)).map((one) => `${name}: ${one}`),
        ...(wide ? [`${name}: is too wide`] : []),
      );
    }
    expect(found).toEqual([]);
  });
});
