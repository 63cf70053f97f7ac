/**
 * A student's progress: one file at the root of the workbook, which git ignores. What is not known here (a later
 * workbook's fields) is left as it is.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Points } from '../run/record.ts';
import { replace } from './replace.ts';

export const PROGRESS_FILE = '.entre-servicios.json';
const FORMAT = 'entre-servicios/progress@1';

/** What is kept of one exercise. */
export interface Kept {
  /** The best grading; null before the first one. */
  best: Points | null;
  /** How many gradings found a file that was no longer the stub. */
  attempts: number;
  /** Digests of the different contents that were tried and that started; white space does not count. */
  tried: string[];
  /** When every check was passed for the first time, ISO 8601. */
  firstPassed: string | null;
  /** How many hints were shown. */
  hints: number;
  /** When the solution was shown first. */
  solutionSeen: string | null;
}

/** Why progress was not kept, or how: what a person must be told about the file. */
export type Remark =
  /** It could not be read: a copy was kept at `copy`, and it begins anew. */
  | { readonly kind: 'corrupted'; readonly copy: string }
  /** A later workbook wrote it; it is left alone. */
  | { readonly kind: 'newer' }
  /** Nothing can be written; `error` is the system's word for it. */
  | { readonly kind: 'unwritable'; readonly error: string };

export type Exercises = Readonly<Record<string, Kept>>;

type Raw = Record<string, unknown>;

/** What is kept of each exercise, by id. A file that cannot be read counts as empty; `changeProgress` deals with it. */
export function readProgress(root: string): Exercises {
  try {
    return exercisesOf(parse(readFileSync(path.join(root, PROGRESS_FILE), 'utf8')));
  } catch {
    return {};
  }
}

/** What is kept of `exercise`. */
export function keptOf(exercises: Exercises, exercise: string): Kept {
  return exercises[exercise] ?? keptFrom(undefined);
}

/** Changes what is kept of some exercises, atomically, and gives what a person must be told. Never rejects. */
export async function changeProgress(
  root: string,
  changes: Readonly<Record<string, (kept: Kept) => void>>,
  now: Date = new Date(),
): Promise<Remark | null> {
  const file = path.join(root, PROGRESS_FILE);
  let remark: Remark | null = null;
  try {
    await replace(file, (text) => {
      let raw: Raw = { format: FORMAT, exercises: {} };
      try {
        if (text !== null) raw = parse(text);
      } catch (error) {
        if (error instanceof Newer) throw error;
        const copy = `.entre-servicios.unreadable-${now.toISOString().replace(/[:.]/g, '-')}.json`;
        copyFileSync(file, path.join(root, copy));
        remark = { kind: 'corrupted', copy };
      }
      const exercises = raw.exercises as Record<string, Raw>;
      for (const [id, change] of Object.entries(changes)) {
        const before = Object.hasOwn(exercises, id) ? exercises[id] : undefined;
        const kept = keptFrom(before);
        change(kept);
        exercises[id] = { ...before, ...kept };
      }
      return `${JSON.stringify(raw, null, 2)}\n`;
    });
    return remark;
  } catch (error) {
    if (error instanceof Newer) return { kind: 'newer' };
    return { kind: 'unwritable', error: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

class Newer extends Error {}

/** The content of the file; throws where it is none, and `Newer` where a later workbook wrote it. */
function parse(text: string): Raw {
  const raw = JSON.parse(text) as Raw;
  const version = /^entre-servicios\/progress@(\d+)$/.exec(String(raw?.format))?.[1];
  if (version === undefined) throw new Error('no progress file');
  if (Number(version) > 1) throw new Newer();
  if (!isObject(raw.exercises)) throw new Error('no exercises');
  return raw;
}

function exercisesOf(raw: Raw): Exercises {
  return Object.fromEntries(Object.entries(raw.exercises as Raw).map(([id, kept]) => [id, keptFrom(kept)]));
}

/** What can be made of `raw`; a field that is missing or of another kind gets its beginning. */
function keptFrom(raw: unknown): Kept {
  const { best, attempts, tried, firstPassed, hints, solutionSeen } = isObject(raw) ? raw : {};
  return {
    best: isObject(best) && isCount(best.earned) && isCount(best.possible) ? (best as unknown as Points) : null,
    attempts: isCount(attempts) ? attempts : 0,
    tried: Array.isArray(tried) ? tried.filter((one) => typeof one === 'string') : [],
    firstPassed: typeof firstPassed === 'string' ? firstPassed : null,
    hints: isCount(hints) ? hints : 0,
    solutionSeen: typeof solutionSeen === 'string' ? solutionSeen : null,
  };
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
