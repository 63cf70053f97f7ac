import { describe, expect, test } from 'vitest';
import { checkIds } from '../../checks/exercise.ts';
import type { Heading } from '../../reader/chapter.ts';
import { allChapters } from '../../reader/files.ts';
import { allExercises } from '../../run/exercises.ts';
import { allDecks, LANGUAGES } from '../slides/deck.ts';
import { POINTS } from './points.ts';

const points = Object.entries(POINTS);

/** The points whose place of this kind is none of `known`. */
function astray(kind: 'chapter' | 'check' | 'slide', known: ReadonlySet<string>): string[] {
  return points.filter(([, point]) => !known.has(point[kind])).map(([name, point]) => `${name}: ${point[kind]}`);
}

test('every point of the unit has a check that looks for it', async () => {
  expect(astray('check', new Set((await allExercises()).flatMap(checkIds)))).toEqual([]);
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('every point of the unit is taught in a section', () => {
    const known = allChapters(language).flatMap(({ slug, blocks }) =>
      blocks.filter((block): block is Heading => block.kind === 'heading').map(({ id }) => `${slug}#${id}`),
    );
    expect(astray('chapter', new Set(known))).toEqual([]);
  });

  test('every point of the unit has a slide', () => {
    const known = allDecks(language).flatMap(({ slug, slides }) => slides.map(({ id }) => `${slug}#${id}`));
    expect(astray('slide', new Set(known))).toEqual([]);
  });
});
