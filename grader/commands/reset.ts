import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import type { Exercise } from '../checks/exercise.ts';
import { fill } from '../language/bilingual.ts';
import { stubOf } from '../progress/stubs.ts';
import { answerFile } from '../run/exercises.ts';
import { backUp, lastBackup, shown } from './reset/backups.ts';
import { confirm } from './reset/confirm.ts';
import { adopt, put } from './reset/put.ts';
import { type Begun, begin, noWords, oneExercise } from './shared/begin.ts';
import { refuse } from './shared/options.ts';

const OPTIONS = {
  yes: { type: 'boolean', short: 'y' },
  undo: { type: 'boolean' },
  adopt: { type: 'boolean' },
} as const;
const NOTHING_DONE = 1;

/**
 * `npm run reset ch3/squad`: the exercise as it was handed out, after asking, with a copy of what stood there;
 * `--undo` brings the last copy back. Exit code 0, 1 nothing done, 2 misuse.
 */
export function main(argv: string[]): Promise<number> {
  return begin('reset', OPTIONS, argv, run);
}

async function run(begun: Begun<typeof OPTIONS>): Promise<number> {
  const { say, all, values, screen } = begun;
  const words = say.commands.reset;
  if (values.adopt) {
    if (values.undo) refuse(say.commands.command.notBoth, { one: '--adopt', other: '--undo' });
    noWords('reset -- --adopt', begun);
    for (const slug of adopt(all)) screen.print(fill(words.adopted, { slug }));
    return 0;
  }
  const facts = oneExercise('reset', begun);
  const file = answerFile(inWorkbook('exercises'), facts);
  const wanted = values.undo ? undoing(facts, begun) : stubOf(facts);
  if (wanted === null) {
    process.stderr.write(`${fill(values.undo ? words.noCopy : words.noStub, { id: facts.id, file: shown(file) })}\n`);
    return NOTHING_DONE;
  }
  const present = contentOf(file);
  if (present === wanted) {
    screen.say(fill(values.undo ? words.sameAsCopy : words.sameAsStub, { file: shown(file) }));
    return 0;
  }
  if (present !== null && !values.yes) {
    if (!process.stdin.isTTY) refuse(words.cannotAsk, { id: facts.id, undo: values.undo ? ' --undo' : '' });
    const question = fill(values.undo ? words.askUndo : words.ask, { file: shown(file) });
    if (!(await confirm(question, words.yes))) {
      screen.say(words.left);
      return NOTHING_DONE;
    }
  }
  try {
    const copy = present === null ? null : backUp(file, facts.slug);
    put(file, wanted);
    screen.say(fill(values.undo ? words.undone : words.done, { file: shown(file) }));
    if (copy) screen.print(fill(words.copy, { copy: shown(copy) }), fill(words.restore, { id: facts.id }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    process.stderr.write(`${fill(words.cannotWrite, { file: shown(file), error: code })}\n`);
    return NOTHING_DONE;
  }
  screen.print(fill(words.again, { id: facts.id }));
  return 0;
}

function undoing(facts: Exercise, { say }: Pick<Begun<typeof OPTIONS>, 'say'>): string | null {
  const copy = lastBackup(facts.slug);
  if (copy === null) return null;
  const content = contentOf(copy);
  return content ?? refuse(say.commands.reset.noCopy, { id: facts.id, file: path.basename(copy) });
}

/** Null where there is no such file. A folder in its place is a Misuse of nothing: the system's own error says so. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
