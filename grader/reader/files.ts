/** The chapters on disk. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import type { Language } from '../language/bilingual.ts';
import type { Block, Chapter, ExerciseText } from './chapter.ts';
import { parseChapter } from './parse.ts';

/** The folder that `chapters/`, `solutions/` and the rest stand in: the workbook, unless a test says otherwise. */
const WORKBOOK = inWorkbook();

/**
 * `chapters/es/ch3-synchronous.md` → its content; `file` is relative to `root`. What is wrong in it is in `errors`.
 * `figures` are the names that a figure may have, any when absent: only who draws them knows.
 */
export function readChapter(file: string, root: string = WORKBOOK, figures?: ReadonlySet<string>): Chapter {
  const relative = path.relative(root, path.resolve(root, file)).split(path.sep).join('/');
  const [, lang, slug] = /(?:^|\/)(es|en)\/([^/]+)\.md$/.exec(relative) ?? [];
  if (lang === undefined || slug === undefined) throw new Error(`${file} is not chapters/es/….md or chapters/en/….md`);
  return parseChapter(readFileSync(path.join(root, relative), 'utf8'), {
    file: relative,
    lang: lang as Language,
    slug,
    source: (name) => textOf(path.join(root, name)),
    ...(figures && { figures }),
  });
}

/** Every page in a language, by name: ch0 to ch8, then the glossary and the others. */
export function allChapters(lang: Language, root: string = WORKBOOK, figures?: ReadonlySet<string>): Chapter[] {
  return pages(lang, root).map((file) => readChapter(file, root, figures));
}

/** The three hints of `ch3/squad`, each to be shown with `toText`; undefined where the chapter has no such exercise. */
export function hintsOf(exercise: string, lang: Language, root: string = WORKBOOK): ExerciseText['hints'] | undefined {
  return textOfExercise(exercise, lang, root)?.hints;
}

/** What `ch3/squad` asks for: contract and how it is checked; undefined where the chapter has no such exercise. */
export function statementOf(exercise: string, lang: Language, root: string = WORKBOOK): readonly Block[] | undefined {
  return textOfExercise(exercise, lang, root)?.statement;
}

/** Reads only the chapter that the exercise belongs to. */
function textOfExercise(exercise: string, lang: Language, root: string): ExerciseText | undefined {
  const chapter = exercise.slice(0, exercise.indexOf('/'));
  const file = pages(lang, root).find((page) => path.basename(page).startsWith(`${chapter}-`));
  return file === undefined ? undefined : readChapter(file, root).exercises.find(({ id }) => id === exercise);
}

function pages(lang: Language, root: string): string[] {
  const folder = path.join(root, 'chapters', lang);
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
    return names.sort().map((name) => path.join('chapters', lang, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
