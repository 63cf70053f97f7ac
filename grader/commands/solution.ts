import { existsSync, readFileSync } from 'node:fs';
import { inWorkbook } from '../base/workbook.ts';
import { fileOf } from '../checks/exercise.ts';
import { fill } from '../language/bilingual.ts';
import { changeProgress, keptOf, readProgress } from '../progress/store.ts';
import { answerFile } from '../run/exercises.ts';
import { type Begun, begin, oneExercise } from './shared/begin.ts';
import { remarkLine } from './shared/remark.ts';
import { type DiffLine, diff } from './solution/diff.ts';

const OPTIONS = { anyway: { type: 'boolean' } } as const;
const NOT_SHOWN = 1;
/** Different contents to be tried before the solution is shown unasked. */
const ATTEMPTS = 3;
const SIGNS: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '-', added: '+', hunk: '' };
const STYLES = { same: 'dim', removed: 'red', added: 'green', hunk: 'cyan' } as const;

/**
 * `npm run solution ch3/squad`: what differs between the student's file and the solution, once the exercise is passed
 * or three different answers were tried; `--anyway` at once. Exit code 0, 1 not shown, 2 misuse.
 */
export function main(argv: string[]): Promise<number> {
  return begin('solution', OPTIONS, argv, run);
}

async function run(begun: Begun<typeof OPTIONS>): Promise<number> {
  const { say, values, screen } = begun;
  const words = say.commands.solution;
  const facts = oneExercise('solution', begun);
  const { id } = facts;
  const refused = (text: string): number => {
    process.stderr.write(`${text}\n`);
    return NOT_SHOWN;
  };
  if (!existsSync(inWorkbook('solutions'))) return refused(words.noSolutions);
  const file = answerFile(inWorkbook('solutions'), facts);
  if (!existsSync(file)) return refused(fill(words.noSolution, { id }));
  const kept = keptOf(readProgress(inWorkbook()), id);
  const mayBeSeen = kept.firstPassed !== null || kept.solutionSeen !== null || kept.tried.length >= ATTEMPTS;
  if (!mayBeSeen && !values.anyway) {
    return refused(fill(words.notYet, { id, tried: kept.tried.length, attempts: ATTEMPTS }));
  }
  const own = answerFile(inWorkbook('exercises'), facts);
  const lines = diff(existsSync(own) ? readFileSync(own, 'utf8') : '', readFileSync(file, 'utf8'));
  const names = { own: `exercises/${fileOf(facts)}`, solution: `solutions/${fileOf(facts)}` };
  if (lines.length === 0) screen.say(fill(words.same, names));
  else {
    screen.print(screen.paint('bold', `--- ${names.own}`), screen.paint('bold', `+++ ${names.solution}`));
    // Lines of code are never broken: they are there to be read as code, and to be copied.
    for (const { kind, text } of lines) screen.print(screen.paint(STYLES[kind], `${SIGNS[kind]}${visible(text)}`));
    screen.print('');
    screen.say(words.why);
  }
  const remark = await changeProgress(inWorkbook(), {
    [id]: (one) => {
      one.solutionSeen ??= new Date().toISOString();
    },
  });
  if (remark) process.stderr.write(`${remarkLine(remark, say)}\n`);
  screen.print(fill(words.again, { id }));
  return 0;
}

/** A line of code as it is, but for what a terminal would obey. */
function visible(text: string): string {
  return text.replaceAll('\t', '  ').replace(/\p{Cc}/gu, '�');
}
