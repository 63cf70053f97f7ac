/** Grades tasks in several workers at once. An error of ours is tried again in a fresh worker, and never becomes a mark. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import type { Conditions, Result, Task } from './task.ts';
import type { Order } from './worker.ts';

const WORKER = inWorkbook('grader', 'class', 'worker.ts');
/** Real seconds for one task, far above all of its turns; then the worker is replaced. */
const TASK_LIMIT_SECONDS = 300;
/** How often a task is tried that ends with an error of ours. */
const ATTEMPTS = 3;

export interface PoolOptions {
  readonly conditions: Conditions;
  /** Workers at the same time. */
  readonly jobs: number;
  /** Called as each task is done, in whatever order. */
  readonly onResult: (task: Task, result: Result) => void;
  /** Ends everything at once where it is aborted; `grade` then returns. */
  readonly signal: AbortSignal;
  readonly taskLimitSeconds?: number;
}

/** Grades all `tasks`; resolves when each has its result, or when it was aborted. */
export async function gradeAll(tasks: readonly Task[], options: PoolOptions): Promise<void> {
  const waiting = [...tasks];
  // Of its own, so that what a worker leaves that had to be killed is gone afterwards.
  const folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-class-'));
  const hand = async (): Promise<void> => {
    let worker: Worker | null = null;
    try {
      for (let task = waiting.shift(); task && !options.signal.aborted; task = waiting.shift()) {
        let result: Result = { kind: 'error', detail: 'not tried' };
        for (let attempt = 0; attempt < ATTEMPTS && !options.signal.aborted; attempt += 1) {
          worker ??= new Worker(options, folder);
          result = await worker.grade(task);
          if (result.kind === 'graded') break;
          worker.end();
          worker = null;
        }
        if (!options.signal.aborted) options.onResult(task, result);
      }
    } finally {
      worker?.leave();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(options.jobs, tasks.length) }, hand));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** One process, and the task that it has in hand. */
class Worker {
  readonly #child: ChildProcess;
  readonly #limit: number;
  readonly #abort: () => void;
  readonly #signal: AbortSignal;
  #done: ((result: Result) => void) | null = null;

  constructor({ conditions, signal, taskLimitSeconds = TASK_LIMIT_SECONDS }: PoolOptions, folder: string) {
    this.#limit = taskLimitSeconds;
    this.#signal = signal;
    const { VITEST: _, NODE_OPTIONS: __, ...environment } = process.env;
    this.#child = fork(WORKER, [], {
      cwd: inWorkbook(),
      env: { ...environment, TMPDIR: folder, TMP: folder, TEMP: folder },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#abort = () => this.end();
    signal.addEventListener('abort', this.#abort, { once: true });
    this.#child.on('message', (result: Result) => this.#done?.(result));
    this.#child.on('error', (error) => this.#done?.({ kind: 'error', detail: error.message }));
    this.#child.on('exit', (code, killed) => {
      this.#done?.({ kind: 'error', detail: `the worker ended (${killed ?? `exit code ${code}`})` });
    });
    this.#send({ conditions });
  }

  grade(task: Task): Promise<Result> {
    return new Promise((resolve) => {
      const detail = `no result in ${this.#limit} s`;
      const limit = setTimeout(() => this.#done?.({ kind: 'error', detail }), this.#limit * 1000);
      this.#done = (result) => {
        clearTimeout(limit);
        this.#done = null;
        resolve(result);
      };
      this.#send({ task });
    });
  }

  /** Lets it go when it has nothing in hand. */
  leave(): void {
    this.#signal.removeEventListener('abort', this.#abort);
    if (this.#child.connected) this.#child.disconnect();
  }

  /** Kills it, whatever it does. */
  end(): void {
    this.#signal.removeEventListener('abort', this.#abort);
    this.#child.kill('SIGKILL');
  }

  #send(order: Order): void {
    // That the worker is gone is told by its exit.
    this.#child.send(order, () => {});
  }
}
