/** Decks → files: one HTML each, its PDF and PPTX, the notes as HTML and PDF, and a page that leads to all. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { inWorkbook } from '../../base/workbook.ts';
import { openChromium } from '../browser.ts';
import { ENDINGS, type Format } from './formats.ts';
import { indexPage } from './index-page.ts';
import { runMarp } from './marp.ts';
import { notesPage } from './notes.ts';
import { withParagraphs } from './pptx.ts';
import type { Deck } from './slide.ts';

export interface BuildOptions {
  readonly folder: string;
  readonly formats: ReadonlySet<Format>;
  /** A Chromium; without it there are HTML files only. */
  readonly chromium: string | undefined;
  /** Called with the path of each file that was written. */
  readonly wrote?: (file: string) => void;
}

/** Writes `decks` into `folder`/es and `folder`/en. The decks are sound: nobody has complained of their problems. */
export async function buildDecks(
  decks: readonly Deck[],
  { folder, formats, chromium, wrote }: BuildOptions,
): Promise<void> {
  const browser = chromium && (formats.has('pdf') || formats.has('notes')) ? await openChromium(chromium) : undefined;
  try {
    for (const deck of decks) {
      const { language, slug } = deck;
      mkdirSync(path.join(folder, language), { recursive: true });
      const fileOf = (kind: keyof typeof ENDINGS): string => path.join(folder, language, `${slug}${ENDINGS[kind]}`);
      if (formats.has('html') || formats.has('pdf')) {
        await writeDeck(deck, fileOf('html'));
        wrote?.(fileOf('html'));
      }
      if (formats.has('notes')) {
        writeFileSync(fileOf('notes'), notesPage(deck));
        wrote?.(fileOf('notes'));
      }
      if (chromium === undefined) continue;
      if (formats.has('pdf')) await print(browser, fileOf('html'), fileOf('pdf'), wrote);
      if (formats.has('notes')) await print(browser, fileOf('notes'), fileOf('notes-pdf'), wrote);
      if (!formats.has('pptx')) continue;
      await runMarp({ from: inWorkbook(deck.file), to: fileOf('pptx'), title: deck.title, browser: chromium });
      writeFileSync(fileOf('pptx'), withParagraphs(readFileSync(fileOf('pptx')), language));
      wrote?.(fileOf('pptx'));
    }
  } finally {
    await browser?.close();
  }
}

/** The page of all decks, of those in `folder` too that were written earlier. */
export function writeIndex(all: readonly Deck[], folder: string): string {
  const file = path.join(folder, 'index.html');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, indexPage(all, folder));
  return file;
}

/** The presentation in one file: opens from disk, presenter view with p, light and dark with d. */
export async function writeDeck({ file, title }: Deck, to: string): Promise<void> {
  await runMarp({ from: inWorkbook(file), to, title });
  const script = readFileSync(inWorkbook('grader', 'publish', 'slides', 'scheme.js'), 'utf8');
  writeFileSync(
    to,
    readFileSync(to, 'utf8').replace('</body>', () => `<script>${script}</script></body>`),
  );
}

/** A tagged PDF with an outline, of a page that says itself how large its paper is. */
async function print(
  browser: Browser | undefined,
  from: string,
  to: string,
  wrote: BuildOptions['wrote'],
): Promise<void> {
  if (browser === undefined) return;
  const page = await browser.newPage({ colorScheme: 'light' });
  await page.goto(pathToFileURL(from).href);
  await page.pdf({ path: to, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await page.close();
  wrote?.(to);
}
