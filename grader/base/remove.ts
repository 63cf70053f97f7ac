/** Ends a temporary folder, whatever system it is on. */
import { rmSync } from 'node:fs';

/** How often, and after how many milliseconds more each time, a folder is tried again that somebody still holds. */
const AGAIN = { maxRetries: 8, retryDelay: 40 } as const;

/**
 * Removes `folder` and all that is in it; never throws. On Windows a file stays for a moment after the process that had
 * it open was killed, or while a scanner looks at it: then it is tried again for about a second and a half, and what is
 * held even then is left for the system to clear away. No verdict may depend on it.
 */
export function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, ...AGAIN });
  } catch {
    // See above.
  }
}
