/** The decks on disk: `slides/es/ch3-synchronous.md` and the others, read with the engine that shows them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import type { Language } from '../../language/bilingual.ts';
import { ChapterError } from '../../reader/problems.ts';
import createMarp from './engine.ts';
import type { DeckEnvironment } from './plugin.ts';
import { CLASS_MINUTES, type Deck, minutesOf, type Slide } from './slide.ts';

export const LANGUAGES = ['es', 'en'] as const satisfies readonly Language[];

/** A deck has this many slides, from and to. */
const SLIDES = [12, 25] as const;

/** Every deck in a language, by name; of `slugs` alone where they are given. */
export function allDecks(language: Language, root: string = inWorkbook(), slugs?: readonly string[]): Deck[] {
  return slugsIn(language, root)
    .filter((slug) => slugs?.includes(slug) ?? true)
    .map((slug) => readDeck(`slides/${language}/${slug}.md`, root));
}

/** The names of the decks that there are: `ch3-synchronous`. */
export function slugsIn(language: Language, root: string = inWorkbook()): string[] {
  try {
    const names = readdirSync(path.join(root, 'slides', language)).filter((name) => name.endsWith('.md'));
    return names.map((name) => name.slice(0, -'.md'.length)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** `slides/es/ch3-synchronous.md` → its slides, drawn; what is wrong with it is in `problems`. */
export function readDeck(file: string, root: string = inWorkbook()): Deck {
  const [, folder, slug = ''] = /^slides\/(es|en)\/([\w-]+)\.md$/.exec(file) ?? [];
  if (folder === undefined) throw new Error(`${file} is not slides/es/….md or slides/en/….md`);
  const language = folder as Language;
  const problems: ChapterError[] = [];
  const report = (line: number, what: string, todo: string): void => {
    problems.push(new ChapterError(file, line, what, todo));
  };
  const found: Omit<Slide, 'notes'>[] = [];
  // What Marp would add for browsers is added where a deck becomes a page of its own.
  const marp = createMarp({ script: false });
  const read: DeckEnvironment = { report, file, root, slides: found };
  const { html, css, comments } = marp.render(readFileSync(path.join(root, file), 'utf8'), {
    htmlAsArray: true,
    deck: read,
  });
  const slides = found.map((slide, index) => ({ ...slide, notes: (comments[index] ?? []).join('\n\n').trim() }));
  if (read.language !== language) {
    report(
      1,
      'the deck does not say its language',
      `begin with ---, marp: true, lang: ${language}, paginate: true, ---`,
    );
  }
  for (const { line, id, notes } of slides) {
    if (notes === '') report(line, `slide ${id} has no notes`, 'write a comment <!-- … --> with what the speaker says');
  }
  const [least, most] = SLIDES;
  if (slides.length < least || slides.length > most) {
    report(1, `a deck of ${slides.length} slides`, `a class takes ${least} to ${most}`);
  }
  const minutes = minutesOf({ slides });
  if (minutes > CLASS_MINUTES)
    report(1, `${minutes} minutes in all`, `a class has ${CLASS_MINUTES}: leave something out`);
  problems.sort((one, other) => one.line - other.line);
  return { file, language, slug, title: slides[0]?.title ?? slug, slides, html, css, problems };
}
