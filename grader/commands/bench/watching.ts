import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import { alternating } from './measure.ts';
import type { Words } from './words.ts';

const ANSWER = 'ch3-synchronous/01-squad.ts';

/** From saving a file to its verdict: `npm run watch` against vitest's own watcher on one msw spec with as many checks. */
export async function watching(say: Words): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-bench-'));
  // A copy: what is saved here must not count among a student's attempts.
  for (const part of ['grader', 'chapters', 'exercises', 'solutions', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(inWorkbook(part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(inWorkbook('node_modules'), path.join(folder, 'node_modules'), 'junction');
  cpSync(path.join(folder, 'solutions', ANSWER), path.join(folder, 'exercises', ANSWER));
  const peer = path.join(folder, 'grader/bench/peer');

  const watch = new Watcher(
    ['grader/commands/start.mjs', 'watch', 'ch3/squad', '--seed', '42', '--lang', 'en'],
    folder,
    'seed 42\n',
  );
  const vitest = new Watcher(['node_modules/vitest/vitest.mjs', '--watch', '--root', peer], folder, 'Waiting for file');
  try {
    await Promise.all([watch.rested(2), vitest.rested(1)]);
    const { ours, theirs } = await alternating(
      () => watch.verdictOn(path.join(folder, 'exercises', ANSWER)),
      () => vitest.verdictOn(path.join(peer, 'squad.spec.ts')),
    );
    return say.watching(Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2));
  } finally {
    await Promise.all([watch.end(), vitest.end()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A program that watches files, and prints `mark` whenever it has come to a result. */
class Watcher {
  readonly #mark: string;
  readonly #child;
  #seen = 0;
  #output = '';
  #wake: () => void = () => {};

  constructor(argv: readonly string[], cwd: string, mark: string) {
    this.#mark = mark;
    this.#child = spawn(process.execPath, argv, {
      cwd,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, INIT_CWD: undefined },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      this.#seen = this.#output.split(this.#mark).length - 1;
      this.#wake();
    });
    this.#child.on('close', () => this.#wake());
  }

  /** Resolves once the mark was printed `count` times. */
  async rested(count: number): Promise<void> {
    while (this.#seen < count) {
      if (this.#child.exitCode !== null) throw new Error(`a watcher ended: ${this.#output.slice(-300)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Milliseconds from saving `file` to the result. */
  async verdictOn(file: string): Promise<number> {
    // What the last run left to do must not be counted as part of this one.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const before = this.#seen;
    const began = performance.now();
    appendFileSync(file, '\n');
    await this.rested(before + 1);
    return performance.now() - began;
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGTERM');
    await closed;
  }
}
