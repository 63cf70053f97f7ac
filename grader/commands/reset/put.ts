import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import type { Exercise } from '../../checks/exercise.ts';
import { changedStubs, STUBS } from '../../progress/stubs.ts';
import { answerFile } from '../../run/exercises.ts';

/** Writes `text` to `file`; in place, so that links and permissions stay and editors notice. */
export function put(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Makes exercises/ as it is now what is handed out; gives what changed. An author's business. */
export function adopt(all: readonly Exercise[]): string[] {
  const changed = changedStubs(all);
  for (const facts of changed) {
    const to = answerFile(STUBS, facts);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(answerFile(inWorkbook('exercises'), facts), to);
  }
  return changed.map(({ slug }) => slug);
}
