/** What of the grader decides verdicts and their words, as one fingerprint: another version grades anew. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';

/** Parts of the grader that no verdict depends on. */
const ASIDE = ['answers', 'bench', 'class', 'commands', 'demos', 'plot', 'progress', 'publish', 'reader', 'stubs'];

/** A hash of the grader's sources, its packages and the runtime; `extra` is a folder of further checks. */
export function graderVersion(extra: string | null): string {
  const hash = createHash('sha256').update(`${process.version}\n`);
  hash.update(readFileSync(inWorkbook('package-lock.json')));
  for (const folder of [inWorkbook('grader'), ...(extra === null ? [] : [extra])]) {
    // In the same order on every system: machines of one class share what they have graded.
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll(path.sep, '/'),
    );
    for (const file of all.sort()) {
      const [part = ''] = file.split('/');
      if (
        !/\.(ts|json)$/.test(file) ||
        /\.(test|fixture)\.ts$/.test(file) ||
        (folder !== extra && ASIDE.includes(part))
      )
        continue;
      hash.update(`${file}\n`).update(readFileSync(path.join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
