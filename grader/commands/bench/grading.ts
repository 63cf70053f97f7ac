import { inWorkbook } from '../../base/workbook.ts';
import { alternating, timed } from './measure.ts';
import type { Words } from './words.ts';

/** One exercise graded against a bare vitest run of one msw spec with as many checks; both are started through npm. */
export async function grading(say: Words): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) return say.needsNpm;
  const { ours, theirs } = await alternating(
    () => timed([npm, 'run', '-s', 'grade', 'ch3/squad', '--', '--solutions', '--seed', '42'], inWorkbook()),
    () => timed([npm, 'exec', '--', 'vitest', 'run'], inWorkbook('grader', 'bench', 'peer')),
  );
  return say.grading(Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2));
}

/** Whole chapters graded, solutions in the answers' place, in one run each. */
export async function chapters(say: Words): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) return say.needsNpm;
  const lines: string[] = [];
  for (const what of [['ch3'], ['ch1', 'ch2', 'ch4'], ['ch5'], []]) {
    const took = await timed(
      [npm, 'run', '-s', 'grade', ...what, '--', '--solutions', '--json', '--seed', '42'],
      inWorkbook(),
    );
    lines.push(say.chapters(what.join(' + '), Number((took / 1000).toFixed(1))));
  }
  return lines.join('\n');
}
