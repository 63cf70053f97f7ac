import { expect, test } from 'vitest';
import { type Exercise, exercise } from '../checks/exercise.ts';
import { select } from './select.ts';

const facts = (id: string, slug: string): Exercise =>
  exercise({ id, slug, tier: 'core', title: { en: '', es: '' }, service: 's', environment: {}, checks: {} });
const all = [
  facts('ch3/squad', 'ch3-synchronous/01-squad'),
  facts('ch3/retry', 'ch3-synchronous/02-retry'),
  facts('ch4/train', 'ch4-asynchronous/01-train'),
];
const chosen = (...words: string[]) => {
  const result = select(all, words);
  return 'what' in result ? result : result.map(({ id }) => id);
};

test('means everything by nothing', () => {
  expect(chosen()).toEqual(['ch3/squad', 'ch3/retry', 'ch4/train']);
});

test('takes a chapter, an exercise, a number, a slug', () => {
  expect(chosen('ch3')).toEqual(['ch3/squad', 'ch3/retry']);
  expect(chosen('ch3/retry')).toEqual(['ch3/retry']);
  expect(chosen('ch3/2')).toEqual(['ch3/retry']);
  expect(chosen('ch3-synchronous/01-squad')).toEqual(['ch3/squad']);
});

test('keeps the order of the workbook, each once', () => {
  expect(chosen('ch4', 'ch3/2', 'ch3')).toEqual(['ch3/squad', 'ch3/retry', 'ch4/train']);
});

test('names the nearest of what does not exist', () => {
  expect(chosen('ch3/sqad')).toEqual({ what: 'ch3/sqad', near: 'ch3/squad', known: ['ch3/squad', 'ch3/retry'] });
  expect(chosen('ch33')).toMatchObject({ near: 'ch3', known: ['ch3', 'ch4'] });
  expect(chosen('pancakes')).toMatchObject({ near: null });
});

test('understands an exercise without its chapter, or joined otherwise', () => {
  expect(chosen('squad')).toMatchObject({ near: 'ch3/squad' });
  expect(chosen('ch3-squad')).toMatchObject({ near: 'ch3/squad' });
  expect(chosen('Trian')).toMatchObject({ near: 'ch4/train' });
});
