import { describe, expect, it } from 'vitest';
import { readChapter } from './files.ts';
import { OPENING, parse, root } from './parse.fixture.ts';
import { compareStructure } from './structure.ts';

const differences = (es: string, en: string): string[] =>
  compareStructure(parse(OPENING + es), parse(OPENING + en)).map(({ only, line, what }) => `${only} ${line} ${what}`);

const quiz = (options: string): string => `::: quiz q\nWhy?\n\n${options}\n:::`;

describe('compareStructure', () => {
  it('finds no difference between translations', () => {
    const [es, en] = ['es', 'en'].map((lang) => readChapter(`chapters/${lang}/ch3-synchronous.md`, root));
    expect(es?.title).not.toBe(en?.title);
    expect(es && en && compareStructure(es, en)).toEqual([]);
  });

  it('names the file that has more', () => {
    const [es, en] = ['es', 'en'].map((lang) => readChapter(`chapters/${lang}/ch4-asynchronous.md`, root));
    const less = parse(OPENING);
    expect(es && compareStructure(es, less)[0]?.file).toBe('chapters/es/ch4-asynchronous.md');
    expect(en && compareStructure(less, en).map(({ file }) => file)).toContain('chapters/en/ch4-asynchronous.md');
  });

  it('tells a heading that one language lacks', () => {
    expect(differences('## A {#a}\n## B {#b}\n## C {#c}', '## A {#a}\n## C {#c}')).toEqual(['es 6 ## {#b}']);
  });

  it('tells a heading that only the other language has', () => {
    expect(differences('## A {#a}\n## C {#c}', '## A {#a}\n## B {#b}\n## C {#c}')).toEqual(['en 6 ## {#b}']);
  });

  it('tells other keys and other minutes', () => {
    const decision = (key: string): string => `::: decision ${key}\nx\n:::`;
    expect(differences(decision('uno'), decision('one'))).toEqual(['es 5 ::: decision uno', 'en 5 ::: decision one']);
    const less = parse(OPENING.replace('10', '9'));
    expect(compareStructure(parse(OPENING), less).map(({ what }) => what)).toEqual([
      '::: outcomes 10',
      '::: outcomes 9',
    ]);
  });

  it('leaves titles of notes to the translation', () => {
    expect(differences('::: note Dos\nx\n:::', '::: note Two\ny\n:::')).toEqual([]);
  });

  it('tells ids that differ', () => {
    expect(differences('## A {#uno}', '## A {#one}')).toEqual(['es 5 ## {#uno}', 'en 5 ## {#one}']);
  });

  it('tells hints that one language lacks', () => {
    const hint = '::: hint\nx\n:::\n';
    const exercise = '## A {#a .exercise}\nDo.\n';
    expect(differences(exercise + hint.repeat(2), exercise + hint.repeat(3))).toEqual(['en 13 ::: hint']);
  });

  it('tells another right option', () => {
    const [first, second] = ['- [x] a\n\n  b\n- [ ] c\n\n  d', '- [ ] a\n\n  b\n- [x] c\n\n  d'];
    expect(differences(quiz(first), quiz(second))).toEqual([
      'es 5 ::: quiz q (2 options, right: 1)',
      'en 5 ::: quiz q (2 options, right: 2)',
    ]);
  });

  it('tells diagrams with other numbers of messages', () => {
    const diagram = (messages: string): string => `\`\`\`mermaid title="T"\nsequenceDiagram\n${messages}\`\`\``;
    expect(differences(diagram('a->>b: x\n'), diagram('a->>b: x\nb-->>a: y\n'))).toEqual([
      'es 5 ```mermaid (1 messages)',
      'en 5 ```mermaid (2 messages)',
    ]);
  });

  it('tells figures and code that one language lacks', () => {
    const both = '```figure a\nx\n```\n- b\n\n  ```json\n  {}\n  ```';
    expect(differences(both, '')).toEqual(['es 5 ```figure a', 'es 10 ```json']);
  });

  it('tells a container that ends elsewhere', () => {
    const inside = '::: note\nx\n```json\n{}\n```\n:::';
    const outside = '::: note\nx\n:::\n```json\n{}\n```';
    expect(differences(inside, outside)).toEqual(['es 7 ```json in note', 'en 8 ```json']);
  });
});
