/** The student's file as JavaScript: types are stripped here, once, and not in each of its many processes. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** Texts that were stripped already; a run has few files. */
const known = new Map<string, string | null>();
const KEPT = 200;

/**
 * What is left of `file` without its types: every line and column stays where it is. Null where that cannot be said
 * (no such file, a syntax that Node does not take): the process loads the file itself then, and says what is wrong.
 */
export function sourceOf(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const source = strip(text);
  known.set(text, source);
  return source;
}

function strip(text: string): string | null {
  try {
    return stripTypeScriptTypes(text);
  } catch {
    return null;
  }
}
