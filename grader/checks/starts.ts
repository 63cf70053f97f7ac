/** What can be said of a student's file before any of it runs. */
import { readFileSync, statSync } from 'node:fs';
import { readYaml } from '../base/yaml.ts';
import type { Exercise } from './exercise.ts';
import type { Problem } from './problems.ts';

/** Bytes; the longest solution has a fiftieth of it. */
const SIZE_LIMIT = 1024 * 1024;

/** The problem of `file` as a file, and as a document where it is one; null where it has none. */
export function fileProblem(file: string, document?: Exercise['document']): Problem | null {
  const whole = contentProblem(file);
  if (whole) return { ...whole, values: whole.values ?? {}, line: null };
  if (!document) return null;
  const { fault } = readYaml(readFileSync(file, 'utf8'));
  return fault && { name: fault.kind, values: { line: fault.line, column: fault.column }, line: fault.line };
}

function contentProblem(file: string): { name: Problem['name']; values?: Problem['values'] } | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return { name: 'missing-file' };
  if (stats.isDirectory()) return { name: 'folder' };
  if (stats.size > SIZE_LIMIT) return { name: 'too-large', values: { limit: SIZE_LIMIT / 1024 } };
  const bytes = readFileSync(file);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return { name: 'not-utf8' };
    return text.trim() === '' ? { name: 'empty-file' } : null;
  } catch {
    return { name: 'not-utf8' };
  }
}
