import { describe, expect, it } from 'vitest';
import { english } from '../journal/words.fixture.ts';
import { allChapters, hintsOf, readChapter, statementOf } from './files.ts';
import { root } from './parse.fixture.ts';
import { toText } from './text.ts';

describe('allChapters', () => {
  it('reads every page of a language', () => {
    expect(allChapters('es', root).map(({ slug, lang }) => `${lang} ${slug}`)).toEqual([
      'es ch3-synchronous',
      'es ch4-asynchronous',
      'es glossary',
    ]);
  });

  it('finds none where there is no folder', () => {
    expect(allChapters('es', `${root}/solutions`)).toEqual([]);
  });
});

describe('hintsOf', () => {
  it('gives the three hints in the language', () => {
    const hints = hintsOf('ch3/squad', 'es', root);
    expect(hints).toHaveLength(3);
    expect(toText(hints?.[0] ?? [], { lang: 'es', words: english })).toEqual([
      '¿Qué necesita la segunda llamada de la primera?',
    ]);
  });

  it.each(['ch3/nope', 'ch9/squad', 'squad', ''])('gives none for %j', (id) => {
    expect(hintsOf(id, 'en', root)).toBeUndefined();
  });
});

describe('statementOf', () => {
  it('gives the statement without heading and hints', () => {
    const text = toText(statementOf('ch3/squad', 'en', root) ?? [], { lang: 'en', words: english }).join('\n');
    expect(text).toMatch(/^Build `GET \/squads\/:teamId`/);
    expect(text).toMatch(/what is counted is the calls in flight\.$/);
  });
});

describe('readChapter', () => {
  it('refuses what is no page of a language', () => {
    expect(() => readChapter('solutions/ch3-synchronous/examples/two-calls.ts', root)).toThrow('is not chapters/es/');
  });

  it('names files from the workbook on', () => {
    expect(readChapter(`${root}/chapters/en/glossary.md`, root).file).toBe('chapters/en/glossary.md');
  });
});
