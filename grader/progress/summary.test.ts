import { expect, test } from 'vitest';
import { type Exercise, exercise, type Tier } from '../checks/exercise.ts';
import type { Kept } from './store.ts';
import { nextAfter, summarise } from './summary.ts';

const text = { en: 'x', es: 'x' };
const check = { points: 10, title: text, given: text, because: text, mostOften: text, failures: {} };
const of = (id: string, tier: Tier): Exercise =>
  exercise({ id, slug: id, tier, title: text, service: 's', environment: {}, checks: { answers: check } });
const all = [of('ch3/squad', 'core'), of('ch3/retry', 'depth'), of('ch4/inbox', 'core'), of('ch5/tap', 'core')];
const kept = (some: Partial<Kept>): Kept => ({
  best: null,
  attempts: 1,
  tried: [],
  firstPassed: null,
  hints: 0,
  solutionSeen: null,
  ...some,
});
const passed = kept({ firstPassed: '2026-11-23T00:00:00Z' });

test('counts core and depth apart', () => {
  const { tiers } = summarise(all, { 'ch3/squad': passed, 'ch3/retry': kept({ best: { earned: 4, possible: 10 } }) });
  expect(tiers.map(({ tier, points }) => [tier, points.earned, points.possible])).toEqual([
    ['core', 10, 30],
    ['depth', 4, 10],
  ]);
});

test('names the next exercise of the core first', () => {
  expect(summarise(all, { 'ch3/squad': passed }).next).toBe('ch4/inbox');
  expect(summarise(all, Object.fromEntries(all.map(({ id }) => [id, passed]))).next).toBeNull();
});

test('names depth once the core is passed', () => {
  const core = Object.fromEntries(['ch3/squad', 'ch4/inbox', 'ch5/tap'].map((id) => [id, passed]));
  expect(summarise(all, core).next).toBe('ch3/retry');
});

test('goes on after what was just passed', () => {
  expect(nextAfter('ch3/squad', all, {})).toBe('ch4/inbox');
});

test('keeps what was passed before checks were added', () => {
  const { tiers } = summarise(all, { 'ch3/squad': kept({ ...passed, best: { earned: 5, possible: 5 } }) });
  expect(tiers[0]?.chapters[0]?.exercises[0]).toMatchObject({ state: 'passed', points: { earned: 10, possible: 10 } });
});
