/** What a person meant by the words after `npm run grade`. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import { inWorkbook } from '../../base/workbook.ts';
import { checkIds, type Exercise } from '../../checks/exercise.ts';
import { fill, type Values } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { select } from '../../run/select.ts';

/** The command was wrong: `message` is the sentence to say. */
export class Misuse extends Error {}

export interface GradeCommand {
  readonly help: boolean;
  readonly json: boolean;
  readonly ascii: boolean;
  readonly exercises: readonly Exercise[];
  /** Judge this check alone; null: all. */
  readonly only: string | null;
  readonly seed: number;
  /** Absolute path of the tree of answers. */
  readonly tree: string;
  /** The same as it is shown. */
  readonly from: string;
  readonly reports: readonly { readonly kind: 'junit' | 'gradescope'; readonly file: string }[];
}

const OPTIONS = {
  seed: { type: 'string' },
  replay: { type: 'string' },
  from: { type: 'string' },
  solutions: { type: 'boolean' },
  broker: { type: 'string' },
  runtime: { type: 'string' },
  json: { type: 'boolean' },
  report: { type: 'string', multiple: true },
  ascii: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
const EXAMPLES: Readonly<Record<string, string>> = {
  seed: '42',
  replay: 'ch3/squad#answers@42',
  from: 'solutions',
  broker: 'embedded',
  runtime: 'node',
  report: 'junit=report.xml',
  lang: 'es',
};
const BROKERS = ['embedded'];
const RUNTIMES = ['node'];
const REPORTS = ['junit', 'gradescope'] as const;
const LARGEST_SEED = 2 ** 32 - 1;

/** The command that `argv` means; throws Misuse with one sentence where it means none. */
export function understand(
  argv: readonly string[],
  all: readonly Exercise[],
  say: Catalogue,
  environment: NodeJS.ProcessEnv,
): GradeCommand {
  const refuse = (text: string, values: Values = {}): never => {
    throw new Misuse(fill(text, values));
  };
  const near = (wanted: string, names: readonly string[]): string => {
    const name = closest(wanted, [...names]);
    return distance(wanted, name) <= Math.max(2, wanted.length / 3) ? fill(say.near, { near: name }) : '';
  };

  const { values, positionals } = parse(argv, say, refuse, near);
  refuseSwallowed(positionals, environment, say, refuse);
  if (values.lang !== undefined && !['es', 'en'].includes(values.lang))
    refuse(say.grade.badLanguage, { value: values.lang });
  if (values.broker !== undefined && !BROKERS.includes(values.broker)) {
    refuse(say.grade.badBroker, { value: values.broker, known: BROKERS.join(', ') });
  }
  if (values.runtime !== undefined && !RUNTIMES.includes(values.runtime)) {
    refuse(say.grade.badRuntime, { value: values.runtime, known: RUNTIMES.join(', ') });
  }

  const replay = values.replay === undefined ? null : understandReplay(values.replay, all);
  if (replay === undefined) refuse(say.grade.badReplay, { value: values.replay ?? '' });
  const chosen = select(all, replay ? [replay.exercise] : positionals);
  if ('what' in chosen) {
    const question = chosen.near === null ? '' : fill(say.near, { near: chosen.near });
    return refuse(say.grade.unknownWhat, { what: chosen.what, near: question, known: chosen.known.join(', ') });
  }
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    ascii: values.ascii ?? false,
    exercises: chosen,
    only: replay?.check ?? null,
    seed: replay?.seed ?? understandSeed(values.seed, say, refuse),
    ...understandTree(
      values.solutions ? 'solutions' : (values.from ?? 'exercises'),
      values.solutions ?? false,
      say,
      refuse,
    ),
    reports: (values.report ?? []).map((value) => {
      const [kind = '', ...rest] = value.split('=');
      const known = REPORTS.find((name) => name === kind);
      if (!known || rest.join('=') === '') return refuse(say.grade.badReport, { value, known: REPORTS.join(', ') });
      return { kind: known, file: path.resolve(startedIn(environment), rest.join('=')) };
    }),
  };
}

