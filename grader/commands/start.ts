import { inWorkbook } from '../base/workbook.ts';
import { catalogues } from '../language/catalogue.ts';
import { renderSite } from '../publish/site/build.ts';
import { followFolders } from '../publish/site/follow.ts';
import { type SiteServer, serveSite } from '../publish/site/serve.ts';
import { readSite, type Site } from '../publish/site/site.ts';
import { Misuse } from './shared/misuse.ts';
import { readOptions, refuse } from './shared/options.ts';
import { words } from './site/words.ts';
import { chooseLanguage } from './start/language.mjs';

const OPTIONS = { port: { type: 'string', example: '4000' } } as const;
const PORT = 4000;
const MISUSE = 2;
const INTERRUPTED = 130;
/** What pages are made of and can change while somebody writes. */
const FOLDERS = ['chapters', 'solutions', 'exercises', 'grader/publish', 'grader/demos'].map((name) =>
  inWorkbook(name),
);

type Words = (typeof words)['en'];
type Files = ReadonlyMap<string, string>;

/** `npm start`: the site on 127.0.0.1, rendered anew whenever a chapter is saved. Exit code 130 by Ctrl-C, 2 misuse. */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const [say, catalogue] = [words[language], catalogues[language]];
  try {
    const { values, words: typed } = readOptions('start', OPTIONS, argv, catalogue, process.env);
    if (values.help) {
      process.stdout.write(say.help.start);
      return 0;
    }
    const [word] = typed;
    if (word !== undefined) refuse(catalogue.commands.command.noWords, { command: 'start', word });
    const port = portOf(values.port, say);
    const first = await readSite();
    tellProblems(first, undefined, say);
    const files = await renderSite(first);
    const server = await opened(files, port, say);
    print(say.serving(server.url), say.stopHow);
    const stop = followFolders(FOLDERS, rerender(server, files, first, say));
    await interrupted();
    stop();
    await server.close();
    print('', say.stopped);
    return INTERRUPTED;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
}

/** Renders what was saved, one rendering after the other; what is saved meanwhile is rendered once more. */
function rerender(server: SiteServer, first: Files, firstSite: Site, say: Words): () => void {
  let [files, site] = [first, firstSite];
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      const newer = await readSite();
      const rendered = await renderSite(newer);
      const changed = [...rendered].filter(([name, text]) => files.get(name) !== text).map(([name]) => name);
      const deleted = [...files.keys()].filter((name) => !rendered.has(name));
      tellProblems(newer, site, say);
      [files, site] = [rendered, newer];
      if (changed.length + deleted.length === 0) return;
      server.show(rendered);
      const shown = changed.filter((name) => !name.startsWith('assets/index-'));
      print(say.rendered(Math.round(performance.now() - startedAt), shown.length > 0 ? shown : changed));
    } catch (error) {
      process.stderr.write(`${say.failed((error as Error).message)}\n`);
    }
  };
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await run();
    }
    running = false;
  };
}

/** Errors in chapters, where they are not those that were told last. */
function tellProblems({ problems }: Site, before: Site | undefined, say: Words): void {
  const [text, told] = [problems, before?.problems ?? []].map((all) => all.map(({ message }) => message).join('\n'));
  if (text === told) return;
  process.stderr.write(`${text === '' ? say.sound : text}\n`);
}

async function opened(files: Files, port: number | undefined, say: Words): Promise<SiteServer> {
  try {
    return await serveSite(files, { port: port ?? PORT, strict: port !== undefined });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Misuse(say.noPort(port ?? PORT, code ?? message));
  }
}

function portOf(typed: string | undefined, say: Words): number | undefined {
  if (typed === undefined) return undefined;
  const port = Number(typed);
  if (!/^\d+$/.test(typed) || port < 1 || port > 65_535) throw new Misuse(say.badPort(typed));
  return port;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
