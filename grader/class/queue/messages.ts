/**
 * What travels between a class and its workers. A job carries the answer itself: one file, a few KiB. So workers need
 * nothing but the broker and a workbook of the same version.
 */
import type { Language } from '../../language/bilingual.ts';
import type { Result } from '../task.ts';

export interface Job {
  readonly format: 'entre-servicios/job@1';
  readonly key: string;
  readonly exercise: string;
  /** `ch0-start/01-hello.ts` */
  readonly path: string;
  /** In base64; null where the submission has no such file. */
  readonly answer: string | null;
  readonly seed: number;
  readonly language: Language;
}

export interface Done {
  readonly format: 'entre-servicios/result@1';
  readonly key: string;
  readonly result: Result;
}

/** A message of `format`; null where it is none. */
export function readMessage<One extends Job | Done>(format: One['format'], content: Buffer): One | null {
  try {
    const message = JSON.parse(content.toString('utf8')) as One;
    return message.format === format && typeof message.key === 'string' ? message : null;
  } catch {
    return null;
  }
}
