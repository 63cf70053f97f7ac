/**
 * `course.json` at the root: which exercises count in a course, for a teacher to write. Optional. All its fields are:
 *
 *   { "exercises": ["ch3", "ch4/inbox"],   chapters and exercises; left out: all
 *     "tiers": ["core", "depth"],          of those, the ones of these tiers; left out: all
 *     "language": "es" }                   of everyone who does not ask for another with --lang
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Exercise, Tier } from '../checks/exercise.ts';
import type { Values } from '../language/bilingual.ts';
import { select } from './select.ts';

export const COURSE_FILE = 'course.json';
const FIELDS = ['exercises', 'tiers', 'language', '$schema'];
const TIERS: readonly Tier[] = ['core', 'depth', 'beyond'];
const LANGUAGES = ['es', 'en'];

/** What is wrong in course.json; its text is `commands.course[name]` of the catalogue. */
export class CourseFault extends Error {
  readonly fault: 'notJson' | 'notObject' | 'unknownField' | 'notList' | 'unknownValue' | 'unknownExercise' | 'empty';
  readonly values: Values;

  constructor(fault: CourseFault['fault'], values: Values = {}) {
    super(`${COURSE_FILE}: ${fault}`);
    this.fault = fault;
    this.values = values;
  }
}

/** The exercises that count; all of them where there is no course.json. Throws CourseFault where it makes no sense. */
export function exercisesOfCourse(root: string, all: readonly Exercise[]): readonly Exercise[] {
  const course = read(path.join(root, COURSE_FILE));
  if (course === null) return all;
  for (const field of Object.keys(course)) {
    if (!FIELDS.includes(field)) throw new CourseFault('unknownField', { field, known: FIELDS.slice(0, 3).join(', ') });
  }
  const { language } = course;
  if (language !== undefined && !LANGUAGES.includes(language as string)) {
    throw new CourseFault('unknownValue', { field: 'language', value: told(language), known: LANGUAGES.join(', ') });
  }
  const tiers = listOf(course, 'tiers');
  for (const tier of tiers ?? []) {
    if (TIERS.includes(tier as Tier)) continue;
    throw new CourseFault('unknownValue', { field: 'tiers', value: told(tier), known: TIERS.join(', ') });
  }
  const words = listOf(course, 'exercises');
  const named = select(all, words ?? []);
  if ('what' in named) {
    throw new CourseFault('unknownExercise', {
      value: named.what,
      near: named.near ?? '',
      known: named.known.join(', '),
    });
  }
  const chosen = named.filter(({ tier }) => tiers === undefined || tiers.includes(tier));
  if (chosen.length === 0 || words?.length === 0) throw new CourseFault('empty');
  return chosen;
}

function read(file: string): Record<string, unknown> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new CourseFault('notJson', { error: (error as Error).message });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CourseFault('notJson', { error: (error as Error).message });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CourseFault('notObject');
  return value as Record<string, unknown>;
}

function listOf(course: Record<string, unknown>, field: string): readonly string[] | undefined {
  const value = course[field];
  if (value === undefined) return undefined;
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (!isList) throw new CourseFault('notList', { field, value: told(value) });
  return value as string[];
}

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
