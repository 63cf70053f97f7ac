/** Changes to a small file that two processes may want to make at the same time. */
import { open, readFile, rename, rm, stat } from 'node:fs/promises';

/** Milliseconds between two looks at the other one's mark. */
const LOOK_AGAIN = 20;
/** Milliseconds after which a mark was left behind by a process that was killed: the change itself takes a few. */
const STALE = 5_000;

/**
 * Replaces the content of `file` by what `change` makes of it (null: there is no file), at once or not at all. The new
 * content is written to `<file>.new`, which only one process can create: whoever comes second waits for it and then
 * reads what the first one wrote. Rejects with the system's error where nothing can be written.
 */
export async function replace(file: string, change: (text: string | null) => string): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await create(fresh);
  try {
    try {
      await handle.writeFile(change(await textOf(file)));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

async function create(fresh: string) {
  for (;;) {
    try {
      return await open(fresh, 'wx');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const left = await stat(fresh).catch(() => null);
    if (left?.isDirectory()) throw Object.assign(new Error(`${fresh} is a folder`), { code: 'EISDIR' });
    if (left && Date.now() - left.mtimeMs > STALE) await rm(fresh, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
