import { inWorkbook } from '../base/workbook.ts';
import { fill } from '../language/bilingual.ts';
import { readProgress } from '../progress/store.ts';
import { summarise } from '../progress/summary.ts';
import { summaryLines } from './progress/lines.ts';
import { type Begun, begin, exercisesNamed } from './shared/begin.ts';
import { courseExercises } from './shared/course.ts';

const OPTIONS = { json: { type: 'boolean' } } as const;

/** `npm run progress [WHAT…]`: what was reached so far, and what comes next. Exit code 0, 2 misuse. */
export function main(argv: string[]): Promise<number> {
  return begin('progress', OPTIONS, argv, run);
}

async function run({ say, all, values, words, screen }: Begun<typeof OPTIONS>): Promise<number> {
  const chosen = words.length > 0 ? exercisesNamed(words, all, say) : courseExercises(all, say);
  const summary = summarise(chosen, readProgress(inWorkbook()));
  if (values.json) {
    screen.print(JSON.stringify(summary, null, 2));
    return 0;
  }
  screen.print(...summaryLines(summary, say, screen));
  const { done, next } = say.commands.progress;
  screen.print('', summary.next === null ? done : fill(next, { command: `npm run grade ${summary.next}` }));
  return 0;
}
