/** How many came to each match: a file a day, from the turnstiles to whoever wants it. Chapter 7 walks through it. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Attendance {
  match_id: string;
  spectators: number;
}

// #region hand-over
/** Writes file `number`. Until it is complete it has a name at which nobody looks. */
export function handOver(folder: string, number: number, rows: readonly Attendance[]): void {
  const file = path.join(folder, `attendance-${String(number).padStart(6, '0')}.csv`);
  const lines = rows.map(({ match_id, spectators }) => `${match_id};${spectators}`);
  // #region renamed
  const text = ['match_id;spectators', ...lines, ''].join('\n');
  writeFileSync(`${file}.part`, text, 'utf8');
  renameSync(`${file}.part`, file);
  // #endregion renamed
}
// #endregion hand-over

// #region numbers
/** The complete files in the folder, by their numbers. What has another name is none of ours. */
export function filesIn(folder: string): Map<number, string> {
  const named = readdirSync(folder).map((name) => /^attendance-(\d{6,})\.csv$/.exec(name));
  return new Map(named.flatMap((match) => (match ? [[Number(match[1]), path.join(folder, match[0])]] : [])));
}

/** Those that follow `last` without a gap, in order: after a gap the others wait. */
export function nextAfter(last: number, files: ReadonlyMap<number, string>): number[] {
  const next: number[] = [];
  while (files.has(last + next.length + 1)) next.push(last + next.length + 1);
  return next;
}
// #endregion numbers

// #region columns
/** The rows of a file; which column is which stands in its first line. */
export function rowsOf(file: string): Attendance[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = header.split(';');
  return lines.map((line) => {
    const fields = line.split(';');
    const field = (name: string): string => fields[columns.indexOf(name)] ?? '';
    return { match_id: field('match_id'), spectators: Number(field('spectators')) };
  });
}
// #endregion columns
