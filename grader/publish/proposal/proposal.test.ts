import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../../base/workbook.ts';
import type { Proposal } from '../../proposal/proposal.ts';
import { readProposal } from '../../proposal/read.ts';
import { deckOf } from './deck.ts';
import { pageOf } from './page.ts';
import { levelNames, rubric } from './rubric.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off', 'prefer-native-element': 'off' },
});

function read(text: string): Proposal {
  const { proposal } = readProposal(text);
  if (proposal === null) throw new Error(text);
  return proposal;
}

const EVIL = '<script>x</script> | `y` *z* [a](b) ![c](d.svg) &amp; $1';
const evil = read(
  JSON.stringify({
    title: EVIL,
    problem: `${EVIL}\n\n---\n\n# ${EVIL}`,
    domains: { one: EVIL },
    services: { a: { domain: 'one', team: EVIL, owns: [EVIL.slice(0, 50)] }, b: { domain: 'one', team: 'B' } },
    connections: [{ from: 'a', to: 'b', mechanism: 'request-response', asks: EVIL, reason: EVIL }],
  }),
);

/** What comes with the workbook; a student's copy has none of it. */
const folders = [
  inWorkbook('grader', 'answers', 'ch8-choosing', '02-proposal'),
  inWorkbook('solutions', 'ch8-choosing'),
];
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => /(right-.*|proposal)\.yaml$/.test(file));
const proposals: [string, Proposal][] = [
  ['texts full of signs', evil],
  ...files.map((file): [string, Proposal] => [path.basename(file), read(readFileSync(file, 'utf8'))]),
];

describe.each(['en', 'es'] as const)('in %s', (language) => {
  test.each(proposals)('the page of %s is valid, and asks for nothing', (_, proposal) => {
    const page = pageOf(proposal, language);
    expect(validator.validateStringSync(page).results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });

  test.each(proposals)('the deck of %s has a note on every slide', (_, proposal) => {
    const slides = deckOf(proposal, language, 'x.svg').split(/^---$/m).slice(2);
    expect(slides.length).toBeGreaterThan(6);
    for (const slide of slides) expect(slide).toMatch(/<!--\n.+\n-->/);
  });
});

test('a deck shows the parts of a large architecture after the whole', () => {
  const parts = [{ file: 'architecture-1.svg', title: 'one *domain*' }];
  expect(deckOf(evil, 'en', 'x.svg', parts)).toMatch(/\(x\.svg\)(.|\n)*one \\\*domain\\\*\]\(architecture-1\.svg\)/);
});

test('a text cannot become a slide, code or a tag', () => {
  const deck = deckOf(evil, 'en', 'x.svg');
  expect(deck).not.toMatch(/(?<!\\)<script>/);
  expect(deck.match(/^# /gm)).toHaveLength(1);
  expect(pageOf(evil, 'en')).not.toContain('<script>');
});

test.each(['en', 'es'] as const)('chapter 8 (%s) says what the rubric asks for', (language) => {
  const chapter = readFileSync(inWorkbook('chapters', language, 'ch8-choosing.md'), 'utf8');
  for (const { name, levels } of rubric) expect(chapter).toContain(`| ${name[language]} | ${levels[2][language]} |`);
});

test('the rubric has five criteria of four levels, each said differently', () => {
  expect([rubric.length, levelNames.length]).toEqual([5, 4]);
  for (const language of ['en', 'es'] as const) {
    const texts = rubric.flatMap(({ levels }) => levels.map((level) => level[language]));
    expect(new Set(texts).size).toBe(20);
  }
});
