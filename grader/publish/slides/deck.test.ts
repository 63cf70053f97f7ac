/** What every deck owes: its parts, its time, and the same of both in the other language. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inWorkbook } from '../../base/workbook.ts';
import { allDecks, readDeck, slugsIn } from './deck.ts';
import { notesPage, startsOf } from './notes.ts';
import { CLASS_MINUTES, type Deck, minutesOf, type Slide } from './slide.ts';

const decks = { es: allDecks('es'), en: allDecks('en') };
const root = mkdtempSync(path.join(tmpdir(), 'slides '));
afterAll(() => rmSync(root, { recursive: true }));

/** What the notes of the first slide must speak of, and what a question that somebody may ask is called. */
const NOTES = {
  es: { first: [/Antes de la clase/, /Si falla la red/, /Si vas atrasado/], asked: 'Pregunta probable' },
  en: { first: [/Before class/, /If the network fails/, /If you run late/], asked: 'Likely question' },
};

/** A deck of this text, read as `slides/en/ch1-x.md`. */
function deckOf(text: string): Deck {
  mkdirSync(path.join(root, 'slides', 'en'), { recursive: true });
  writeFileSync(path.join(root, 'slides/en/ch1-x.md'), text);
  return readDeck('slides/en/ch1-x.md', root);
}

const slide = (heading: string, body = '', rest = '<!-- minutes: 1 -->\n<!--\nSay it.\n-->\n'): string =>
  `${heading}\n\n${body}\n\n${rest}`;
const front = '---\nmarp: true\nlang: en\npaginate: true\n---\n\n';
const sound = (extra = slide('## Extra {#extra}')): string =>
  [front + slide('# Title'), ...Array.from({ length: 11 }, (_, at) => slide(`## S {#s-${at}}`)), extra].join(
    '\n---\n\n',
  );

describe('the decks', () => {
  test('exist in both languages', () => {
    expect(slugsIn('es')).toEqual(slugsIn('en'));
    expect(slugsIn('es')).not.toEqual([]);
  });

  test.each([...decks.es, ...decks.en].map((deck) => [deck.file, deck] as const))('%s is sound', (_, deck) => {
    expect(deck.problems.map(({ message }) => message)).toEqual([]);
    expect(minutesOf(deck)).toBeLessThanOrEqual(CLASS_MINUTES);
    // Of solutions/ students get the examples alone, and their copy has the decks too.
    const hidden = deck.slides
      .flatMap(({ fences }) => fences)
      .filter((what) => / solutions\/(?![\w-]+\/examples\/)/.test(what));
    expect(hidden).toEqual([]);
    const parts = deck.language === 'es' ? NOTES.es : NOTES.en;
    for (const part of parts.first) expect(deck.slides[0]?.notes).toMatch(part);
    expect(deck.slides.filter(({ notes }) => notes.includes(parts.asked)).length).toBeGreaterThanOrEqual(5);
    const kinds = deck.slides.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'question').length).toBeGreaterThanOrEqual(2);
    expect(kinds).toContain('activity');
    expect(kinds).toContain('story');
  });

  test.each(decks.es.map((deck) => [deck.slug, deck] as const))('%s says the same in both languages', (slug, es) => {
    const en = decks.en.find((deck) => deck.slug === slug);
    const shape = (all: readonly Slide[]) =>
      all.map(({ id, kind, layout, minutes, options, fences }) => ({ id, kind, layout, minutes, options, fences }));
    expect(shape(en?.slides ?? [])).toEqual(shape(es.slides));
  });
});

