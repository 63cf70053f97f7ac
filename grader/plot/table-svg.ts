import { columns } from '../journal/columns.ts';
import { sanitise } from '../journal/sanitise.ts';
import { INK, number } from '../journal/shapes.ts';
import type { Table } from './table.ts';

/** All lengths are units of the viewBox. */
const FONT = 12;
/** What a column of a monospaced font takes, rounded up. */
const COLUMN = 7.4;
const LINE = 20;
const GAP = 16;
const MARGIN = 4;

/**
 * `table` as one `<svg>` element with its title above, the first column to the left and the others to the right. Its
 * description has the rows as sentences. Colours as in the other drawings. Throws a TypeError where `idPrefix` cannot
 * begin an id.
 */
export function drawTableSvg(table: Table, { idPrefix, language }: { idPrefix: string; language: string }): string {
  if (!/^[A-Za-z][\w-]*$/.test(idPrefix)) {
    throw new TypeError(
      `drawTableSvg(): idPrefix is ${JSON.stringify(idPrefix)}; expected a letter, then letters, digits, - and _`,
    );
  }
  const head = table.head.map(sanitise);
  const rows = table.rows.map((row) => row.map(sanitise));
  const caption = sanitise(table.title ?? '');
  const widths = head.map((title, index) => Math.max(columns(title), ...rows.map((row) => columns(row[index] ?? ''))));
  const ends: number[] = [];
  for (const [index, width] of widths.entries()) ends.push((ends[index - 1] ?? MARGIN - GAP) + GAP + width * COLUMN);
  const width = Math.max(ends.at(-1) ?? 0, columns(caption) * COLUMN) + MARGIN;
  const height = LINE * (rows.length + 2.5) + MARGIN;
  const line = (cells: readonly string[], row: number, attributes: string): string[] =>
    cells.map((cell, index) => {
      const [x, anchor] = index === 0 ? [MARGIN, 'start'] : [ends[index] ?? 0, 'end'];
      return text(cell, x, LINE * row, anchor, attributes);
    });
  const [title, desc] = [`${idPrefix}-title`, `${idPrefix}-desc`];
  const told = rows.map((row) => row.map((cell, index) => `${head[index]}: ${cell}`).join('; '));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="table" role="img" lang="${language}" aria-labelledby="${title} ${desc}" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width * 1.25)}" height="${number(height * 1.25)}" style="max-width:100%;height:auto" font-family="var(--journal-font, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace)" font-size="${FONT}">`,
    `<title id="${title}">${escapeXml(caption)}</title>`,
    `<desc id="${desc}">${told.map((row) => escapeXml(`${row}.`)).join('\n')}</desc>`,
    text(caption, MARGIN, LINE * 0.8, 'start', `${INK.text} font-weight="bold"`),
    ...line(head, 2, `${INK.muted}`),
    `<path d="M${MARGIN} ${number(LINE * 2.4)}H${number(width - MARGIN)}" ${INK.lifeline}/>`,
    ...rows.flatMap((row, index) => line(row, index + 3.2, INK.text)),
    '</svg>',
  ].join('\n');
}

function text(content: string, x: number, y: number, anchor: string | number, attributes: string): string {
  return `<text x="${number(x)}" y="${number(y)}" text-anchor="${anchor}" ${attributes}>${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
