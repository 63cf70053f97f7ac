/** Starts the process in which a service will run: what Node is told to allow it, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { inWorkbook, workbook } from '../base/workbook.ts';
import { compileCache } from './cache.ts';
import { inSandbox, type Sandbox } from './sandbox.ts';

/** Where a process may read and write; absolute paths, folders end in a separator. */
export interface Reach {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** What stands around it besides Node's permission model; absent: nothing. */
  readonly sandbox?: Sandbox;
  /** The port of 127.0.0.1 at which it waits for a debugger; absent: it does not. */
  readonly inspectPort?: number;
}

/** Heap of a service, in MiB: V8 ends it beyond that. */
export const HEAP_MEGABYTES = 128;
const INSIDE = inWorkbook('grader', 'service', 'inside') + path.sep;
const BASE = inWorkbook('grader', 'base') + path.sep;

/** Folders that a process reads at its beginning and must not read afterwards. */
export const CLOSED_AFTER_START: readonly string[] = [INSIDE, BASE];

/** Whether Node can take back a permission: without that, no process that runs a student's file fills the cache. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const CAN_DROP = major > 26 || (major === 26 && minor >= 6);

let cache: ReturnType<typeof compileCache> | undefined;

/** A new process; it waits for the nonce on its file descriptor 3. */
export function launch(reach: Reach): ChildProcess {
  cache ??= compileCache();
  const { folder, empty } = cache;
  cache = { folder, empty: false };
  const packages = inWorkbook('node_modules') + path.sep;
  const readable = [...reach.read, ...reach.write, INSIDE, BASE, inWorkbook('package.json'), packages];
  const { sandbox = { kind: 'permissions' } } = reach;
  const fills = empty && CAN_DROP && sandbox.kind === 'permissions';
  const writable = fills ? [...reach.write, folder] : reach.write;
  const [file, ...args] = inSandbox(
    sandbox,
    [
      process.execPath,
      '--permission',
      ...readable.map((place) => `--allow-fs-read=${place}`),
      ...writable.map((place) => `--allow-fs-write=${place}`),
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      ...debugging(reach),
      '--no-warnings',
      path.join(INSIDE, 'main.ts'),
    ],
    { read: [process.execPath, ...readable], write: writable },
  );
  return spawn(file, args, {
    cwd: workbook,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'], // 3 is the channel
    windowsHide: true,
    env: { TZ: 'UTC', LANG: 'C.UTF-8', UV_THREADPOOL_SIZE: '1', NODE_COMPILE_CACHE: folder },
  });
}

function debugging({ inspectPort }: Reach): string[] {
  if (inspectPort === undefined) return [];
  const allow = process.allowedNodeEnvironmentFlags.has('--allow-inspector') ? ['--allow-inspector'] : [];
  return [...allow, `--inspect-brk=127.0.0.1:${inspectPort}`];
}