describe('a deck', () => {
  test('that slides/README.md shows is one', () => {
    const [, example = ''] =
      /````markdown\n([\s\S]*?)````/.exec(readFileSync(inWorkbook('slides/README.md'), 'utf8')) ?? [];
    const { problems, slides } = deckOf(example);
    expect(problems.map(({ what }) => what)).toEqual(['a deck of 4 slides']);
    expect(slides.map(({ kind }) => kind)).toEqual(['title', 'story', 'question', 'answer']);
  });

  test.each<[string, string, string]>([
    ['no minutes', slide('## Extra {#extra}', '', '<!-- Notes -->'), 'a slide without its minutes'],
    ['no notes', slide('## Extra {#extra}', '', '<!-- minutes: 1 -->'), 'slide extra has no notes'],
    ['too many minutes', slide('## E {#e}', '', '<!-- minutes: 70 -->\n<!-- N -->'), '82 minutes in all'],
    ['no id', slide('## Extra'), 'a heading without an id of its own'],
    ['an id twice', slide('## Extra {#s-3}'), 'another slide has the id s-3'],
    ['an unknown kind', slide('## Extra {#extra .quiz}'), 'not understood: .quiz'],
    ['no heading', slide('Extra'), 'a slide does not begin with ## Title'],
    [
      'code that is nowhere',
      slide('## E {#e}', '```ts file=solutions/no.ts\n```'),
      'there is no file "solutions/no.ts" to import',
    ],
    [
      'code too wide',
      slide('## E {#e}', `\`\`\`text\n${'x'.repeat(90)}\n\`\`\``),
      'a line of 90 columns, here 85 have room',
    ],
    ['an image', slide('## E {#e}', '![x](x.png)'), 'an image'],
    [
      'no right option',
      slide('## E {#e .question}', '- [ ] a\n\n  x\n- [ ] b\n\n  x\n- [ ] c\n\n  x'),
      'a question has no right option',
    ],
    [
      'an option unexplained',
      slide('## E {#e .question}', '- [x] a\n\n  x\n- [ ] b\n- [ ] c\n\n  x'),
      'the option before has no explanation',
    ],
  ])('with %s is told where', (_, extra, what) => {
    const { problems } = deckOf(sound(extra));
    expect(problems.map((problem) => problem.what)).toContain(what);
    for (const { file, line } of problems) expect([file, line > 0]).toEqual(['slides/en/ch1-x.md', true]);
  });

  test('asks without its explanations, and answers with them', () => {
    const question = slide(
      '## Q {#q .question}',
      '- [ ] one\n\n  why one\n- [x] two\n\n  why two\n- [ ] three\n\n  why three',
    );
    const { html, problems, slides } = deckOf(sound(`${question}\n---\n\n${slide('## A {#a .answer}')}`));
    expect(problems).toEqual([]);
    const [asked = '', answered = ''] = html.slice(-2);
    expect(asked).toContain('two');
    expect(asked).not.toMatch(/why|\[x\]|right/);
    expect(answered).toContain('why three');
    expect(answered.match(/<li class="(right|wrong)"/g)).toEqual([
      '<li class="wrong"',
      '<li class="right"',
      '<li class="wrong"',
    ]);
    expect(slides.at(-2)?.options).toEqual([false, true, false]);
  });
});

test('a slide says little in large words, much in smaller ones, and all of its code in one size', () => {
  const words = (count: number) =>
    slide('## Extra {#extra}', Array.from({ length: count }, () => '- one thing').join('\n'));
  const classesOf = (extra: string) =>
    /<section[^>]* class="([^"]*)"/.exec(deckOf(sound(extra)).html.at(-1) ?? '')?.[1];
  expect(classesOf(words(3))).toBe('plain text-44 airy');
  expect(classesOf(words(6))).toBe('plain text-44');
  expect(classesOf(words(8))).toBe('plain text-36');
  const rows = (text: string) => slide('## Extra {#extra}', `| a | b |\n|---|---|\n| ${text} | b |`);
  expect(classesOf(rows('short'))).toContain('text-44');
  // Larger, it would take two lines.
  expect(classesOf(rows('words '.repeat(10)))).toContain('text-36');
  const code = (columns: number) => `\`\`\`text\n${'x'.repeat(columns)}\n\`\`\``;
  const html = deckOf(sound(slide('## Extra {#extra}', `${code(10)}\n\n${code(70)}`))).html.at(-1) ?? '';
  expect(html.match(/<pre [^>]*>/g)).toEqual(['<pre class="size-26">', '<pre class="size-26">']);
});

test('the hand-out tells when each slide begins, and its notes', () => {
  const deck = deckOf(sound());
  expect(startsOf(deck.slides).slice(0, 3)).toEqual([0, 1, 2]);
  const page = notesPage(deck);
  expect(page.match(/<article /g)?.length).toBe(deck.slides.length);
  expect(page).toContain('<td>0:12</td><td><a href="#s-extra">13. Extra</a></td><td>1</td>');
  expect(page).toContain('<p>Say it.</p>');
});
