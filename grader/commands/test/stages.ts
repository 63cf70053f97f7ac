import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import type { Counts } from './counts.ts';
import { parse } from './counts.ts';
import type { UnitReport } from './reporter.ts';
import { skippedLines } from './skipped.ts';
import { runTool } from './tool.ts';
import type { Words } from './words.ts';

/** A stage's result: what it counted and the text to show below its line. */
export interface StageResult {
  counts: Counts;
  details: string;
}

export type StageName = keyof Words['stages'];

/** The stages in their order; each gives its result, or throws MissingTool. `print` is for lines that come as it runs. */
export const stages: Record<StageName, (say: Words, print: (line: string) => void) => Promise<StageResult>> = {
  types: () => oneTest('node_modules/typescript/bin/tsc', ['-p', '.']),
  style: () => oneTest('node_modules/@biomejs/biome/bin/biome', ['check', '.']),
  unit: runUnitTests,
  contracts: runContracts,
};

async function oneTest(file: string, args: readonly string[]): Promise<StageResult> {
  const { exitCode, output } = await runTool(file, args);
  return exitCode === 0
    ? { counts: { passed: 1, failed: 0, skipped: 0 }, details: '' }
    : { counts: { passed: 0, failed: 1, skipped: 0 }, details: output };
}

async function runUnitTests(say: Words): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'entre-servicios-'));
  const file = join(folder, 'unit.json');
  try {
    const { exitCode, output } = await runTool(
      'node_modules/vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=./grader/commands/test/reporter.ts'],
      { env: { ENTRE_UNIT_REPORT: file } },
    );
    if (!existsSync(file)) return failedOnce(`${output}\n${say.noReport}`);
    const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8')) as UnitReport;
    const unsaid = existsSync(inWorkbook('grader/answers')) ? say.noReason : say.noAnswers;
    const reasons = skippedLines(skipped, say, unsaid).join('\n');
    const silent = exitCode !== 0 && failed === 0;
    return {
      counts: { passed, failed: silent ? 1 : failed, skipped: skipped.length },
      details: [exitCode === 0 ? '' : output, silent ? say.ended(say.code(exitCode)) : '', reasons]
        .filter((text) => text !== '')
        .join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sweep prints its own progress and reasons, and its counts as its last line. */
async function runContracts(say: Words, print: (line: string) => void): Promise<StageResult> {
  if (!existsSync(inWorkbook('grader/commands/sweep.ts'))) {
    const details = say.skipped(say.stages.contracts, say.noSweep);
    return { counts: { passed: 0, failed: 0, skipped: 1 }, details };
  }
  let last: string | undefined;
  const { exitCode } = await runTool('grader/commands/start.mjs', ['sweep', '--seeds', '1', '--named'], {
    onLine: (line) => {
      if (last !== undefined) print(last);
      last = line;
    },
  });
  const counts = parse(last ?? '');
  if (!counts) return failedOnce([last ?? '', say.ended(say.code(exitCode))].join('\n'));
  if (exitCode !== 0 && counts.failed === 0) {
    return { counts: { ...counts, failed: 1 }, details: say.ended(say.code(exitCode)) };
  }
  return { counts, details: '' };
}

function failedOnce(details: string): StageResult {
  return { counts: { passed: 0, failed: 1, skipped: 0 }, details };
}
