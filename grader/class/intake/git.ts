/**
 * The last commit of a bare repository. Its configuration could have programs started (filters, fetching, pagers), so
 * git never sees it: it works in an empty repository of ours, and only looks for objects in the submission's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ARCHIVE_LIMIT, type Entry, entryCounter, FILE_LIMIT, type Visitor } from './reader.ts';
import { Refused } from './refusal.ts';

const MODES: Readonly<Record<string, Entry['kind']>> = { '100644': 'file', '100755': 'file', '120000': 'link' };

/** Whether a folder is a repository without files of its own. */
export function isBareRepository(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(path.join(folder, name)));
}

/** Shows the files of the commit that HEAD names. */
export async function readGit(folder: string, visitor: Visitor): Promise<void> {
  if (existsSync(path.join(folder, 'objects', 'info', 'alternates')))
    throw new Refused('link', { path: 'objects/info/alternates' });
  const own = mkdtempSync(path.join(tmpdir(), 'entre-servicios-git-'));
  try {
    run(['init', '--quiet', '--bare', own], {});
    const environment = { GIT_DIR: own, GIT_OBJECT_DIRECTORY: path.join(folder, 'objects') };
    const listed = run(['ls-tree', '-r', '-z', '-l', '--full-tree', commitOf(folder)], environment);
    const count = entryCounter();
    for (const line of listed.toString('utf8').split('\0').filter(Boolean)) {
      count();
      const [, mode = '', id = '', size = '', shown = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
      const entry: Entry = { path: shown, kind: MODES[mode] ?? 'special', size: Number(size) || 0 };
      if (visitor.wants(entry)) visitor.takes(entry, run(['cat-file', 'blob', id], environment, FILE_LIMIT + 1));
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function run(args: readonly string[], environment: Record<string, string>, limit = ARCHIVE_LIMIT): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    env: {
      PATH: process.env.PATH ?? '',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_REPLACE_OBJECTS: '1',
      ...environment,
    },
    maxBuffer: limit,
    timeout: 60_000,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Refused('noGit');
  if (status !== 0) throw new Refused('unreadable', { error: stderr?.toString('utf8').trim().split('\n')[0] || 'git' });
  return stdout;
}

/** The id of the commit that HEAD names, read without git. */
function commitOf(folder: string): string {
  const text = (name: string): string => {
    try {
      return readFileSync(path.join(folder, name), 'utf8');
    } catch {
      return '';
    }
  };
  const head = text('HEAD').trim();
  const name = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1] ?? '';
  const loose = name === '' || name.includes('..') ? head : text(name).trim();
  const packed = text('packed-refs')
    .split('\n')
    .find((line) => name !== '' && line.endsWith(` ${name}`));
  const id = /^[0-9a-f]{40,64}$/.exec(loose)?.[0] ?? packed?.split(' ')[0] ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(id)) throw new Refused('unreadable', { error: 'HEAD' });
  return id;
}
