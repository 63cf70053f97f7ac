/** Starts the process in which a service will run: what Node is told to allow it, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { inWorkbook, workbook } from '../base/workbook.ts';
import { insideFile } from './bundle.ts';
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

/** What a process reads at its beginning and must not read afterwards. */
export function closedAfterStart(): string[] {
  return [insideFile()];
}

/** A new process; it waits for the nonce on its file descriptor 3. */
export function launch(reach: Reach): ChildProcess {
  const inside = insideFile();
  const packages = inWorkbook('node_modules') + path.sep;
  const readable = [...reach.read, ...reach.write, inside, inWorkbook('package.json'), packages];
  const { sandbox = { kind: 'permissions' } } = reach;
  const [file, ...args] = inSandbox(
    sandbox,
    [
      process.execPath,
      '--permission',
      ...readable.map((place) => `--allow-fs-read=${place}`),
      ...reach.write.map((place) => `--allow-fs-write=${place}`),
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      ...debugging(reach),
      '--no-warnings',
      inside,
    ],
    { read: [process.execPath, ...readable], write: reach.write },
  );
  return spawn(file, args, {
    cwd: workbook,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'], // 3 is the channel
    windowsHide: true,
    env: { TZ: 'UTC', LANG: 'C.UTF-8', UV_THREADPOOL_SIZE: '1' },
  });
}

function debugging({ inspectPort }: Reach): string[] {
  if (inspectPort === undefined) return [];
  const allow = process.allowedNodeEnvironmentFlags.has('--allow-inspector') ? ['--allow-inspector'] : [];
  return [...allow, `--inspect-brk=127.0.0.1:${inspectPort}`];
}
