/** Copies of a student's files, in a folder that git ignores and no contract looks at. */
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';

const BACKUPS = '.backups';

/** Copies `file`, the answer called `slug`, and gives the copy's path once it is known to be complete. */
export function backUp(file: string, slug: string, now: Date = new Date(), root: string = inWorkbook()): string {
  // No colon: Windows has no such names. Milliseconds, since two copies in one second are both kept.
  const moment = now.toISOString().replace(/[:.]/g, '-').replace('Z', '');
  const copy = path.join(root, BACKUPS, `${slug}.${moment}${path.extname(file)}`);
  mkdirSync(path.dirname(copy), { recursive: true });
  copyFileSync(file, copy, constants.COPYFILE_EXCL);
  if (!readFileSync(copy).equals(readFileSync(file))) throw new Error(`the copy ${copy} is not complete`);
  return copy;
}

/** The latest copy of the answer called `slug`; null where there is none. */
export function lastBackup(slug: string, root: string = inWorkbook()): string | null {
  const folder = path.join(root, BACKUPS, path.dirname(slug));
  if (!existsSync(folder)) return null;
  const mine = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(slug)}.`));
  const last = mine.sort().at(-1);
  return last === undefined ? null : path.join(folder, last);
}

/** As a person would type it in the workbook's folder. */
export function shown(file: string): string {
  return path.relative(inWorkbook(), file).split(path.sep).join('/');
}
