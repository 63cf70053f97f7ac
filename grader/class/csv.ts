/** Comma-separated values (RFC 4180), written so that no spreadsheet takes a cell for a formula, and read back. */

export type Cell = string | number | null;

/** The text of `rows`, each line ended by CRLF; null is an empty cell. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A spreadsheet runs what begins so; the apostrophe has it shown as text.
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows of `text`, cells without their quotes. A byte-order mark and empty lines at the end are left out. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\r|\n|$)/gy;
  const body = text.replace(/^\uFEFF/, '');
  for (let match = cells.exec(body); match; match = cells.exec(body)) {
    const [all, cell = '', end = ''] = match;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',' && end !== '') rows.push([]);
    if (cells.lastIndex >= body.length && end !== ',') break;
    if (all === '') break;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** The rows below the header, each by the names of its columns, in lower case and without spaces around them. */
export function readTable(text: string): {
  readonly columns: readonly string[];
  readonly rows: Record<string, string>[];
} {
  const [header = [], ...rows] = readCsv(text);
  const columns = header.map((name) => name.trim().toLowerCase());
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, (row[index] ?? '').trim()]))),
  };
}
