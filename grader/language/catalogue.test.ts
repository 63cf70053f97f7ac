import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { type Catalogue, catalogues } from './catalogue.ts';

interface Text {
  /** `commands.hint.left` */
  readonly key: string;
  readonly text: string;
}

function textsOf(value: unknown, key = ''): Text[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, key === '' ? name : `${key}.${name}`));
}

function places(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(' ');
}

/** The files of the grader that could use a text: neither the catalogues nor lists of names, nor tests. */
const files = readdirSync(inWorkbook('grader'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.(test|fixture)\.ts$/.test(entry.name))
  .map(({ parentPath, name }) => path.join(parentPath, name))
  .filter((file) => !/[/\\](language|answers|stubs|checks[/\\]verdict\.ts)/.test(path.relative(inWorkbook(), file)))
  .map((file) => readFileSync(file, 'utf8'));

/** Whether a file that takes words from the text's section names the text: `words.left`, `['left']`, `{ left }`. */
function isUsed(key: string): boolean {
  const names = key.split('.');
  const [section = '', inner = ''] = names;
  // A problem, a question, and the absence of a broker are named by who finds them.
  const isFault = /^commands\.(course|class\.(faults|refusals|questions\.asked))\.\w+$/.test(key);
  const found = ['problems', 'brokers'].includes(section) ? inner : isFault ? names.at(-1) : undefined;
  if (found !== undefined)
    return files.some((file) => file.includes(`'${found}'`) || file.includes(`brokers.${found}`));
  if (key.startsWith('commands.') && names[2] === 'help')
    return files.some((file) => file.includes(`begin('${inner}'`));
  if (section === 'report' && names.length === 2) {
    return files.some((file) => new RegExp(`\\b(say|report)\\.${inner}\\b`).test(file));
  }
  const from =
    section === 'commands' ? [/\.commands\b/, new RegExp(`\\b${inner}\\b`)] : [new RegExp(`\\.${section}\\b`)];
  const named = new RegExp(`(\\.|['"]|[{,]\\s*)${names.at(-1)}\\b`);
  return files.some((file) => from.every((one) => one.test(file)) && named.test(file));
}

describe('the catalogues', () => {
  const [en, es] = [textsOf(catalogues.en), textsOf(catalogues.es)];

  test('have the same texts, none of them empty', () => {
    expect(es.map(({ key }) => key).sort()).toEqual(en.map(({ key }) => key).sort());
    expect([...en, ...es].filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  test('have the same places in both languages', () => {
    const spanish = new Map(es.map(({ key, text }) => [key, places(text)]));
    const different = en.filter(({ key, text }) => places(text) !== spanish.get(key)).map(({ key }) => key);
    expect(different).toEqual([]);
  });

  test('hold no text that nothing uses', () => {
    const others = en.filter(({ key }) => !/^(journal|notes)\./.test(key));
    const unused = others.filter(({ key }) => !isUsed(key));
    expect(unused.map(({ key }) => key)).toEqual([]);
  });

  test('say how every command is called', () => {
    const help = Object.entries(catalogues.en.commands).filter(([, words]) => 'help' in words);
    for (const [name, words] of help) expect((words as { help: string }).help).toMatch(`npm run ${name} `);
    expect(help.length).toBeGreaterThan(5);
  });

  test.each(['en', 'es'] as const)('keep the help of every command within 110 columns (%s)', (language) => {
    const say: Catalogue = catalogues[language];
    const helps = [say.grade.help, ...Object.values(say.commands).flatMap((one) => ('help' in one ? [one.help] : []))];
    for (const help of helps)
      expect(Math.max(...help.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
  });
});
