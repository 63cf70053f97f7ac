import { expect, test } from 'vitest';
import { exercise } from '../checks/exercise.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { Worded } from '../language/bilingual.ts';
import { wordingIn } from './wording.ts';

const both = (text: string) => ({ en: text, es: `${text} (es)` });
const facts = exercise({
  id: 'ch3/squad',
  slug: 's',
  tier: 'core',
  title: both('t'),
  service: 's',
  environment: {},
  checks: {
    a: {
      points: 1,
      title: both('t'),
      given: both('It failed: {how}.'),
      because: both('Because.'),
      mostOften: both('the usual'),
      notes: { price: both('It costs {what}.') },
      failures: {
        usual: both('did'),
        own: { ...both('did'), mostOften: both('its own, after {how}') },
        told: { ...both('did'), mostOften: null },
      },
    },
  },
});

function verdict(name: string, values: Worded): Verdict {
  const reason = { kind: 'check', name, values } as const;
  return { id: 'ch3/squad#a', status: 'failed', reason, line: null, threw: [], output: '', journal: [] };
}

test.each([
  ['usual', 'the usual'],
  ['own', 'its own, after 503'],
  ['told', ''],
])('names the cause of the failure "%s"', (name, cause) => {
  expect(wordingIn('en').misconception(facts, verdict(name, { how: '503' }))).toBe(cause);
});

test('tells the notes of a check that is passed', () => {
  const passed: Verdict = {
    ...verdict('usual', {}),
    status: 'passed',
    reason: null,
    notes: [{ name: 'price', values: { what: { en: 'much', es: 'mucho' } } }],
  };
  expect(wordingIn('es').notes(facts, passed)).toEqual(['It costs mucho. (es)']);
  expect(wordingIn('es').notes(facts, verdict('usual', {}))).toEqual([]);
});

test('says a value that is words in the language of the report', () => {
  const nothing = verdict('usual', { how: { en: 'nothing', es: 'nada' } });
  expect(wordingIn('en').message(facts, nothing)).toContain('It failed: nothing.');
  expect(wordingIn('es').message(facts, nothing)).toContain('It failed: nada.');
});
