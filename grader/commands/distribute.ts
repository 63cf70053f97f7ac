import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook, workbook } from '../base/workbook.ts';
import { distribute } from '../class/distribute.ts';
import { fill } from '../language/bilingual.ts';
import { hasAnswers } from '../run/answers.ts';
import { begin, exercisesNamed } from './shared/begin.ts';
import { courseExercises } from './shared/course.ts';
import { refuse } from './shared/options.ts';

const OPTIONS = { out: { type: 'string', example: '../workbook-2027' } } as const;

/** `npm run distribute [WHAT…] -- --out DIR`. Exit code 0 made, 2 the command was wrong. */
export function main(argv: string[]): Promise<number> {
  return begin('distribute', OPTIONS, argv, async ({ words, values, all, say, screen }) => {
    const text = say.commands.distribute;
    if (values.out === undefined) return refuse(text.noOut);
    const out = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
    if (!hasAnswers()) return refuse(text.noSolutions);
    if (`${out}${path.sep}`.startsWith(workbook)) return refuse(text.inside, { out });
    if (existsSync(out) && readdirSync(out).length > 0) return refuse(text.notEmpty, { out });
    const exercises = words.length === 0 ? courseExercises(all, say) : exercisesNamed(words, all, say);
    const files = distribute(inWorkbook(), out, exercises, all);
    screen.say(fill(text.made, { out, count: exercises.length, files }));
    screen.say(fill(text.next, { out }));
    return 0;
  });
}
