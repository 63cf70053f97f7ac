import { readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';

/** Milliseconds without another event before the change is told: one save makes several. */
const QUIET = 20;
/** Milliseconds between two looks where no event comes: on network and container mounts they often do not arrive. */
const POLL = 500;

/** Calls `onChange` whenever something under one of `folders` was saved, added or deleted. Gives a way to stop. */
export function followFolders(folders: readonly string[], onChange: () => void): () => void {
  let known = stateOf(folders);
  let soon: NodeJS.Timeout | undefined;
  const look = (): void => {
    soon = undefined;
    const state = stateOf(folders);
    if (state === known) return;
    known = state;
    onChange();
  };
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, { recursive: true }, () => {
        clearTimeout(soon);
        soon = setTimeout(look, QUIET);
      });
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
  const polling = setInterval(() => soon === undefined && look(), POLL);
  return () => {
    clearInterval(polling);
    clearTimeout(soon);
    for (const watcher of watchers) watcher.close();
  };
}

function stateOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => {
      try {
        return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
      } catch {
        return [];
      }
    })
    .map((file) => {
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isFile() ? `${file} ${stats.mtimeMs} ${stats.size}` : '';
    })
    .join('\n');
}
