import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ignored } from './place.ts';
import { bytesOf, type Entry, entryCounter, type Visitor } from './reader.ts';

/** Shows the files under `folder`. Links are shown and never followed. */
export async function readFolder(folder: string, visitor: Visitor): Promise<void> {
  const count = entryCounter();
  const walk = async (inside: string): Promise<void> => {
    const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
    for (const found of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      count();
      const place = inside === '' ? found.name : `${inside}/${found.name}`;
      if (ignored(place)) continue;
      if (found.isDirectory()) await walk(place);
      else await showFile(path.join(folder, place), place, visitor, kindOf(found));
    }
  };
  await walk('');
}

/** Shows one file under the name `shown`. */
export async function showFile(file: string, shown: string, visitor: Visitor, kind: Entry['kind']): Promise<void> {
  if (kind !== 'file') {
    visitor.wants({ path: shown, kind, size: 0 });
    return;
  }
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const entry: Entry = { path: shown, kind, size: (await handle.stat()).size };
    if (visitor.wants(entry)) {
      visitor.takes(entry, await bytesOf(handle.createReadStream({ autoClose: false }), shown));
    }
  } finally {
    await handle.close();
  }
}

/** What a folder's entry is. */
export function kindOf(entry: { isFile(): boolean; isSymbolicLink(): boolean }): Entry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : 'special';
}
