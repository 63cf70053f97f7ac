/** Which exercises a person means by `ch3`, `ch3/squad`, `ch3/1`, `exercises/ch3-synchronous/01-squad.ts`. */
import { closest, distance } from 'fastest-levenshtein';
import type { Exercise } from '../checks/exercise.ts';
import { chapterOf } from './exercises.ts';

export interface Unknown {
  readonly what: string;
  /** The nearest that exists; null where none is near. */
  readonly near: string | null;
  /** What could have been meant: chapters, or the exercises of the chapter. */
  readonly known: readonly string[];
}

/** The exercises that `words` name, in the order of the workbook, or the first word that names none. */
export function select(all: readonly Exercise[], words: readonly string[]): readonly Exercise[] | Unknown {
  if (words.length === 0) return all;
  const chosen = new Set<Exercise>();
  for (const word of words) {
    const name = withoutTree(word).toLowerCase();
    const found = all.filter((facts) => names(facts, all).includes(name));
    if (found.length === 0) return unknown(word, all);
    for (const facts of found) chosen.add(facts);
  }
  return all.filter((facts) => chosen.has(facts));
}

/** The slug that a path to an answer holds: what a shell completes, and what an editor knows of its file. */
function withoutTree(word: string): string {
  return word
    .replaceAll('\\', '/')
    .replace(/^(\.\/)?(exercises|solutions)\//, '')
    .replace(/\/$|\.(ts|yaml)$/, '');
}

/** Everything that names `facts`: its chapter, its id, its chapter and number, its slug. */
function names(facts: Exercise, all: readonly Exercise[]): string[] {
  const chapter = chapterOf(facts);
  const number = 1 + all.filter((one) => chapterOf(one) === chapter).indexOf(facts);
  return [chapter, facts.id, `${chapter}/${number}`, facts.slug, facts.slug.split('/')[0] ?? ''];
}

function unknown(what: string, all: readonly Exercise[]): Unknown {
  const chapters = [...new Set(all.map(chapterOf))];
  const [chapter] = what.split('/');
  const inChapter = all.filter((facts) => chapterOf(facts) === chapter).map(({ id }) => id);
  const known = what.includes('/') && inChapter.length > 0 ? inChapter : chapters;
  return { what, near: nearest(what, all, chapters), known };
}

/** What is written most like `what`: a chapter, an exercise's id, also without its chapter or with another sign in between. */
function nearest(what: string, all: readonly Exercise[], chapters: readonly string[]): string | null {
  const meant = new Map(all.flatMap(({ id }) => [id, id.split('/')[1] ?? id].map((spelling) => [spelling, id])));
  for (const chapter of chapters) meant.set(chapter, chapter);
  const word = withoutTree(what)
    .toLowerCase()
    .replace(/^(ch\d+)[-_.: ]/, '$1/');
  const near = closest(word, [...meant.keys()]);
  return distance(word, near) <= Math.max(2, word.length / 3) ? (meant.get(near) ?? null) : null;
}
