import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import { catalogues } from '../language/catalogue.ts';
import { renderSite, writeSite } from '../publish/site/build.ts';
import { readSite } from '../publish/site/site.ts';
import { Misuse } from './shared/misuse.ts';
import { readOptions, refuse } from './shared/options.ts';
import { words } from './site/words.ts';
import { chooseLanguage } from './start/language.mjs';

const ERRORS = 1;
const MISUSE = 2;
const FOLDER = inWorkbook('dist', 'site');

/** `npm run site`: chapters → dist/site. Exit code 0 written, 1 a chapter has errors and nothing was written, 2 misuse. */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const [say, catalogue] = [words[language], catalogues[language]];
  try {
    const { values, words: typed } = readOptions('site', {}, argv, catalogue, process.env);
    if (values.help) {
      process.stdout.write(say.help.site);
      return 0;
    }
    const [word] = typed;
    if (word !== undefined) refuse(catalogue.commands.command.noWords, { command: 'site', word });
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
  const site = await readSite();
  if (site.problems.length > 0) {
    process.stderr.write(
      `${[...site.problems.map(({ message }) => message), say.problems(site.problems.length)].join('\n')}\n`,
    );
    return ERRORS;
  }
  const files = await renderSite(site);
  mkdirSync(FOLDER, { recursive: true });
  writeSite(files, FOLDER);
  const pages = [...files.keys()].filter((name) => name.endsWith('.html')).length;
  process.stdout.write(`${say.written(pages, path.relative(process.cwd(), path.join(FOLDER, 'index.html')))}\n`);
  if (site.unwritten.length > 0) process.stdout.write(`${say.unwritten(site.unwritten.length)}\n`);
  return 0;
}
