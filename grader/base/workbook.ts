import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the workbook's folder, ending in a separator. */
export const workbook: string = fileURLToPath(new URL('../../', import.meta.url));

/** Absolute path of something in the workbook. */
export function inWorkbook(...parts: string[]): string {
  return path.join(workbook, ...parts);
}