type Refuse = (text: string, values?: Values) => never;

function parse(
  argv: readonly string[],
  say: Catalogue,
  refuse: Refuse,
  near: (wanted: string, names: string[]) => string,
) {
  const { tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = OPTIONS[token.name as keyof typeof OPTIONS];
    if (!option) {
      const names = Object.keys(OPTIONS).map((name) => `--${name}`);
      return refuse(say.grade.unknownOption, { option: token.rawName, near: near(token.rawName, names) });
    }
    const missing =
      option.type === 'string' && (token.value === undefined || (token.value.startsWith('-') && !token.inlineValue));
    if (option.type === 'boolean' && token.value !== undefined) {
      return refuse(say.grade.unknownOption, { option: `${token.rawName}=${token.value}`, near: '' });
    }
    if (missing) return refuse(say.grade.needsValue, { option: token.name, example: EXAMPLES[token.name] ?? '' });
  }
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
}

/** npm keeps options that stand before `--`, and hands them over in its environment: say so rather than ignore them. */
function refuseSwallowed(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  say: Catalogue,
  refuse: Refuse,
): void {
  const kept = Object.keys(OPTIONS).filter((name) => environment[`npm_config_${name}`] !== undefined);
  const ours = kept.filter((name) => name !== 'help' && name !== 'json' && name !== 'lang');
  const jsonFlag = environment.npm_config_json === 'true' ? ['json'] : [];
  const all = [...new Set([...ours, ...jsonFlag, ...(environment.npm_config_lang === undefined ? [] : ['lang'])])];
  if (all.length === 0) return;
  const [what, values] = [words.filter((word) => /^ch\d/.test(word)), words.filter((word) => !/^ch\d/.test(word))];
  const options = all.map((name) => {
    const told = environment[`npm_config_${name}`];
    if (OPTIONS[name as keyof typeof OPTIONS].type === 'boolean') return `--${name}`;
    return `--${name} ${told === 'true' ? (values.shift() ?? EXAMPLES[name]) : told}`;
  });
  refuse(say.grade.swallowed, { options: options.join(' '), words: what.join(' ') });
}

function understandSeed(value: string | undefined, say: Catalogue, refuse: Refuse): number {
  if (value === undefined) return Math.floor(Math.random() * (LARGEST_SEED + 1));
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > LARGEST_SEED) return refuse(say.grade.badSeed, { value });
  return seed;
}

/** `ch3/squad#answers@42`; undefined where it names no check that exists. */
function understandReplay(id: string, all: readonly Exercise[]) {
  const [, check = '', exercise = '', name = '', seed = ''] = /^((\w+\/[\w-]+)#([\w-]+))@(\d+)$/.exec(id) ?? [];
  const facts = all.find((one) => one.id === exercise);
  if (!facts || !checkIds(facts).includes(check) || Number(seed) > LARGEST_SEED) return undefined;
  return { exercise, check: name, seed: Number(seed) };
}

function understandTree(
  from: string,
  solutions: boolean,
  say: Catalogue,
  refuse: Refuse,
): { tree: string; from: string } {
  const shown = from.replace(/[/\\]+$/, '') || from;
  const tree = path.resolve(from === 'exercises' || from === 'solutions' ? inWorkbook() : startedIn(process.env), from);
  if (statSync(tree, { throwIfNoEntry: false })?.isDirectory()) return { tree, from: shown };
  return solutions ? refuse(say.grade.noSolutions) : refuse(say.grade.noFolder, { value: from, path: tree });
}

/** The folder in which the person typed the command: npm itself changes to the workbook's. */
function startedIn(environment: NodeJS.ProcessEnv): string {
  return environment.INIT_CWD ?? process.cwd();
}
