import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import { catalogues } from '../language/catalogue.ts';
import { findChromium } from '../publish/browser.ts';
import { renderSite, writeSite } from '../publish/site/build.ts';
import { readSite } from '../publish/site/site.ts';
import { buildDecks, writeIndex } from '../publish/slides/build.ts';
import { allDecks, LANGUAGES } from '../publish/slides/deck.ts';
import { FORMATS } from '../publish/slides/formats.ts';
import { words } from './publish/words.ts';
import { noWords } from './shared/begin.ts';
import { Misuse } from './shared/misuse.ts';
import { readOptions, refuse } from './shared/options.ts';
import { chooseLanguage } from './start/language.mjs';

const OPTIONS = { out: { type: 'string', example: '../public' } } as const;
const ERRORS = 1;
const MISUSE = 2;
/** Stands in a folder that this command has written, and that it may therefore empty. Static hosts of Jekyll need it, too. */
const MARK = '.nojekyll';

/**
 * `npm run publish`: site and slides in one folder for any static host. Exit code 0 written, 1 a chapter or a deck has
 * errors and nothing was written, 2 misuse.
 */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const [say, catalogue] = [words[language], catalogues[language]];
  let folder: string;
  try {
    const read = readOptions('publish', OPTIONS, argv, catalogue, process.env);
    if (read.values.help) {
      process.stdout.write(say.help);
      return 0;
    }
    noWords('publish', { words: read.words, say: catalogue });
    const { out } = read.values;
    folder = out ? path.resolve(process.env.INIT_CWD ?? process.cwd(), out) : inWorkbook('dist', 'public');
    if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, MARK))) {
      refuse(say.notOurs, { folder });
    }
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
  const site = await readSite();
  const decks = LANGUAGES.flatMap((one) => allDecks(one));
  const problems = [...site.problems, ...decks.flatMap((deck) => deck.problems)];
  if (problems.length > 0) {
    process.stderr.write(`${[...problems.map(({ message }) => message), say.problems(problems.length)].join('\n')}\n`);
    return ERRORS;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = await renderSite(site, { slides: '../slides/index.html' });
  writeSite(files, folder);
  writeFileSync(path.join(folder, MARK), '');
  process.stderr.write(`${say.siteDone(files.size)}\n`);

  const chromium = findChromium();
  const slides = path.join(folder, 'slides');
  const wrote = (file: string): void => void process.stderr.write(`${path.relative(folder, file)}\n`);
  await buildDecks(decks, { folder: slides, formats: new Set(FORMATS), chromium, wrote });
  writeIndex(decks, slides);
  if (chromium === undefined) process.stderr.write(`${say.noChromium}\n`);
  process.stdout.write(`${say.done(path.relative(process.cwd(), folder) || folder)}\n`);
  return 0;
}
