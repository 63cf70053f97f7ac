/** Which exercise a file of a submission answers, by its path and name alone. */
import path from 'node:path';
import type { Exercise } from '../../checks/exercise.ts';
import { answerFile } from '../../run/exercises.ts';

/** Folders of a workbook that are no answers, whatever they hold. */
const FOREIGN = ['grader', 'solutions', 'chapters', 'slides', 'dist', 'node_modules', '__MACOSX'];

export interface Place {
  readonly exercise: Exercise;
  /** The lower, the surer: where the workbook has it, in its chapter's folder, by its file's name, by a renamed one. */
  readonly rank: number;
}

/** Whether nothing under `place` is ever looked at: other folders of the workbook, and what begins with a dot. */
export function ignored(place: string): boolean {
  return place.split('/').some((part) => part.startsWith('.') || FOREIGN.includes(part));
}

/** Whether `place` leads out of its folder: absolute, a drive, `..`, a backslash. */
export function leadsOutside(place: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\0/.test(place) || place.split(/[/\\]/).includes('..');
}

/** `ch0-start/01-hello.ts`: the file of an exercise below the folder of answers. */
export function answerPath(facts: Exercise): string {
  return answerFile('', facts).replaceAll('\\', '/');
}

/** The exercise that the file at `place` answers; null where it answers none, or its name alone would fit several. */
export function placeOf(place: string, exercises: readonly Exercise[]): Place | null {
  const ranks: readonly ((file: string) => boolean)[] = [
    (file) => `/${place}`.endsWith(`/exercises/${file}`),
    (file) => `/${place}`.endsWith(`/${file}`),
    (file) => path.posix.basename(place) === path.posix.basename(file),
    (file) => renamed(path.posix.basename(place)) === path.posix.basename(file),
  ];
  for (const [rank, fits] of ranks.entries()) {
    const found = exercises.filter((facts) => fits(answerPath(facts)));
    const [exercise] = found;
    if (exercise && new Set(found.map(({ slug }) => slug)).size === 1) return { exercise, rank };
  }
  return null;
}

/** `01-hello.ts` of what gradebooks and browsers make of it: `perez_123_456_01-hello-2.ts`, `01-hello (1).ts`. */
function renamed(name: string): string {
  const ending = path.posix.extname(name);
  return `${name
    .slice(0, name.length - ending.length)
    .replace(/^.*_/, '')
    .replace(/(-\d+| \(\d+\))$/, '')}${ending}`;
}
