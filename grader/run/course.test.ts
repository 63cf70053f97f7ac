import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Exercise, exercise, type Tier } from '../checks/exercise.ts';
import { courseExercises } from '../commands/shared/course.ts';
import { catalogues } from '../language/catalogue.ts';

const text = { en: 'x', es: 'x' };
const of = (id: string, tier: Tier): Exercise =>
  exercise({ id, slug: id, tier, title: text, service: 's', environment: {}, checks: {} });
const all = [of('ch3/squad', 'core'), of('ch3/retry', 'depth'), of('ch4/inbox', 'core')];

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const chosen = (course?: unknown): string[] => {
  const content = typeof course === 'string' ? course : JSON.stringify(course);
  if (course !== undefined) writeFileSync(path.join(root, 'course.json'), content);
  return courseExercises(all, catalogues.en, root).map(({ id }) => id);
};

describe('course.json', () => {
  test('may be absent or empty', () => {
    expect(chosen()).toHaveLength(3);
    expect(chosen({})).toHaveLength(3);
  });

  test('chooses chapters, exercises and tiers', () => {
    expect(chosen({ exercises: ['ch3'] })).toEqual(['ch3/squad', 'ch3/retry']);
    expect(chosen({ exercises: ['ch4/inbox', 'ch3/squad'] })).toEqual(['ch3/squad', 'ch4/inbox']);
    expect(chosen({ tiers: ['depth'], language: 'es' })).toEqual(['ch3/retry']);
    expect(chosen('\uFEFF{"tiers":["core"]}')).toEqual(['ch3/squad', 'ch4/inbox']);
  });

  test.each([
    ['{', 'it is not JSON'],
    ['[]', 'it must be an object'],
    [{ exercise: [] }, 'there is no field "exercise"'],
    [{ exercises: 'ch3' }, 'the field "exercises" must be a list of texts, not "ch3"'],
    [
      { exercises: ['ch3/sqad'] },
      'the field "exercises" names "ch3/sqad", which does not exist. Did you mean ch3/squad?',
    ],
    [{ tiers: ['hard'] }, 'in the field "tiers" there is "hard". These exist: core, depth, beyond.'],
    [{ language: 'fr' }, 'in the field "language" there is "fr". These exist: es, en.'],
    [{ exercises: ['ch4'], tiers: ['depth'] }, 'leave no exercise'],
    [{ exercises: [] }, 'leave no exercise'],
  ])('names itself and the field for %j', (course, sentence) => {
    expect(() => chosen(course)).toThrow(`course.json: `);
    expect(() => chosen(course)).toThrow(sentence);
  });
});
