/** Paragraphs, lists and tables of a chapter as HTML. For the site and whoever else shows chapters. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Code } from '../reader/chapter.ts';
import { codeOf } from '../reader/walk.ts';
import { escapeHtml } from './html.ts';

export interface LinkTarget {
  readonly href: string;
  readonly class?: string;
  /** Of a term: what the glossary says, in plain words, for a script to show beside the link. */
  readonly definition?: string;
}

/** What the prose of a page needs to know of the page. */
export interface ProseContext {
  /** Where a link of the chapter leads to in what is published; undefined where that is not written yet. */
  readonly link: (href: string) => LinkTarget | undefined;
  /** What stands after the words of a link to what is not written yet. */
  readonly notWritten: string;
  readonly table: string;
  readonly code: (code: Code) => string;
}

interface Environment extends ProseContext {
  /** How the links that are open close, innermost last. */
  readonly closing: string[];
}

// Only its renderer is used: the reader has parsed already, HTML refused.
const { renderer, options } = new MarkdownIt({ html: false });

renderer.rules.link_open = (tokens, index, _, environment) => {
  const written = String(tokens[index]?.attrGet('href') ?? '');
  const target = open(environment).link(written);
  open(environment).closing.push(
    target === undefined ? ` <span class="quiet">(${escapeHtml(open(environment).notWritten)})</span></span>` : '</a>',
  );
  if (target === undefined) return '<span class="unwritten">';
  const outside = /^https?:/.test(target.href) ? ' rel="noreferrer"' : '';
  const name = target.class ? ` class="${target.class}"` : '';
  const definition = target.definition ? ` data-definition="${escapeHtml(target.definition)}"` : '';
  return `<a href="${escapeHtml(target.href)}"${name}${definition}${outside}>`;
};
renderer.rules.link_close = (_tokens, _index, _options, environment) => open(environment).closing.pop() ?? '';
renderer.rules.table_open = (_tokens, _index, _options, environment) =>
  `<div class="wide" role="group" aria-label="${escapeHtml(open(environment).table)}"><table>`;
renderer.rules.table_close = () => '</table></div>';
// The corner of a table with names on two sides is no heading of anything.
renderer.rules.th_open = (tokens, index, _options, environment) => {
  const name = tokens[index + 1]?.content === '' ? 'td' : 'th scope="col"';
  open(environment).closing.push(`</${name.slice(0, 2)}>`);
  return `<${name}${alignment(tokens[index])}>`;
};
renderer.rules.th_close = (_tokens, _index, _options, environment) => open(environment).closing.pop() ?? '';
renderer.rules.td_open = (tokens, index) => `<td${alignment(tokens[index])}>`;
renderer.rules.fence = (tokens, index, _options, environment) => {
  const token = tokens[index];
  const code = token && codeOf(token);
  return code === undefined ? '' : open(environment).code(code);
};

/** markdown-it hands on what it was given, as anything. */
function open(environment: unknown): Environment {
  return environment as Environment;
}

/** Markdown aligns cells by inline styles; here by a class. */
function alignment(token: Token | undefined): string {
  const [, side] = /text-align:\s*(\w+)/.exec(String(token?.attrGet('style') ?? '')) ?? [];
  return side === undefined ? '' : ` class="${side}"`;
}

/** Block tokens as HTML. */
export function proseHtml(tokens: readonly Token[], context: ProseContext): string {
  return renderer.render([...tokens], options, { ...context, closing: [] });
}

/** Inline tokens as HTML, without a paragraph around. */
export function inlineHtml(tokens: readonly Token[], context: ProseContext): string {
  return renderer.renderInline([...tokens], options, { ...context, closing: [] });
}
