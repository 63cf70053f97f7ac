/** What a person meant by the words and options after `npm run …`; every command reads them here. */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import { fill, type Values } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { Misuse } from './misuse.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** A value that makes sense, for the sentence that says that one is missing. */
  readonly example?: string;
}

export type Options = Readonly<Record<string, Option>>;

type Given<One extends Option> = One extends { readonly multiple: true }
  ? string[]
  : One['type'] extends 'boolean'
    ? boolean
    : string;

export type Read<All extends Options> = { readonly [Name in keyof All]?: Given<All[Name]> };

/** Those that every command has. */
export const COMMON = {
  lang: { type: 'string', example: 'es' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

/** Reads `argv` as `npm run <command>` was given it; throws Misuse with one sentence where it makes no sense. */
export function readOptions<const All extends Options>(
  command: string,
  options: All,
  argv: readonly string[],
  say: Catalogue,
  environment: NodeJS.ProcessEnv,
): { readonly values: Read<All & typeof COMMON>; readonly words: readonly string[] } {
  const known: Options = { ...options, ...COMMON };
  const words = say.commands.command;
  const { tokens } = parseArgs({
    args: [...argv],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) {
      const names = Object.keys(known).map((name) => `--${name}`);
      return refuse(words.unknownOption, { option: token.rawName, command, near: nearest(token.rawName, names, say) });
    }
    const example = `npm run ${command} -- --${token.name} ${option.example ?? ''}`;
    if (option.type === 'string' && (token.value === undefined || token.value.startsWith('-'))) {
      return refuse(words.needsValue, { option: token.name, example });
    }
    if (option.type === 'boolean' && token.value !== undefined) return refuse(words.noValue, { option: token.name });
  }
  const { values, positionals } = parseArgs({ args: [...argv], options: known, allowPositionals: true });
  refuseSwallowed(command, known, positionals, environment, say);
  const read = values as Read<All & typeof COMMON>;
  const { lang } = read as { lang?: string };
  if (lang !== undefined && lang !== 'es' && lang !== 'en') refuse(words.badLanguage, { value: lang });
  return { values: read, words: positionals };
}

/** Throws Misuse. */
export function refuse(text: string, values: Values = {}): never {
  throw new Misuse(fill(text, values));
}

/** ` Did you mean …?` where one of `names` is near; otherwise nothing. */
export function nearest(wanted: string, names: readonly string[], say: Catalogue): string {
  if (names.length === 0) return '';
  const name = closest(wanted, [...names]);
  return distance(wanted, name) <= Math.max(2, wanted.length / 3) ? fill(say.near, { near: name }) : '';
}

/** npm keeps options that stand before `--`, and hands them over in its environment: say so rather than ignore them. */
function refuseSwallowed(
  command: string,
  options: Options,
  positionals: readonly string[],
  environment: NodeJS.ProcessEnv,
  say: Catalogue,
): void {
  const kept = Object.keys(options).filter((name) => {
    const told = environment[`npm_config_${name.replaceAll('-', '_')}`];
    return name !== 'help' && told !== undefined && (options[name]?.type === 'string' || told === 'true');
  });
  const [what, values] = [positionals.filter(isWhat), positionals.filter((word) => !isWhat(word))];
  // npm takes --lang for -l -a -n -g, and leaves its value where it stood.
  const language = environment.npm_config_global === 'true' && values.find((word) => word === 'es' || word === 'en');
  if (kept.length === 0 && !language) return;
  const shown = kept.map((name) => {
    if (options[name]?.type === 'boolean') return `--${name}`;
    const told = environment[`npm_config_${name.replaceAll('-', '_')}`];
    return `--${name} ${told === 'true' ? (values.shift() ?? options[name]?.example ?? '') : told}`;
  });
  if (language) shown.push(`--lang ${language}`);
  const typed = ['npm run', command, ...what, '--', ...shown].join(' ');
  refuse(say.commands.command.swallowed, { options: shown.join(' '), typed });
}

function isWhat(word: string): boolean {
  return /^(ch\d|exercises[/\\])/.test(word);
}
