import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import type { Exercise } from '../../checks/exercise.ts';
import { changedStubs, STUBS } from '../../progress/stubs.ts';

/** Writes `text` to `file`; in place, so that links and permissions stay and editors notice. */
export function put(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Makes exercises/ as it is now what is handed out; gives what changed. An author's business. */
export function adopt(all: readonly Exercise[]): string[] {
  const changed = changedStubs(all);
  for (const slug of changed) {
    const to = path.join(STUBS, `${slug}.ts`);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(inWorkbook('exercises', `${slug}.ts`), to);
  }
  return changed;
}
