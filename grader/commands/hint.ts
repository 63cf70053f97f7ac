import { existsSync } from 'node:fs';
import { inWorkbook } from '../base/workbook.ts';
import { fill, type Language } from '../language/bilingual.ts';
import { changeProgress, keptOf, readProgress } from '../progress/store.ts';
import type { ExerciseText } from '../reader/chapter.ts';
import { hintsOf } from '../reader/files.ts';
import { toText } from '../reader/text.ts';
import { answerFile } from '../run/exercises.ts';
import { type Begun, begin, oneExercise } from './shared/begin.ts';
import { refuse } from './shared/options.ts';
import { remarkLine } from './shared/remark.ts';

const OPTIONS = { all: { type: 'boolean' }, again: { type: 'boolean' } } as const;
const NOTHING_TO_SHOW = 1;

/**
 * `npm run hint ch3/squad`: the next of the exercise's hints, from its chapter; `--again` those already shown,
 * `--all` every one. Exit code 0, 1 where the chapter has none, 2 misuse.
 */
export function main(argv: string[]): Promise<number> {
  return begin('hint', OPTIONS, argv, run);
}

async function run(begun: Begun<typeof OPTIONS>): Promise<number> {
  const { say, values, screen, language } = begun;
  const words = say.commands.hint;
  if (values.all && values.again) refuse(say.commands.command.notBoth, { one: '--all', other: '--again' });
  const facts = oneExercise('hint', begun);
  const hints = hintsIn(facts.id, language);
  if (hints.length === 0) {
    process.stderr.write(`${fill(words.none, { id: facts.id })}\n`);
    return NOTHING_TO_SHOW;
  }
  const shown = Math.min(keptOf(readProgress(inWorkbook()), facts.id).hints, hints.length);
  const [from, to] = values.all ? [0, hints.length] : values.again ? [0, shown] : [shown, shown + 1];
  for (const [index, blocks] of hints.entries()) {
    if (index < from || index >= to) continue;
    screen.print(screen.paint('bold', fill(words.title, { id: facts.id, number: index + 1, count: hints.length })));
    const options = { lang: language, words: say.journal, colours: screen.colours, ascii: false };
    for (const line of toText(blocks, { ...options, width: Math.min(screen.width, 100) - 2 })) {
      screen.print(line === '' ? '' : `  ${line}`);
    }
    screen.print('');
  }
  const seen = Math.min(Math.max(shown, to), hints.length);
  if (seen > shown) {
    const remark = await changeProgress(inWorkbook(), {
      [facts.id]: (kept) => {
        kept.hints = Math.max(kept.hints, seen);
      },
    });
    if (remark) process.stderr.write(`${remarkLine(remark, say)}\n`);
  }
  const left = hints.length - seen;
  if (left > 0) screen.say(fill(left === 1 ? words.oneLeft : words.left, { count: left, id: facts.id }));
  else {
    const none = from < hints.length ? words.last : words.noMore;
    screen.say(fill(none, { id: facts.id, count: hints.length }));
    if (existsSync(answerFile(inWorkbook('solutions'), facts))) screen.say(fill(words.solution, { id: facts.id }));
  }
  screen.print(fill(words.grade, { id: facts.id }));
  return 0;
}

/** In `language`; in the other one where the chapter is not written in it yet. */
function hintsIn(exercise: string, language: Language): ExerciseText['hints'] {
  const here = hintsOf(exercise, language, inWorkbook()) ?? [];
  return here.length > 0 ? here : (hintsOf(exercise, language === 'en' ? 'es' : 'en', inWorkbook()) ?? []);
}
