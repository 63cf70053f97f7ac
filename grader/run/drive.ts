/** Drives vitest through its programmatic interface and collects the verdicts. Its own words stay off the screen. */
import { Writable } from 'node:stream';
import type { TestCase, TestModule } from 'vitest/node';
import { inWorkbook } from '../base/workbook.ts';
import type { Grading } from '../checks/verdict.ts';
import type { Timed } from './record.ts';

/** Check files that are worked on at the same time. */
export const WORKERS = 2;

export interface Drive {
  readonly files: readonly string[];
  readonly grading: Grading;
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
  const { createVitest } = await import('vitest/node');
  const verdicts = new Map<string, Map<string, Timed>>();
  const failures: string[] = [];
  const silence = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const vitest = await createVitest(
    {
      root: inWorkbook(),
      config: false,
      watch: false,
      include: [...options.files],
      pool: 'threads',
      isolate: false,
      setupFiles: [inWorkbook('grader', 'checks', 'processes.ts')],
      maxWorkers: WORKERS,
      fileParallelism: true,
      provide: { grading: options.grading },
      reporters: [
        {
          onTestCaseResult: (test: TestCase) => {
            const { verdict } = test.meta();
            if (!verdict) return;
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
            options.onVerdict?.(label, timed);
          },
          onTestModuleEnd: (module: TestModule) => {
            for (const error of module.errors()) failures.push(error.stack ?? error.message);
          },
          onTestRunEnd: (_modules: unknown, errors: readonly { message: string; stack?: string }[]) => {
            for (const error of errors) failures.push(error.stack ?? error.message);
          },
        },
      ],
    },
    { logLevel: 'silent', clearScreen: false },
    { stdout: silence() as never, stderr: silence() as never },
  );
  options.onStart?.(() => vitest.close());
  try {
    const specifications = await vitest.globTestSpecifications();
    await vitest.runTestSpecifications(specifications, true);
  } finally {
    await vitest.close();
  }
  return { verdicts, failures };
}
