import { fileURLToPath } from 'node:url';
import type { Chapter } from './chapter.ts';
import { parseChapter } from './parse.ts';

/** The folder that stands for the workbook in these tests. */
export const root: string = fileURLToPath(new URL('fixture/', import.meta.url));

/** What every chapter must have; four lines, so that what follows begins in line 5. */
export const OPENING = '# Title\n::: outcomes 10\n- x\n:::\n';

/** Reads `text` as chapter 3 in English; `sources` are the files that it may import. */
export function parse(text: string, sources: Readonly<Record<string, string>> = {}, slug = 'ch3-test'): Chapter {
  return parseChapter(text, { file: 'chapters/en/x.md', lang: 'en', slug, source: (name) => sources[name] });
}

/** What is wrong with `text` after the opening: `5: what`. */
export function problems(text: string, sources: Readonly<Record<string, string>> = {}): string[] {
  return parse(OPENING + text, sources).errors.map(({ line, what }) => `${line}: ${what}`);
}
