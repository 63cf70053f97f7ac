/**
 * A gradebook for Canvas to import, made from the one that it exported: its columns that say who a student is, and the
 * one assignment. Its title carries the assignment's number, so that Canvas never creates another one by mistake.
 */
import { type Cell, csv, readCsv } from '../csv.ts';
import type { Policy } from '../marks/policy.ts';
import type { Standing } from '../marks/standing.ts';
import { rounded } from './grades.ts';

/** What says who a student is; Canvas wants them back as they were. */
const IDENTITY = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Root Account', 'Section'];
const POSSIBLE = 'Points Possible';

/** What is wrong with an exported gradebook; its text is `faults[fault]` of the words of a class. */
export class CanvasFault extends Error {
  readonly fault: 'canvasColumns' | 'canvasAssignment';
  readonly values: Readonly<Record<string, string>>;

  constructor(fault: CanvasFault['fault'], values: CanvasFault['values']) {
    super(`${fault} ${JSON.stringify(values)}`);
    this.fault = fault;
    this.values = values;
  }
}

export interface CanvasGrades {
  /** The file to be imported. */
  readonly text: string;
  /** Students who submitted and whom the gradebook does not name, or names twice. */
  readonly unknown: readonly string[];
}

/** Reads `exported`, Canvas's own CSV; `assignment` is the head of a column of it: `Tarea 1 (12345)`. */
export function canvasGrades(
  exported: string,
  assignment: string,
  standings: readonly Standing[],
  { canvas }: Policy,
): CanvasGrades {
  const [header = [], ...rows] = readCsv(exported);
  const names = header.map((name) => name.trim());
  for (const needed of ['Student', 'ID'])
    if (!names.includes(needed)) throw new CanvasFault('canvasColumns', { name: needed });
  const column = names.indexOf(assignment.trim());
  if (column < 0 || !/ \(\d+\)$/.test(assignment.trim())) {
    const known = names.filter((name) => / \(\d+\)$/.test(name)).join('; ');
    throw new CanvasFault('canvasAssignment', { assignment, known: known || '-' });
  }
  const identity = IDENTITY.filter((name) => names.includes(name));
  const cell = (row: readonly string[], name: string): string => row[names.indexOf(name)]?.trim() ?? '';
  const points = rows.find((row) => cell(row, 'Student') === POSSIBLE);
  const students = rows.filter((row) => cell(row, 'ID') !== '');
  const possible =
    Number(points?.[column] ?? '') || Math.max(0, ...standings.map(({ weighted }) => weighted?.possible ?? 0));
  const found = new Map(standings.map((one) => [one, students.filter((row) => isSame(one.student, row, names))]));
  const scoreOf = (row: readonly string[]): Cell => {
    const one = standings.find((standing) => found.get(standing)?.length === 1 && found.get(standing)?.[0] === row);
    if (!one || one.share === null) return null;
    return canvas === 'mark' ? one.mark : rounded(one.share * possible);
  };
  const lines: Cell[][] = [
    [...identity, assignment.trim()],
    // Canvas knows this row by the spaces before its name.
    [...identity.map((name) => (name === 'Student' ? `    ${POSSIBLE}` : '')), possible],
    ...students.map((row) => [...identity.map((name) => cell(row, name)), scoreOf(row)]),
  ];
  const unknown = standings.filter((one) => one.outcome !== 'missing' && found.get(one)?.length !== 1);
  return { text: csv(lines), unknown: unknown.map(({ student }) => student) };
}

/** Whether a row is that student's: by login, number or name, or as Canvas names downloaded files: `perezana`. */
function isSame(student: string, row: readonly string[], names: readonly string[]): boolean {
  const wanted = student.toLowerCase();
  const values = IDENTITY.slice(0, 4).map((name) => row[names.indexOf(name)]?.trim().toLowerCase() ?? '');
  return values.includes(wanted) || (wanted !== '' && plain(values[0] ?? '') === plain(wanted));
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/[^a-z0-9]/g, '');
}
