/** Grades tasks in several workers at once. An error of ours is tried again in a fresh worker, and never becomes a mark. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import type { Conditions, Result, Task } from './task.ts';
import type { Order } from './worker.ts';

const WORKER = inWorkbook('grader', 'class', 'worker.ts');
/** Real seconds for one task, far above all of its turns; then the worker is replaced. */
const TASK_LIMIT_SECONDS = 300;
/** How often a task is tried that ends with an error of ours. */
const ATTEMPTS = 3;

export interface LaneOptions {
  /** Ends everything at once where it is aborted. */
  readonly signal: AbortSignal;
  readonly taskLimitSeconds?: number;
}

export interface PoolOptions extends LaneOptions {
  readonly conditions: Conditions;
  /** Workers at the same time. */
  readonly jobs: number;
  /** Called as each task is done, in whatever order. */
  readonly onResult: (task: Task, result: Result) => void;
}

/** Grades all `tasks` on this machine; resolves when each has its result, or when it was aborted. */
export async function gradeAll(tasks: readonly Task[], options: PoolOptions): Promise<void> {
  const waiting = [...tasks];
  const hand = async (): Promise<void> => {
    const lane = new Lane(options);
    try {
      for (let task = waiting.shift(); task && !options.signal.aborted; task = waiting.shift()) {
        const result = await lane.grade(task, options.conditions);
        if (!options.signal.aborted) options.onResult(task, result);
      }
    } finally {
      await lane.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, tasks.length) }, hand));
}

/** Grades one task after the other, in a worker that is replaced where it is in doubt. */
export class Lane {
  readonly #options: LaneOptions;
  /** Of its own, so that what a worker leaves that had to be killed is gone afterwards. */
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-class-'));
  #worker: Worker | null = null;
  #conditions = '';

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** The result of `task`; an error of ours only after several workers have had it. Never rejects. */
  async grade(task: Task, conditions: Conditions): Promise<Result> {
    let result: Result = { kind: 'error', detail: 'stopped' };
    for (let attempt = 0; attempt < ATTEMPTS && !this.#options.signal.aborted; attempt += 1) {
      result = await this.#workerFor(conditions).grade(task);
      if (result.kind === 'graded') break;
      this.#worker?.end();
      this.#worker = null;
    }
    return result;
  }

  async close(): Promise<void> {
    await this.#worker?.leave();
    this.#worker = null;
    remove(this.#folder);
  }

  #workerFor(conditions: Conditions): Worker {
    const wanted = JSON.stringify(conditions);
    if (wanted !== this.#conditions) void this.#worker?.leave();
    if (wanted !== this.#conditions) this.#worker = null;
    this.#conditions = wanted;
    this.#worker ??= new Worker(conditions, this.#options, this.#folder);
    return this.#worker;
  }
}

/** One process, and the task that it has in hand. */
class Worker {
  readonly #child: ChildProcess;
  readonly #limit: number;
  readonly #abort: () => void;
  readonly #signal: AbortSignal;
  #done: ((result: Result) => void) | null = null;

  constructor(conditions: Conditions, { signal, taskLimitSeconds = TASK_LIMIT_SECONDS }: LaneOptions, folder: string) {
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

  /** Lets it go when it has nothing in hand; resolves when it is gone. */
  leave(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#abort);
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return Promise.resolve();
    const gone = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    if (this.#child.connected) this.#child.disconnect();
    return gone;
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
