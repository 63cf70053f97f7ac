/** What the beginning of every command has in common. */
import type { Exercise } from '../../checks/exercise.ts';
import { fill, type Language } from '../../language/bilingual.ts';
import { type Catalogue, catalogues } from '../../language/catalogue.ts';
import { allExercises } from '../../run/exercises.ts';
import { select } from '../../run/select.ts';
import { chooseLanguage } from '../start/language.mjs';
import { Misuse } from './misuse.ts';
import { type COMMON, nearest, type Options, type Read, readOptions, refuse } from './options.ts';
import { type Screen, screenOn } from './screen.ts';

export const MISUSE = 2;

/** What a command has in its hands once its words are understood. */
export interface Begun<All extends Options> {
  readonly language: Language;
  readonly say: Catalogue;
  readonly all: readonly Exercise[];
  readonly values: Read<All & typeof COMMON>;
  readonly words: readonly string[];
  readonly screen: Screen;
}

type Command = Exclude<keyof Catalogue['commands'], 'command' | 'course' | 'inspect' | 'kept'>;

/** Reads the words after `npm run <command>`, answers `--help` and misuse, and hands the rest to `run`. */
export async function begin<const All extends Options>(
  command: Command,
  options: All,
  argv: readonly string[],
  run: (begun: Begun<All>) => Promise<number>,
): Promise<number> {
  const language = chooseLanguage([...argv], process.env);
  const say = catalogues[language];
  try {
    const { values, words } = readOptions(command, options, argv, say, process.env);
    if ((values as { help?: boolean }).help) {
      process.stdout.write(say.commands[command].help);
      return 0;
    }
    return await run({ language, say, all: await allExercises(), values, words, screen: screenOn(process.stdout) });
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
}

/** The one exercise that `words` name; Misuse where they name none, or several. */
export function oneExercise(
  command: string,
  {
    words,
    all,
    say,
  }: { readonly words: readonly string[]; readonly all: readonly Exercise[]; readonly say: Catalogue },
): Exercise {
  const text = say.commands.command;
  const example = `npm run ${command} ${all[0]?.id ?? 'ch3/squad'}`;
  if (words.length === 0) return refuse(text.whichOne, { example });
  const chosen = exercisesNamed(words, all, say);
  const [only] = chosen;
  if (only === undefined || chosen.length > 1) {
    return refuse(text.onlyOne, { count: chosen.length, known: chosen.map(({ id }) => id).join(', '), example });
  }
  return only;
}

/** The exercises that `words` name, all of them where there are no words; Misuse where a word names none. */
export function exercisesNamed(
  words: readonly string[],
  all: readonly Exercise[],
  say: Catalogue,
): readonly Exercise[] {
  const chosen = select(all, words);
  if (!('what' in chosen)) return chosen;
  const near = chosen.near === null ? nearest(chosen.what, [], say) : fill(say.near, { near: chosen.near });
  return refuse(say.grade.unknownWhat, { what: chosen.what, near, known: chosen.known.join(', ') });
}

/** Refuses words where a command takes none. */
export function noWords(command: string, { words, say }: { words: readonly string[]; say: Catalogue }): void {
  if (words.length > 0) refuse(say.commands.command.noWords, { command, word: words[0] ?? '' });
}
