import type { Token } from 'markdown-it';
import type { Block, Chapter, Link } from './chapter.ts';
import { ChapterError, quote, type Report } from './problems.ts';
import { everyBlock, textsOf } from './walk.ts';

const FORMS = 'write #id, ch4-asynchronous.md#id, glossary.md#id, or https://…';

/** Every link of a page, in order; what leads nowhere by its form is reported. */
export function linksOf(blocks: readonly Block[], slug: string, report: Report): Link[] {
  const links: Link[] = [];
  for (const block of everyBlock(blocks)) {
    for (const { line: first, tokens } of textsOf(block)) {
      let line = first;
      for (const token of tokens) {
        if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
        if (token.type === 'image')
          report(line, `an image: ${quote(token.content)}`, 'use a ```figure or a ```mermaid');
        if (token.type === 'text' && token.content.includes('<!--')) {
          report(line, 'a comment of HTML, which readers would see', 'take it away');
        }
        const link = linkOf(token, line, slug, report);
        if (link !== undefined) links.push(link);
      }
    }
  }
  return links;
}

function linkOf(token: Token, line: number, slug: string, report: Report): Link | undefined {
  if (token.type !== 'link_open') return undefined;
  const href = String(token.attrGet('href') ?? '');
  if (/^https?:\/\/./.test(href)) return { line, href };
  const [whole, page, id] = /^(?:([a-z0-9-]+)\.md)?(?:#([a-z0-9-]+))?$/.exec(href) ?? [];
  if (whole === undefined || whole === '') {
    report(line, `a link that leads nowhere: ${quote(href)}`, FORMS);
    return undefined;
  }
  return { line, href, page: page ?? slug, ...(id !== undefined && { id }) };
}

/** What the links of all pages get wrong about each other: pages and ids that are not there, in the same language. */
export function checkLinks(chapters: readonly Chapter[]): ChapterError[] {
  const pages = new Map(chapters.map((chapter) => [`${chapter.lang}/${chapter.slug}`, chapter]));
  return chapters.flatMap(({ file, lang, links }) =>
    links.flatMap(({ line, href, page, id }) => {
      if (page === undefined) return [];
      const target = pages.get(`${lang}/${page}`);
      if (target === undefined) return [new ChapterError(file, line, `there is no page for ${quote(href)}`, FORMS)];
      if (id === undefined || target.ids.has(id)) return [];
      const todo = `give a heading of ${target.file} the id {#${id}}, or mend the link`;
      return [new ChapterError(file, line, `there is no id for ${quote(href)}`, todo)];
    }),
  );
}
