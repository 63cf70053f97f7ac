/** markdown-it as the workbook speaks it: CommonMark without HTML, with tables, `:::` lines and attributes of headings. */
import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';

/** The parser, and for the site the renderer of `Prose`. */
export const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

// One way to write a thing: code in fences, headings with #.
markdown.disable(['code', 'lheading']);
markdown.block.ruler.before('fence', 'colons', colons, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
markdown.core.ruler.before('inline', 'heading_attributes', ({ tokens }) => {
  for (const [index, token] of tokens.entries()) if (token.type === 'heading_open') detach(token, tokens[index + 1]);
});

markdown.core.ruler.after('block', 'open_fences', ({ src, tokens }) => {
  const lines = src.split('\n');
  for (const token of tokens) if (token.type === 'fence' && !isClosed(token, lines)) token.meta = { closed: false };
});

/** A line `::: name argument` becomes one token `colons`; what belongs to it is found by whoever reads the tokens. */
function colons(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const line = /^:{3,}(.*)$/.exec(state.src.slice(start, state.eMarks[startLine]));
  if (line === null) return false;
  if (silent) return true;
  const token = state.push('colons', '', 0);
  token.info = (line[1] ?? '').trim();
  token.map = [startLine, startLine + 1];
  state.line = startLine + 1;
  return true;
}

/** Takes `{#id .exercise}` off a heading's text and keeps it in `meta.attributes` of the heading. */
function detach(heading: Token, inline: Token | undefined): void {
  const match = /\s*\{([^{}]*)\}\s*$/.exec(inline?.content ?? '');
  if (inline === undefined || match === null) return;
  inline.content = inline.content.slice(0, match.index);
  heading.meta = { attributes: match[1] };
}

/** CommonMark lets the end of the text close a fence; an author has forgotten it. */
function isClosed({ map, markup }: Token, lines: readonly string[]): boolean {
  if (map === null || map[1] - map[0] < 2) return false;
  return (lines[map[1] - 1] ?? '').trimEnd().endsWith(markup);
}
