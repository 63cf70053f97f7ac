import { describe, expect, it } from 'vitest';
import { allChapters } from './files.ts';
import { checkLinks } from './links.ts';
import { OPENING, parse, problems, root } from './parse.fixture.ts';

describe('links', () => {
  it('tell page, id and line', () => {
    const { links } = parse(
      `${OPENING}a [b](#title)\nc [d](glossary.md#ack) [e](ch4-asynchronous.md)\n\n- [f](https://a.cl/#x)`,
    );
    expect(links).toEqual([
      { line: 5, href: '#title', page: 'ch3-test', id: 'title' },
      { line: 6, href: 'glossary.md#ack', page: 'glossary', id: 'ack' },
      { line: 6, href: 'ch4-asynchronous.md', page: 'ch4-asynchronous' },
      { line: 8, href: 'https://a.cl/#x' },
    ]);
  });

  it('are found in tables and in quizzes', () => {
    const quiz = '::: quiz q\nWhy?\n\n- [x] [a](#a)\n\n  b\n- [ ] c\n\n  [d](#d)\n:::';
    const { links } = parse(`${OPENING}| a |\n|---|\n| [t](#t) |\n\n${quiz}`);
    expect(links.map(({ line, id }) => [line, id])).toEqual([
      [7, 't'],
      [12, 'a'],
      [17, 'd'],
    ]);
  });

  it.each(['/a', '../x.md', 'chapter', 'mailto:a@b.cl'])('are reported to %s', (href) => {
    expect(problems(`[a](${href})`)).toEqual([`5: a link that leads nowhere: "${href}"`]);
  });

  it('are no images', () => {
    expect(problems('![a](https://a.cl/b.png)')).toEqual(['5: an image: "a"']);
  });

  it('are no comments', () => {
    expect(problems('a <!-- b -->')).toEqual(['5: a comment of HTML, which readers would see']);
  });
});

describe('checkLinks', () => {
  it('knows quizzes and predictions by their keys', () => {
    const quiz = '::: quiz q\nWhy?\n\n- [x] a\n\n  b\n- [ ] c\n\n  d\n:::';
    const page = parse(`${OPENING}[a](#q) [b](#p)\n${quiz}\n::: predict p\nx\n::: answer\ny\n:::\n:::`);
    expect(page.errors).toEqual([]);
    expect(checkLinks([page])).toEqual([]);
  });

  it('finds every link of the fixture', () => {
    expect(checkLinks([...allChapters('en', root), ...allChapters('es', root)])).toEqual([]);
  });

  it('reports ids and pages that are not there', () => {
    const one = parse(
      `${OPENING}[a](#nope) [b](ch9-none.md#x)\n[c](ch3-test.md#deciding)\n::: decision deciding\nx\n:::`,
    );
    expect(checkLinks([one]).map(({ file, line, what }) => `${file}:${line}: ${what}`)).toEqual([
      'chapters/en/x.md:5: there is no id for "#nope"',
      'chapters/en/x.md:5: there is no page for "ch9-none.md#x"',
    ]);
  });

  it('looks in the same language only', () => {
    const english = allChapters('en', root);
    const spanish = allChapters('es', root).filter(({ slug }) => slug !== 'glossary');
    expect(checkLinks([...english, ...spanish]).map(({ file, what }) => `${file} ${what}`)).toEqual([
      'chapters/es/ch3-synchronous.md there is no page for "glossary.md#temporal-coupling"',
    ]);
  });
});
