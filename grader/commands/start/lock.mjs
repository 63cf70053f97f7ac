import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BEAT = 1_000;
const STALE = 10_000;
const LOOK_AGAIN = 100;

/**
 * Takes the lock that is `folder` and gives what releases it. While another process holds it, waits, and calls
 * `onWait` once. The holder touches the folder every second; one untouched for ten was left behind by a process that
 * was killed, and is taken over.
 */
export async function takeLock(folder, onWait) {
  for (let waited = false; !tryToMake(folder); ) {
    if (isStale(folder)) {
      discard(folder);
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
  // The folder hides itself from git.
  writeFileSync(join(folder, '.gitignore'), '*\n');
  const beat = setInterval(() => touch(folder), BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(folder, { recursive: true, force: true });
  };
}

function tryToMake(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(folder) {
  try {
    return Date.now() - statSync(folder).mtimeMs > STALE;
  } catch {
    return false;
  }
}

/** Of two processes that find the same stale lock only one can rename it. */
function discard(folder) {
  const aside = `${folder}-${process.pid}`;
  try {
    renameSync(folder, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // The other one was first.
  }
}

function touch(folder) {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // Taken over after a long sleep of this machine; npm's own result decides.
  }
}
