import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { CONTAINERS } from './containers.ts';
import { allChapters } from './files.ts';
import { checkLinks } from './links.ts';
import { root } from './parse.fixture.ts';
import { parseChapter } from './parse.ts';

const readme = readFileSync(inWorkbook('chapters', 'README.md'), 'utf8');
const example = /^````markdown\n(.*?)^````$/ms.exec(readme)?.[1] ?? '';
const chapter = parseChapter(example, {
  file: 'chapters/en/ch3-synchronous.md',
  lang: 'en',
  slug: 'ch3-synchronous',
  source: (path) => readFileSync(`${root}/${path}`, 'utf8'),
});

describe("the authors' guide", () => {
  it('shows an example without errors', () => {
    expect(chapter.errors.map(String)).toEqual([]);
    expect(chapter.exercises).toMatchObject([{ id: 'ch3/squad', hints: { length: 3 } }]);
  });

  it('shows links that lead somewhere', () => {
    const others = allChapters('en', root).filter(({ slug }) => slug !== chapter.slug);
    expect(chapter.links.length).toBeGreaterThan(3);
    expect(checkLinks([chapter, ...others])).toEqual([]);
  });

  it.each(Object.keys(CONTAINERS))('shows and explains %s', (name) => {
    expect(example).toMatch(new RegExp(`^::: ${name}\\b`, 'm'));
    expect(readme.replace(example, '')).toMatch(new RegExp(`\`(::: )?${name}\``));
  });
});
