import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { columns } from '../journal/columns.ts';
import { english, spanish } from '../journal/words.fixture.ts';
import { readChapter } from './files.ts';
import { OPENING, parse, root } from './parse.fixture.ts';
import { toText } from './text.ts';
import { everyBlock } from './walk.ts';

interface Wanted {
  readonly width?: number;
  readonly colours?: boolean;
}

const lines = (source: string, wanted: Wanted = {}): string[] =>
  toText(parse(OPENING + source).blocks.slice(2), { lang: 'en', words: english, ...wanted });

describe('toText', () => {
  it('wraps paragraphs at the width', () => {
    expect(lines('one two three four sixes seven eight', { width: 24 })).toEqual([
      'one two three four sixes',
      'seven eight',
    ]);
  });

  it('joins the lines of a paragraph', () => {
    expect(lines('one\ntwo\n\nthree')).toEqual(['one two', '', 'three']);
  });

  it('keeps punctuation with the word before it', () => {
    expect(lines('one two three four **sixes**, ten', { width: 24 })).toEqual(['one two three four', 'sixes, ten']);
  });

  it('parts what is longer than a line', () => {
    expect(lines(`a ${'x'.repeat(53)} b`, { width: 24 })).toEqual(['a', 'x'.repeat(24), 'x'.repeat(24), 'xxxxx b']);
  });

  it('keeps backticks where there are no colours', () => {
    expect(lines('**Use** `fetch`')).toEqual(['Use `fetch`']);
  });

  it('shows bold and code by colours where wanted', () => {
    expect(lines('**Use it** and `fetch`', { colours: true })).toEqual([
      '\u001b[1mUse it\u001b[22m and \u001b[36mfetch\u001b[39m',
    ]);
  });

  it('gives colours no width', () => {
    const source = '**one** `two` *three* four **five** `six` seven';
    const [plain, coloured] = [
      lines(source.replaceAll('`', ''), { width: 24 }),
      lines(source, { width: 24, colours: true }),
    ];
    expect(coloured.map(stripVTControlCharacters)).toEqual(plain);
  });

  it('shows the address of a link that leads out', () => {
    expect(lines('[a](#title) [b](https://a.cl) <https://c.cl>')).toEqual(['a b (https://a.cl) https://c.cl']);
  });

  it('indents items of lists within lists', () => {
    expect(lines('- one two three four five\n  1. six\n  2. seven\n- eight', { width: 24 })).toEqual([
      '- one two three four',
      '  five',
      '  1. six',
      '  2. seven',
      '- eight',
    ]);
  });

  it('keeps the empty lines of a loose list', () => {
    expect(lines('3. a\n\n   b\n4. c')).toEqual(['3. a', '', '   b', '', '4. c']);
  });

  it('never breaks lines of code', () => {
    const code = `let a = '${'x'.repeat(60)}';`;
    expect(lines(`\`\`\`ts sketch title="Long"\n${code}\n\n\tb();\n\`\`\``, { width: 40 })).toEqual([
      'Long',
      `  ${code}`,
      '',
      '    b();',
    ]);
  });

  it('shows code inside a list', () => {
    expect(lines('- a\n\n  ```json\n  {}\n  ```')).toEqual(['- a', '', '      {}']);
  });

  it('draws diagrams below their titles', () => {
    const drawn = lines('```mermaid title="Lost"\nsequenceDiagram\na-xb: hi\n```');
    expect(drawn[0]).toBe('Lost');
    expect(drawn.join('\n')).toMatch(/hi.*lost/);
  });

  it('sets tables side by side where they fit', () => {
    expect(lines('| a | b |\n|---|---|\n| one | `x` |\n| two | y |')).toEqual([
      'a    b',
      '---  ---',
      'one  `x`',
      'two  y',
    ]);
  });

  it('shows the names of columns in bold', () => {
    const [head, , row] = lines('| a | `b` |\n|---|---|\n| c | d |', { colours: true });
    expect([head, row]).toEqual(['\u001b[1ma\u001b[22m  \u001b[36mb\u001b[39m', 'c  d']);
  });

  it('sets tables side by side up to the width', () => {
    const table = `| a | b |\n|---|---|\n| ${'x'.repeat(11)} | ${'y'.repeat(11)} |`;
    expect(lines(table, { width: 24 })[1]).toBe(`${'-'.repeat(11)}  ${'-'.repeat(11)}`);
    expect(lines(table.replace('y', 'yy'), { width: 24 })[1]).toBe(`  b: ${'y'.repeat(12)}`);
  });

  it('tells tables row by row where they do not', () => {
    const table =
      '| | cost | when |\n|---|---|---|\n| one by one | the sum of both | always |\n| at once | the longest | |';
    expect(lines(table, { width: 30 })).toEqual([
      'one by one',
      '  cost: the sum of both',
      '  when: always',
      '',
      'at once',
      '  cost: the longest',
    ]);
  });

  it('names containers and indents what they hold', () => {
    expect(lines('::: warning Two limits\na\n\n> b\n:::')).toEqual([
      'Warning: Two limits',
      '-------------------',
      '  a',
      '',
      '  | b',
    ]);
  });

  it('numbers the questions to recall', () => {
    const recall = '::: recall\n1. a?\n\n   b\n2. c?\n\n   d\n3. e?\n\n   f\n:::';
    expect(lines(recall).slice(2, 6)).toEqual(['  1. a?', '', '     b', '']);
    expect(lines(recall).at(6)).toBe('  2. c?');
  });

  it('never tells which option is right', () => {
    const quiz = '::: quiz q\nWhy?\n\n- [x] a\n\n  secret\n- [ ] b\n\n  secret\n:::';
    expect(lines(quiz)).toEqual(['Question', '--------', '  Why?', '', '  [ ] a', '  [ ] b']);
  });

  it.each([80, 40, 24])('keeps all but code within %i columns', (width) => {
    for (const [lang, words] of [
      ['en', english],
      ['es', spanish],
    ] as const) {
      const { blocks } = readChapter(`chapters/${lang}/ch3-synchronous.md`, root);
      const code = [...everyBlock(blocks)].flatMap((block) => (block.kind === 'code' ? block.code.split('\n') : []));
      const kept = new Set(code.map((line) => line.trim()));
      const text = toText(blocks, { lang, words, width }).filter((line) => !kept.has(line.trim()));
      expect(text.length).toBeGreaterThan(100);
      expect(text.filter((line) => columns(line) > width)).toEqual([]);
    }
  });
});
