/** Which submissions a folder holds, and whose they are. */
import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { isBareRepository } from './git.ts';

export interface Submission {
  /** Name of the folder or archive without its ending, or what a gradebook put before it. */
  readonly student: string;
  /** From 1: `ana.attempt-2.zip` is the second. */
  readonly attempt: number;
  /** `link`: a link to somewhere else; `unknown`: a format that is not read; `twice`: several for the same attempt. */
  readonly kind: 'folder' | 'git' | 'zip' | 'tar' | 'files' | 'link' | 'unknown' | 'twice';
  /** Absolute; several where loose files of one student stand side by side. */
  readonly places: readonly string[];
}

/** Links among the submissions themselves are not followed; what begins with a dot is none. */
export function findSubmissions(folder: string): Submission[] {
  const found = new Map<string, Submission>();
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const place = path.join(folder, entry.name);
    const kind = kindOf(entry, place);
    if (kind === null) continue;
    const one: Submission = { ...whose(entry.name, kind), kind, places: [place] };
    const key = `${one.student} ${one.attempt}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, ...together(known, one) } : one);
  }
  return [...found.values()].sort((a, b) =>
    a.student < b.student ? -1 : a.student > b.student ? 1 : a.attempt - b.attempt,
  );
}

/** Null for a list of the class, a note and the like, which lie beside submissions. */
function kindOf(entry: Dirent, place: string): Submission['kind'] | null {
  const { name } = entry;
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return isBareRepository(place) ? 'git' : 'folder';
  if (!entry.isFile()) return 'unknown';
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.(tar|tgz|tar\.gz)$/i.test(name)) return 'tar';
  if (/\.(ts|ya?ml)$/i.test(name)) return 'files';
  return /\.(rar|7z|tar\.\w+|gz|xz|bz2|js|mjs|docx?|pdf)$/i.test(name) ? 'unknown' : null;
}

function whose(name: string, kind: Submission['kind']): { student: string; attempt: number } {
  const bare = name.replace(/\.(zip|tar|tgz|tar\.\w+|git|ts|ya?ml|rar|7z|gz|xz|bz2|js|mjs|docx?|pdf)$/i, '');
  // Canvas: name, LATE where it was, the numbers of user and submission, the file.
  const [, gradebook] = /^([^_]+)_(?:LATE_)?\d+_\d+_/.exec(name) ?? [];
  const [, before = bare, attempt = '1'] = /^(.+)\.attempt-(\d{1,4})$/.exec(bare) ?? [];
  const student = gradebook ?? (kind === 'files' ? before.replace(/_[^_]*$/, '') : before);
  return { student: student.normalize('NFC'), attempt: Number(attempt) };
}

function together(known: Submission, one: Submission): Pick<Submission, 'kind' | 'places'> {
  const places = [...known.places, ...one.places];
  return { kind: known.kind === 'files' && one.kind === 'files' ? 'files' : 'twice', places };
}
