/** What a person meant by the words after `npm run demo`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import type { ChapterOfDemos } from '../../demos/demo.ts';
import { fill, type Values } from '../../language/bilingual.ts';
import type { Words } from './words.ts';

/** The command was wrong: `message` is the sentence to say. */
export class Misuse extends Error {}

export interface DemoCommand {
  readonly help: boolean;
  readonly ascii: boolean;
  readonly seed: number;
  /** Absolute path of the folder for images; null: none are written. */
  readonly images: string | null;
  /** What to run; null: list what there is. `whole`: the chapter, no single demo, was named. */
  readonly chosen: (ChapterOfDemos & { readonly whole: boolean }) | null;
}

const OPTIONS = {
  seed: { type: 'string' },
  images: { type: 'string' },
  ascii: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
type Option = keyof typeof OPTIONS;
const EXAMPLES: Readonly<Partial<Record<string, string>>> = { seed: '7', images: 'plots', lang: 'es' };
/** The same for everyone, so that the figures of the chapter are those that a reader sees. */
const USUAL_SEED = 1;
const LARGEST_SEED = 2 ** 32 - 1;

/** The command that `argv` means; throws Misuse with one sentence where it means none. */
export function understand(
  argv: readonly string[],
  all: readonly ChapterOfDemos[],
  say: Words,
  environment: NodeJS.ProcessEnv,
): DemoCommand {
  const { values, positionals } = parse(argv, say);
  refuseSwallowed(positionals, environment, say);
  if (values.lang !== undefined && !['es', 'en'].includes(values.lang)) {
    throw refusal(say.badLanguage, { value: values.lang });
  }
  const chosen = choose(positionals, all, say);
  const help = values.help ?? false;
  if (values.images !== undefined && chosen === null && !help)
    throw refusal(say.imagesNeedChapter, { value: values.images });
  return {
    help,
    ascii: values.ascii ?? false,
    seed: seedOf(values.seed, say),
    images: values.images === undefined ? null : path.resolve(environment.INIT_CWD ?? process.cwd(), values.images),
    chosen,
  };
}

function parse(argv: readonly string[], say: Words) {
  const loose = { args: [...argv], options: OPTIONS, strict: false, allowPositionals: true, tokens: true } as const;
  for (const token of parseArgs(loose).tokens) {
    if (token.kind !== 'option') continue;
    const option = OPTIONS[token.name as Option];
    if (!option) {
      const names = Object.keys(OPTIONS).map((name) => `--${name}`);
      throw refusal(say.unknownOption, { option: token.rawName, near: near(token.rawName, names, say) });
    }
    if (option.type === 'boolean' && token.value !== undefined) throw refusal(say.noValue, { option: token.name });
    const missing = option.type === 'string' && (!token.value || token.value.startsWith('-'));
    if (missing) throw refusal(say.needsValue, { option: token.name, example: EXAMPLES[token.name] ?? '' });
  }
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
}

/** `ch3`, `ch3 pool` and `ch3/pool`. */
function choose(positionals: readonly string[], all: readonly ChapterOfDemos[], say: Words): DemoCommand['chosen'] {
  const [what, wanted, ...more] = positionals.flatMap((word) => word.toLowerCase().split('/'));
  if (what === undefined) return null;
  if (more[0] !== undefined) throw refusal(say.tooMany, { what: more.join(' ') });
  const found = all.find(({ chapter }) => chapter === what);
  if (!found) {
    const known = all.map(({ chapter }) => chapter);
    throw refusal(say.unknownChapter, { what, near: near(what, known, say), known: known.join(', ') });
  }
  if (wanted === undefined) {
    return { chapter: what, demos: found.demos.filter(({ onlyNamed }) => !onlyNamed), whole: true };
  }
  const demos = found.demos.filter(({ name }) => name === wanted);
  if (demos.length > 0) return { chapter: what, demos, whole: false };
  const known = found.demos.map(({ name }) => name);
  throw refusal(say.unknownDemo, {
    chapter: what,
    what: wanted,
    near: near(wanted, known, say),
    known: known.join(', '),
  });
}

function seedOf(value: string | undefined, say: Words): number {
  if (value === undefined) return USUAL_SEED;
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > LARGEST_SEED) throw refusal(say.badSeed, { value });
  return seed;
}

/** npm keeps options that stand before `--`, and hands them over in its environment: say so rather than ignore them. */
function refuseSwallowed(positionals: readonly string[], environment: NodeJS.ProcessEnv, say: Words): void {
  const kept = (Object.keys(OPTIONS) as Option[]).filter(
    (name) => name !== 'help' && environment[`npm_config_${name}`] !== undefined,
  );
  if (kept.length === 0) return;
  const words = [...positionals];
  const options = kept.map((name) => {
    if (OPTIONS[name].type === 'boolean') return `--${name}`;
    const told = environment[`npm_config_${name}`];
    // npm that does not know an option takes it for a switch and leaves its value among the words.
    return `--${name} ${told === 'true' ? (words.pop() ?? EXAMPLES[name]) : told}`;
  });
  throw refusal(say.swallowed, { options: options.join(' '), words: words.join(' ') });
}

function near(wanted: string, names: readonly string[], say: Words): string {
  if (names.length === 0) return '';
  const name = closest(wanted, [...names]);
  return distance(wanted, name) <= Math.max(2, wanted.length / 3) ? fill(say.near, { near: name }) : '';
}

function refusal(text: string, values: Values): Misuse {
  return new Misuse(fill(text, values));
}
