/** Notices that files were saved, however an editor does it: in place, by rename, in several writes. */
import { type FSWatcher, statSync, watch } from 'node:fs';

/** Milliseconds without another event before files are looked at: one save makes several. */
const QUIET = 25;
/** Milliseconds between two looks at the files where nothing says that they changed. */
const POLL = 500;
/** Milliseconds that an event may come later than a look that has already seen its change. */
const GRACE = 400;

export interface WatchOptions {
  readonly files: readonly string[];
  readonly onSave: (file: string) => void;
  /** Called once where a file changed and no event came. */
  readonly onNoEvents?: () => void;
  /** Does without events. Default: false. */
  readonly poll?: boolean;
}

/**
 * Watches `files`, all under `folder`, which may come and go. Events are taken as a reason to look; besides, everything
 * is looked at twice a second, since on network and container mounts events often do not arrive.
 */
export function watchFiles(folder: string, { files, onSave, onNoEvents, poll = false }: WatchOptions): () => void {
  const known = new Map(files.map((file) => [file, signatureOf(file)]));
  let lastEvent = Number.NEGATIVE_INFINITY;
  let told = false;
  let soon: NodeJS.Timeout | undefined;

  /** Whether a file that is there now is not as it was. A missing one is on its way: by rename, or for good. */
  const look = (): boolean => {
    let changed = false;
    for (const [file, before] of known) {
      const now = signatureOf(file);
      if (now === before || now === null) continue;
      known.set(file, now);
      changed = true;
      onSave(file);
    }
    return changed;
  };
  const polling = setInterval(() => {
    const seen = performance.now();
    if (soon !== undefined || !look() || told) return;
    setTimeout(() => {
      if (told || lastEvent >= seen - GRACE) return;
      told = true;
      onNoEvents?.();
    }, GRACE).unref();
  }, POLL);
  const watcher = poll
    ? undefined
    : listen(folder, () => {
        lastEvent = performance.now();
        clearTimeout(soon);
        soon = setTimeout(() => {
          soon = undefined;
          look();
        }, QUIET);
      });
  return () => {
    clearInterval(polling);
    clearTimeout(soon);
    watcher?.close();
  };
}

/** Where events cannot be had (too many watches, a system without them) the polling is all there is. */
function listen(folder: string, onEvent: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { recursive: true }, onEvent);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

function signatureOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : null;
}
