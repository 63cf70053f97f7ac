import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { PROGRESS_FILE, type Remark } from '../../progress/store.ts';

/** What a person is told about the file of their progress. */
export function remarkLine(remark: Remark, say: Catalogue): string {
  const words = say.commands.kept;
  const file = PROGRESS_FILE;
  if (remark.kind === 'corrupted') return fill(words.corrupted, { file, copy: remark.copy });
  if (remark.kind === 'newer') return fill(words.newer, { file });
  return fill(words.unwritable, { file, error: remark.error });
}
