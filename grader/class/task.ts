/** The smallest piece of work: one file, judged as the answer to one exercise. */
import { createHash } from 'node:crypto';
import type { Grading } from '../checks/verdict.ts';
import type { Language } from '../language/bilingual.ts';
import type { ExerciseRecord } from '../run/record.ts';

export interface Task {
  /** Of all that decides the result: the same key is never graded twice. */
  readonly key: string;
  /** The id of the exercise. */
  readonly exercise: string;
  /** The folder of answers of this submission; absolute. */
  readonly tree: string;
}

/** What all tasks of a run have in common. */
export interface Conditions {
  readonly seed: number;
  readonly language: Language;
  readonly sandbox: Grading['sandbox'];
  /** A folder of further exercises and their checks; null where there is none. */
  readonly extra: string | null;
}

/** A record, and what kept the answer in check while it came about: `bubblewrap 0.8.0`. */
export interface Graded {
  readonly record: ExerciseRecord;
  readonly sandbox: string;
}

export type Result =
  | ({ readonly kind: 'graded' } & Graded)
  /** Our error: what went wrong, in English, for whoever mends it. */
  | { readonly kind: 'error'; readonly detail: string };

/** The key of a file (null: there is none) as the answer to `exercise`, by `version` of the grader. */
export function keyOf(bytes: Buffer | null, exercise: string, version: string, { seed, language }: Conditions): string {
  const hash = createHash('sha256').update(JSON.stringify([exercise, version, seed, language, bytes === null]));
  return hash
    .update(bytes ?? '')
    .digest('hex')
    .slice(0, 32);
}

/** `bubblewrap 0.8.0`, or `node --permission`. */
export function sandboxName(sandbox: Conditions['sandbox']): string {
  return sandbox.kind === 'bubblewrap' ? `bubblewrap ${sandbox.version}` : 'node --permission';
}
