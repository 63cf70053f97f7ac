import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import { catalogues } from '../language/catalogue.ts';
import { findChromium } from '../publish/browser.ts';
import { buildDecks, writeIndex } from '../publish/slides/build.ts';
import { allDecks, LANGUAGES, slugsIn } from '../publish/slides/deck.ts';
import { FORMATS, type Format } from '../publish/slides/formats.ts';
import type { Deck } from '../publish/slides/slide.ts';
import { Misuse } from './shared/misuse.ts';
import { readOptions } from './shared/options.ts';
import { watchDecks } from './slides/watch.ts';
import { words } from './slides/words.ts';
import { chooseLanguage } from './start/language.mjs';

const OPTIONS = {
  format: { type: 'string', example: 'html,pdf' },
  out: { type: 'string', example: 'dist/slides' },
  watch: { type: 'boolean' },
} as const;
const [ERRORS, MISUSE, UNABLE] = [1, 2, 3];

type Words = (typeof words)['en'];

/** `npm run slides [CHAPTER…]`: decks → dist/slides. Exit codes as its help says. */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const [say, catalogue] = [words[language], catalogues[language]];
  try {
    const { values, words: typed } = readOptions('slides', OPTIONS, argv, catalogue, process.env);
    if (values.help) {
      process.stdout.write(say.help);
      return 0;
    }
    const slugs = slugsNamed(typed, say);
    const formats = formatsNamed(values.format, say);
    const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out ?? inWorkbook('dist', 'slides'));
    const languages = values.lang === undefined ? LANGUAGES : ([values.lang === 'en' ? 'en' : 'es'] as const);
    const read = (): Deck[] => languages.flatMap((one) => allDecks(one, inWorkbook(), slugs));
    if (values.watch) return await watchDecks(read, folder, say);
    const decks = read();
    if (tellProblems(decks, say)) return ERRORS;
    const chromium = findChromium();
    let files = 0;
    const wrote = (file: string): void => {
      files += 1;
      process.stderr.write(`${path.relative(process.cwd(), file)}\n`);
    };
    await buildDecks(decks, { folder, formats, chromium, wrote });
    const index = writeIndex(
      LANGUAGES.flatMap((one) => allDecks(one)),
      folder,
    );
    process.stdout.write(`${say.wrote(files + 1, path.relative(process.cwd(), index))}\n`);
    const left = chromium === undefined ? FORMATS.filter((one) => formats.has(one) && one !== 'html') : [];
    if (left.length === 0) return 0;
    process.stderr.write(`${say.noChromium(left.map((one) => (one === 'notes' ? 'notes (PDF)' : one)))}\n`);
    return values.format !== undefined && left.some((one) => one !== 'notes') ? UNABLE : 0;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
}

/** Names of decks: those of `ch3` or `ch3-synchronous`, or all that there are. */
function slugsNamed(typed: readonly string[], say: Words): string[] {
  const known = [...new Set(LANGUAGES.flatMap((language) => slugsIn(language)))].sort();
  if (known.length === 0) throw new Misuse(say.none);
  if (typed.length === 0) return known;
  return typed.map((word) => {
    const slug = known.find((one) => one === word || one.startsWith(`${word}-`));
    if (slug === undefined)
      throw new Misuse(
        say.unknown(
          word,
          known.map((one) => one.replace(/^(ch\d+)-.*/, '$1')),
        ),
      );
    return slug;
  });
}

function formatsNamed(typed: string | undefined, say: Words): ReadonlySet<Format> {
  if (typed === undefined) return new Set(FORMATS);
  return new Set(
    typed.split(',').map((name) => {
      const format = FORMATS.find((one) => one === name.trim());
      if (format === undefined) throw new Misuse(say.badFormat(typed));
      return format;
    }),
  );
}

function tellProblems(decks: readonly Deck[], say: Words): boolean {
  const problems = decks.flatMap((deck) => deck.problems.map(({ message }) => message));
  if (problems.length > 0) process.stderr.write(`${[...problems, say.problems(problems.length)].join('\n')}\n`);
  return problems.length > 0;
}
