/** Runs Marp's command line, with the workbook's engine and theme: for the decks, and for whoever else has slides to show. */
import { createRequire } from 'node:module';
import { inWorkbook } from '../../base/workbook.ts';

export interface MarpJob {
  /** Path of the Markdown. It says its language itself: `lang: es` in its front matter. */
  readonly from: string;
  /** Path of what is written; its ending decides: `.html` (one file, presenter view included) or `.pptx`. */
  readonly to: string;
  /** Of the window. */
  readonly title: string;
  /** A Chromium, which PPTX needs. */
  readonly browser?: string;
}

/** Writes `job.to`. Rejects with what Marp complained of. */
export async function runMarp({ from, to, title, browser }: MarpJob): Promise<void> {
  // marp-cli takes a second to load and is no part of the other commands.
  const require = createRequire(import.meta.url);
  const { marpCli } = (await import(require.resolve('@marp-team/marp-cli'))) as typeof import('@marp-team/marp-cli');
  const engine = inWorkbook('grader', 'publish', 'slides', 'engine.ts');
  const own = ['--no-config-file', '--engine', engine, '--title', title];
  const shown = browser === undefined ? [] : ['--browser', 'chrome', '--browser-path', browser];
  const said: string[] = [];
  const restore = listen(said);
  // Chromium's sandbox does not work for root, nor in most containers.
  process.env.CHROME_NO_SANDBOX ??= '1';
  let exitCode: number;
  try {
    exitCode = await marpCli([from, '--output', to, ...own, ...shown]);
  } finally {
    restore();
  }
  if (exitCode !== 0) throw new Error(`Marp could not write ${to}: ${said.join('\n').trim()}`);
}

/** Marp tells its progress on the console, in English: kept for the case that it fails. */
function listen(said: string[]): () => void {
  const { error, warn, log } = console;
  const keep = (...words: unknown[]): void => {
    said.push(words.join(' '));
  };
  Object.assign(console, { error: keep, warn: keep, log: keep });
  return () => Object.assign(console, { error, warn, log });
}
