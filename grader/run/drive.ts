/** Drives vitest through its programmatic interface and collects the verdicts. Its own words stay off the screen. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { Reporter, TestCase, Vitest } from 'vitest/node';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import { Gate } from '../checks/gate.ts';
import type { Grading } from '../checks/verdict.ts';
import type { Timed } from './record.ts';

/** Check files that are worked on at the same time. */
export const WORKERS = 2;

export interface Drive {
  readonly files: readonly string[];
  /** What the checks are told; the folder for the state of services is made here, and is gone afterwards. */
  readonly grading: Omit<Grading, 'stateFolder' | 'gate'>;
  /** Called after each check. */
  readonly onVerdict?: (label: string, timed: Timed) => void;
  /** Called once with a way to stop before the end. */
  readonly onStart?: (stop: () => Promise<void>) => void;
}

export interface Driven {
  /** By candidate label, then by check id. */
  readonly verdicts: ReadonlyMap<string, ReadonlyMap<string, Timed>>;
  /** What went wrong outside every check: a check file that does not load, an unhandled rejection of the grader. */
  readonly failures: readonly string[];
}

/** Runs the check files for every candidate. Never throws for a fault of a check file: that is in `failures`. */
export async function drive(options: Drive): Promise<Driven> {
  // A real broker is one for all: a check that stops it must not meet another one's.
  const session = await Session.open(options.grading.node === null ? WORKERS : 1);
  options.onStart?.(() => session.close());
  try {
    return await session.run(options);
  } finally {
    await session.close();
  }
}

/** Who is told of the run that is under way. */
interface Hearing {
  readonly verdicts: Map<string, Map<string, Timed>>;
  readonly failures: string[];
  onVerdict: Drive['onVerdict'] | undefined;
}

/** A run that has loaded its check files and waits at a gate for its beginning. */
interface Armed {
  readonly key: string;
  readonly gate: Gate;
  readonly hearing: Hearing;
  readonly ended: Promise<void>;
}

/**
 * A vitest that stays open for one run after the other. `arm` prepares the next one while nothing else is to be done:
 * its thread has started, its check files are loaded and processes for its services wait, so that it takes no longer
 * than its checks do. vitest itself ends its threads after each run.
 */
export class Session {
  readonly #vitest: Vitest;
  #hearing: Hearing | null = null;
  #armed: Armed | null = null;

  private constructor(vitest: Vitest, reporter: Reporter) {
    this.#vitest = vitest;
    reporter.onTestCaseResult = (test) => this.#hear(test);
    reporter.onTestModuleEnd = (module) => this.#fail(module.errors());
    reporter.onTestRunEnd = (_modules, errors) => this.#fail(errors);
  }

  static async open(workers = WORKERS): Promise<Session> {
    const { createVitest } = await import('vitest/node');
    const silence = () => new Writable({ write: (_chunk, _encoding, done) => done() });
    const reporter: Reporter = {};
    const release = keepSignals();
    const vitest = await createVitest(
      {
        root: inWorkbook(),
        config: false,
        watch: false,
        pool: 'threads',
        isolate: false,
        setupFiles: [inWorkbook('grader', 'checks', 'processes.ts')],
        maxWorkers: workers,
        fileParallelism: true,
        reporters: [reporter],
      },
      { logLevel: 'silent', clearScreen: false },
      { stdout: silence() as never, stderr: silence() as never },
    );
    release();
    return new Session(vitest, reporter);
  }

  /** Runs check files; at once where just this run was armed. One run at a time. */
  async run(options: Drive): Promise<Driven> {
    const armed = this.#armed;
    this.#armed = null;
    if (armed?.key === keyOf(options)) {
      armed.hearing.onVerdict = options.onVerdict;
      armed.gate.open();
      await armed.ended;
      return armed.hearing;
    }
    await dismiss(armed);
    const hearing: Hearing = { verdicts: new Map(), failures: [], onVerdict: options.onVerdict };
    await this.#start(options, hearing, null);
    return hearing;
  }

  /** Prepares the same run as `options` tells; `run` with the same options then has it begin. */
  async arm(options: Drive): Promise<void> {
    await dismiss(this.#armed);
    const gate = new Gate();
    const hearing: Hearing = { verdicts: new Map(), failures: [], onVerdict: undefined };
    const ended = this.#start(options, hearing, gate.name).finally(() => gate.close());
    // Whoever begins the run waits for its end and is told; until then nobody is there to be.
    ended.catch(() => {});
    this.#armed = { key: keyOf(options), gate, hearing, ended };
  }

  async close(): Promise<void> {
    const armed = this.#armed;
    this.#armed = null;
    await dismiss(armed);
    await this.#vitest.close();
  }

  async #start({ files, grading }: Drive, hearing: Hearing, gate: string | null): Promise<void> {
    const stateFolder = await mkdtemp(path.join(os.tmpdir(), 'entre-servicios-'));
    try {
      this.#hearing = hearing;
      this.#vitest.provide('grading', { ...grading, stateFolder, gate });
      const project = this.#vitest.getRootProject();
      await this.#vitest.runTestSpecifications(
        files.map((file) => project.createSpecification(moduleId(file))),
        true,
      );
    } finally {
      remove(stateFolder);
    }
  }

  #hear(test: TestCase): void {
    const { verdict } = test.meta();
    if (!verdict || !this.#hearing) return;
    const { verdicts, failures, onVerdict } = this.#hearing;
    const passed = test.result().state === 'passed';
    const consistent = passed === (verdict.status === 'passed');
    if (!consistent) {
      failures.push(`${verdict.id}: vitest says ${test.result().state}, the check ${verdict.status}`);
      return;
    }
    const label = test.parent.type === 'suite' ? test.parent.name : '';
    const timed = { verdict, milliseconds: Math.round(test.diagnostic()?.duration ?? 0) };
    const known = verdicts.get(label) ?? new Map<string, Timed>();
    verdicts.set(label, known.set(verdict.id, timed));
    onVerdict?.(label, timed);
  }

  #fail(errors: readonly Failure[]): void {
    for (const error of errors) this.#hearing?.failures.push(error.stack ?? error.message);
  }
}

/** vitest ends the process on a signal, a moment later; what is to happen then is its commands' own business. */
function keepSignals(): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  return () => {
    for (const [index, signal] of signals.entries()) {
      for (const added of process.listeners(signal)) {
        if (!before[index]?.includes(added)) process.off(signal, added);
      }
    }
  };
}

interface Failure {
  readonly message: string;
  readonly stack?: string;
}

/** A file's name in vite's graph of modules: with forward slashes on every system, as vite itself gives it. */
export function moduleId(file: string, separator: string = path.sep): string {
  return file.replaceAll(separator, '/');
}

function keyOf({ files, grading }: Drive): string {
  return JSON.stringify([files, grading]);
}

async function dismiss(armed: Armed | null): Promise<void> {
  armed?.gate.dismiss();
  await armed?.ended.catch(() => {});
}
