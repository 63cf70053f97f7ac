/** What the search knows of a language: every section's words. Answers and hints are left out, they are not to be found. */
import MiniSearch from 'minisearch';
import type { Language } from '../../language/bilingual.ts';
import type { Block, Chapter, Section } from '../../reader/chapter.ts';
import { plain } from '../../reader/nodes.ts';
import { textsOf } from '../../reader/walk.ts';
import { type Found, searchOptions } from './search-options.ts';
import type { Site } from './site.ts';

/** The index of `language` as a script that hands it to whoever waits for it (client/search.ts). */
export function indexScript(site: Site, language: Language): string {
  const index = new MiniSearch<Found>(searchOptions);
  index.addAll(site.pages[language].flatMap(entriesOf));
  // A script rather than JSON: on file:// a page may load the one and not the other.
  return `globalThis.entreIndex(${JSON.stringify(index)});\n`;
}

function entriesOf(page: Chapter): Found[] {
  const of = (section: Section, above: string): Found[] => [
    {
      id: `${page.slug}.html#${section.id}`,
      title: section.title,
      where: above,
      text: textOf(section.blocks),
    },
    ...section.sections.flatMap((inner) => of(inner, `${above} › ${section.title}`)),
  ];
  const opening = { id: `${page.slug}.html`, title: page.title, where: '', text: textOf(page.opening) };
  return [opening, ...page.sections.flatMap((section) => of(section, page.title))];
}

function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap(textsIn).join(' ').replace(/\s+/g, ' ').trim();
}

function textsIn(block: Block): string[] {
  const inside = (blocks: readonly Block[]): string[] => blocks.flatMap(textsIn);
  switch (block.kind) {
    case 'prose':
      return textsOf(block).map(({ tokens }) => plain(tokens));
    case 'heading':
      return [];
    case 'code':
      return [block.title ?? '', block.code];
    case 'diagram':
      return [block.title];
    case 'figure':
      return [block.caption];
    case 'box':
      return block.name === 'hint' ? [] : inside(block.blocks);
    case 'quiz':
      return [...inside(block.question), ...block.options.flatMap(({ text }) => inside(text))];
    case 'predict':
      return inside(block.question);
    case 'recall':
      return block.questions.flatMap(({ question }) => inside(question));
  }
}
