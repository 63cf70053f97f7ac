/** Paragraphs, lists and tables of a chapter as HTML. For the site and whoever else shows chapters. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Code } from '../reader/chapter.ts';
import { codeOf } from '../reader/walk.ts';
import { escapeHtml } from './html.ts';

/** What the prose of a page needs to know of the page. */
export interface ProseContext {
  /** Where a link of the chapter leads to in what is published; undefined where that is not written yet. */
  readonly link: (href: string) => { readonly href: string; readonly class?: string } | undefined;
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
  return `<a href="${escapeHtml(target.href)}"${target.class ? ` class="${target.class}"` : ''}${outside}>`;
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
