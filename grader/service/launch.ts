/** Starts the process in which a service will run: what its runtime is told to allow it, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Duplex, Readable, Writable } from 'node:stream';
import { inWorkbook, workbook } from '../base/workbook.ts';
import { insideFile } from './bundle.ts';
import { node, RUN_IN_DENO, type Runtime } from './runtime.ts';
import { inSandbox, type Sandbox } from './sandbox.ts';

/** Where a process may read and write; absolute paths, folders end in a separator. */
export interface Reach {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** What runs it; absent: the Node that runs the grader. */
  readonly runtime?: Runtime;
  /** What stands around it besides its runtime's permissions; absent: nothing. */
  readonly sandbox?: Sandbox;
  /** The port of 127.0.0.1 at which it waits for a debugger; absent: it does not. */
  readonly inspectPort?: number;
}

/** A process that was started, and the two ends of its channel. */
export interface Launched {
  readonly child: ChildProcess;
  readonly toService: Writable;
  readonly fromService: Readable;
}

/** Heap of a service, in MiB: V8 ends it beyond that. */
export const HEAP_MEGABYTES = 128;

/** What a process reads at its beginning and must not read afterwards. */
export function closedAfterStart(): string[] {
  return [insideFile()];
}

/** A new process; it waits for the nonce on its channel. */
export function launch(reach: Reach): Launched {
  const { sandbox = { kind: 'permissions' }, runtime = node } = reach;
  const packages = inWorkbook('node_modules') + path.sep;
  const readable = [...reach.read, ...reach.write, insideFile(), inWorkbook('package.json'), packages];
  const { args, env, stdio } = runtime.kind === 'node' ? forNode(reach, readable) : forDeno(reach, readable);
  const [file, ...rest] = inSandbox(sandbox, [runtime.program, ...args, insideFile()], {
    read: [runtime.program, ...readable],
    write: reach.write,
  });
  const child = spawn(file, rest, {
    cwd: workbook,
    stdio: [...stdio],
    windowsHide: true,
    env: { TZ: 'UTC', LANG: 'C.UTF-8', ...env },
  });
  if (runtime.kind === 'deno') {
    return { child, toService: child.stdin as Writable, fromService: child.stdout as Readable };
  }
  child.stdout?.resume();
  const channel = (child.stdio as unknown as Duplex[])[3] as Duplex;
  return { child, toService: channel, fromService: channel };
}

interface Start {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdio: readonly ('ignore' | 'pipe')[];
}

function forNode({ write, inspectPort }: Reach, readable: readonly string[]): Start {
  const inspecting = process.allowedNodeEnvironmentFlags.has('--allow-inspector') ? ['--allow-inspector'] : [];
  return {
    args: [
      '--permission',
      ...readable.map((place) => `--allow-fs-read=${place}`),
      ...write.map((place) => `--allow-fs-write=${place}`),
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      ...(inspectPort === undefined ? [] : [...inspecting, inspectAt(inspectPort)]),
      '--no-warnings',
    ],
    env: { UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'], // 3 is the channel
  };
}

/** Deno asks nobody for what it may not do, and writes no cache. */
function forDeno({ write, inspectPort }: Reach, readable: readonly string[]): Start {
  return {
    args: [
      ...RUN_IN_DENO,
      '--deny-net',
      '--deny-run',
      '--deny-ffi',
      '--deny-import',
      '--allow-env',
      '--allow-sys',
      `--allow-read=${listed(readable)}`,
      ...(write.length === 0 ? [] : [`--allow-write=${listed(write)}`]),
      '--no-code-cache',
      `--v8-flags=--max-old-space-size=${HEAP_MEGABYTES}`,
      ...(inspectPort === undefined ? [] : [inspectAt(inspectPort)]),
    ],
    env: { NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', DENO_DIR: inWorkbook('.cache', 'deno') },
    stdio: ['pipe', 'pipe', 'pipe'],
  };
}

function inspectAt(port: number): string {
  return `--inspect-brk=127.0.0.1:${port}`;
}

/** A comma stands between two paths; within one it is written twice. */
function listed(places: readonly string[]): string {
  return places.map((place) => place.replaceAll(',', ',,')).join(',');
}
