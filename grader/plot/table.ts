import { columns, wrap } from '../journal/columns.ts';
import { plain } from './plain.ts';

export interface Table {
  /** What its image is called, where it is to be an image too. */
  readonly id?: string;
  /** Stands over the image. */
  readonly title?: string;
  /** What each column holds, with its unit. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const GAP = '  ';

/**
 * `table` in lines of at most `width` columns, the first column to the left and the others to the right. Heads are
 * broken at blanks; where that does not suffice, each row becomes a short list.
 */
export function drawTable(table: Table, width: number, ascii: boolean): string[] {
  const safe = (text: string): string => plain(text, ascii);
  const head = table.head.map(safe);
  const rows = table.rows.map((row) => row.map(safe));
  const widths = head.map((title, index) =>
    Math.max(...title.split(' ').map(columns), ...rows.map((row) => columns(row[index] ?? ''))),
  );
  const sum = (): number => widths.reduce((total, one) => total + one, GAP.length * (widths.length - 1));
  if (sum() > width) return rows.flatMap((row) => listed(head, row, width));
  widen(widths, head, width - sum());
  const titles = head.map((title, index) => wrapHead(title, widths[index] ?? 1));
  const height = Math.max(...titles.map((lines) => lines.length));
  const heads = Array.from({ length: height }, (_, line) =>
    titles.map((lines) => lines[line - height + lines.length] ?? ''),
  );
  const rule = widths.map((one) => (ascii ? '-' : '─').repeat(one)).join(GAP);
  return [...heads.map((cells) => aligned(cells, widths)), rule, ...rows.map((cells) => aligned(cells, widths))];
}

/** Gives room that is left to heads that are broken, the most broken first. */
function widen(widths: number[], head: readonly string[], room: number): void {
  for (let left = room; left > 0; left -= 1) {
    const needs = head.map((title, index) => wrapHead(title, widths[index] ?? 1).length);
    const most = Math.max(...needs);
    if (most <= 2) return;
    const index = needs.indexOf(most);
    widths[index] = (widths[index] ?? 0) + 1;
  }
}

function wrapHead(title: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && columns(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

function aligned(cells: readonly string[], widths: readonly number[]): string {
  const padded = widths.map((width, index) => {
    const cell = cells[index] ?? '';
    const blank = ' '.repeat(Math.max(0, width - columns(cell)));
    return index === 0 ? cell + blank : blank + cell;
  });
  return padded.join(GAP).trimEnd();
}

function listed(head: readonly string[], row: readonly string[], width: number): string[] {
  const [first, ...rest] = row.map((cell, index) => `${head[index]}: ${cell}`);
  return [...wrap(first ?? '', width), ...rest.flatMap((item) => wrap(item, width - 2).map((line) => `  ${line}`))];
}
