/** What can be said of a student's file before any of it runs. */
import { readFileSync, statSync } from 'node:fs';
import type { Values } from '../language/bilingual.ts';
import type { ProblemName } from '../language/catalogue.ts';

/** Bytes; the longest solution has a fiftieth of it. */
const SIZE_LIMIT = 1024 * 1024;

/** The problem of `file` as a file; null where it has none. */
export function fileProblem(file: string): { name: ProblemName; values: Values } | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return { name: 'missing-file', values: {} };
  if (stats.isDirectory()) return { name: 'folder', values: {} };
  if (stats.size > SIZE_LIMIT) return { name: 'too-large', values: { limit: SIZE_LIMIT / 1024 } };
  const bytes = readFileSync(file);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return { name: 'not-utf8', values: {} };
    return text.trim() === '' ? { name: 'empty-file', values: {} } : null;
  } catch {
    return { name: 'not-utf8', values: {} };
  }
}
