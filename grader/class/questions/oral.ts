/** The bank of questions to be asked aloud, five minutes each: `oral/ch3.yaml`, for instructors alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { inWorkbook } from '../../base/workbook.ts';
import type { Language } from '../../language/bilingual.ts';

/** Students' copies have no such folder. */
export const ORAL_BANK: string = inWorkbook('grader', 'class', 'questions', 'oral');

export interface OralQuestion {
  readonly ask: string;
  /** What a good answer has in it. */
  readonly listen: string;
}

/** Questions by exercise, at least one where there are any; none where the bank is left out. */
export function oralBank(): ReadonlyMap<string, readonly Readonly<Record<Language, OralQuestion>>[]> {
  if (!existsSync(ORAL_BANK)) return new Map();
  return new Map(
    readdirSync(ORAL_BANK).flatMap((name) =>
      Object.entries(parse(readFileSync(path.join(ORAL_BANK, name), 'utf8')) as object),
    ),
  );
}
