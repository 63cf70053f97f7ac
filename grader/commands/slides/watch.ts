/** The decks on 127.0.0.1 while somebody writes: a deck that is saved is made anew, and open pages load it by themselves. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import { followFolders } from '../../publish/site/follow.ts';
import { serveSite } from '../../publish/site/serve.ts';
import { buildDecks, writeDeck, writeIndex } from '../../publish/slides/build.ts';
import type { Deck } from '../../publish/slides/slide.ts';
import type { words } from './words.ts';

const PORT = 4100;
const INTERRUPTED = 130;
/** What slides are made of and can change while somebody writes. */
const FOLDERS = ['slides', 'solutions', 'exercises', 'grader/publish/slides'].map((name) => inWorkbook(name));

/** Writes the HTML of what `read` gives to `folder` and serves it until Ctrl-C: exit code 130. */
export async function watchDecks(read: () => Deck[], folder: string, say: (typeof words)['en']): Promise<number> {
  let decks = read();
  let told = tell(decks, '', say);
  await buildDecks(decks, { folder, formats: new Set(['html']), chromium: undefined });
  const files = (): Map<string, string> => {
    const names = ['index.html', ...decks.map(({ language, slug }) => `${language}/${slug}.html`)];
    return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  };
  writeIndex(decks, folder);
  const server = await serveSite(files(), { port: PORT, strict: false });
  process.stdout.write(`${say.serving(server.url)}\n`);
  let work = Promise.resolve();
  const again = async (): Promise<void> => {
    const startedAt = performance.now();
    const newer = read();
    told = tell(newer, told, say);
    const changed = newer.filter((deck) => {
      const before = decks.find(({ file }) => file === deck.file);
      return before === undefined || contentOf(before) !== contentOf(deck);
    });
    decks = newer;
    if (changed.length === 0) return;
    for (const deck of changed) await writeDeck(deck, path.join(folder, deck.language, `${deck.slug}.html`));
    writeIndex(decks, folder);
    server.show(files());
    process.stdout.write(
      `${say.rendered(
        Math.round(performance.now() - startedAt),
        changed.map(({ file }) => file),
      )}\n`,
    );
  };
  const stop = followFolders(FOLDERS, () => {
    work = work.then(again).catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
    });
  });
  await interrupted();
  stop();
  await server.close();
  process.stdout.write(`\n${say.stopped}\n`);
  return INTERRUPTED;
}

function contentOf({ html, css, slides }: Deck): string {
  return [...html, css, ...slides.map(({ notes }) => notes)].join('\n');
}

/** Errors in decks, where they are not those that were told last; gives them back. */
function tell(decks: readonly Deck[], told: string, say: (typeof words)['en']): string {
  const text = decks.flatMap(({ problems }) => problems.map(({ message }) => message)).join('\n');
  if (text !== told) process.stderr.write(`${text === '' ? say.sound : text}\n`);
  return text;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
