import os from 'node:os';
import type { Language } from '../language/bilingual.ts';
import { broker } from './bench/broker.ts';
import { classes } from './bench/class.ts';
import { chapters, grading } from './bench/grading.ts';
import { limit } from './bench/limit.ts';
import { site } from './bench/site.ts';
import { watching } from './bench/watching.ts';
import { type Words, words } from './bench/words.ts';
import { chooseLanguage } from './start/language.mjs';

/** What can be measured, in the order in which it is; each gives its lines. */
const MEASURES: Readonly<Record<string, (say: Words, language: Language) => Promise<string>>> = {
  grading,
  watching,
  limit,
  broker,
  class: classes,
  chapters,
  site,
};
const MISUSE = 2;

/**
 * `npm run bench [WHAT…]`: what grading costs, as ratios against a named peer measured in the same run. It passes no
 * judgement: exit code 0 once it has printed them, 2 misuse.
 */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const say = words[language];
  const known = Object.keys(MEASURES);
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(say.help(known));
    return 0;
  }
  const chosen = argv.filter((word, index) => !word.startsWith('-') && argv[index - 1] !== '--lang');
  const strange = chosen.find((word) => !known.includes(word));
  if (strange !== undefined) {
    process.stderr.write(`${say.unknown(strange, known)}\n`);
    return MISUSE;
  }
  process.stdout.write(`${say.machine(os.availableParallelism(), os.loadavg()[0] ?? 0)}\n`);
  for (const name of chosen.length > 0 ? chosen : known) {
    process.stdout.write(`${await MEASURES[name]?.(say, language)}\n`);
  }
  return 0;
}
