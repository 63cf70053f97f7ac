import { columns } from '../journal/columns.ts';
import type { Code } from './chapter.ts';
import { indent, joined } from './lines.ts';
import type { Node } from './nodes.ts';
import { type Span, spansOf, wrapSpans } from './spans.ts';
import { codeOf } from './walk.ts';

export interface ProseSheet {
  readonly width: number;
  readonly colours: boolean;
}

/** Lines of a code block, at most so wide where it can be. */
export type DrawCode = (code: Code, width: number) => string[];

/** Between the columns of a table. */
const GAP = '  ';

/** Paragraphs, lists, quotations and tables as lines for a terminal. */
export function proseLines(nodes: readonly Node[], sheet: ProseSheet, drawCode: DrawCode): string[] {
  return joined(nodes.map((node) => nodeLines(node, sheet, drawCode)));
}

function nodeLines(node: Node, sheet: ProseSheet, drawCode: DrawCode): string[] {
  const { token, children } = node;
  switch (token.type) {
    case 'paragraph_open':
      return wrapSpans(inlineOf(node, sheet), sheet.width, sheet.colours);
    case 'bullet_list_open':
      return listLines(children, () => '- ', sheet, drawCode);
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      return listLines(children, (index) => `${start + index}. `, sheet, drawCode);
    }
    case 'blockquote_open':
      return proseLines(children, narrow(sheet, 2), drawCode).map((line) => `| ${line}`.trimEnd());
    case 'table_open':
      return tableLines(node, sheet);
    case 'hr':
      return ['-'.repeat(Math.min(sheet.width, 20))];
    default: {
      const code = codeOf(token);
      return code === undefined ? [] : drawCode(code, sheet.width);
    }
  }
}

/** Items of a tight list follow each other, those of a loose one have an empty line between them. */
function listLines(
  items: readonly Node[],
  mark: (index: number) => string,
  sheet: ProseSheet,
  drawCode: DrawCode,
): string[] {
  const tight = items.every(({ children }) =>
    children.every(({ token }) => token.type !== 'paragraph_open' || token.hidden),
  );
  const groups = items.map(({ children }, index) => {
    const marked = mark(index);
    const inner = narrow(sheet, marked.length);
    const lines = tight
      ? children.flatMap((child) => nodeLines(child, inner, drawCode))
      : proseLines(children, inner, drawCode);
    return indent(lines, ' '.repeat(marked.length), marked);
  });
  return tight ? groups.flat() : joined(groups);
}

/** Side by side where the widest cells fit; else row by row, each cell under its column's name. */
function tableLines(table: Node, sheet: ProseSheet): string[] {
  const rows = table.children.flatMap(({ children }) => children);
  const cells = rows.map((row) => row.children.map((cell) => inlineOf(cell, sheet)));
  const [head = [], ...body] = cells;
  const widths = head.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? []))));
  const total = widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
  if (total > sheet.width) return joined(body.map((row) => recordLines(head, row, sheet)));
  const line = (row: readonly Span[][]): string =>
    row
      .map((cell, column) => {
        const [text = ''] = wrapSpans(cell, Number.POSITIVE_INFINITY, sheet.colours);
        return text + ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      })
      .join(GAP)
      .trimEnd();
  return [line(head.map(bold)), widths.map((width) => '-'.repeat(width)).join(GAP), ...body.map(line)];
}

function recordLines(head: readonly Span[][], row: readonly Span[][], sheet: ProseSheet): string[] {
  const [first = [], ...rest] = row;
  const named = rest.flatMap((cell, index) => {
    if (widthOf(cell) === 0) return [];
    const name = head[index + 1] ?? [];
    const colon: Span[] = widthOf(name) === 0 ? [] : [{ text: ': ', format: 'plain' }];
    return indent(wrapSpans([...name, ...colon, ...cell], sheet.width - 4, sheet.colours), '    ', '  ');
  });
  return [...wrapSpans(bold(first), sheet.width, sheet.colours), ...named];
}

function bold(spans: readonly Span[]): Span[] {
  return spans.map(({ text, format }) => ({ text, format: format === 'plain' ? 'bold' : format }));
}

function widthOf(spans: readonly Span[]): number {
  const [text = ''] = wrapSpans(spans, Number.POSITIVE_INFINITY, false);
  return columns(text);
}

function inlineOf({ children }: Node, { colours }: ProseSheet): Span[] {
  return children.flatMap(({ token }) => (token.type === 'inline' ? spansOf(token.children ?? [], colours) : []));
}

function narrow(sheet: ProseSheet, by: number): ProseSheet {
  return { ...sheet, width: Math.max(12, sheet.width - by) };
}
