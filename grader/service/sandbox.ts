/**
 * The sandbox of a service whose author is not trusted: bubblewrap, where the machine has it and lets it. Around each
 * process of a service stand namespaces of its own (user, pid, mount, network, ipc, uts), a root that can only be read
 * and holds no more than what Node and the service need, an empty home, and no capabilities. When the process ends, or
 * the grader does, the pid namespace ends with it, and so does whatever it left behind.
 */
import { spawnSync } from 'node:child_process';
import { lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { workbook } from '../base/workbook.ts';

/** What stands around a service's process. `permissions` is Node's permission model alone, and nothing more. */
export type Sandbox =
  | { readonly kind: 'permissions' }
  | {
      readonly kind: 'bubblewrap';
      /** The program. */
      readonly program: string;
      readonly version: string;
      /** Whether this machine lets it mount a /proc of its own; without one, `process.memoryUsage()` throws inside. */
      readonly proc: boolean;
    };

/** Bytes that a service may write into one file, and seconds of processor time: what is past that ends it. */
const LIMITS = 'ulimit -c 0; ulimit -f 65536; ulimit -t 600; exec "$@"';
/** What a program on Linux is linked against. */
const SYSTEM = ['/usr', '/bin', '/lib', '/lib32', '/lib64', '/libx32', '/etc/ld.so.cache', '/etc/alternatives'];

/** The strongest sandbox that works here, tried and not guessed: `bwrap` may be there and be forbidden. */
export function sandboxHere(program = 'bwrap'): Sandbox {
  if (process.platform !== 'linux') return { kind: 'permissions' };
  const { stdout, status } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  if (status !== 0) return { kind: 'permissions' };
  const version = stdout.trim().replace(/^bubblewrap /, '');
  for (const proc of [true, false]) {
    const sandbox = { kind: 'bubblewrap', program, version, proc } as const;
    const [file, ...args] = inSandbox(sandbox, [process.execPath, '--version'], {
      read: [process.execPath],
      write: [],
    });
    if (spawnSync(file, args, { stdio: 'ignore', timeout: 10_000 }).status === 0) return sandbox;
  }
  return { kind: 'permissions' };
}

/**
 * `command` as it is started in `sandbox`: a program and its arguments. Inside, it sees what it is linked against,
 * `read` without writing, `write`, and nothing else of this machine. Descriptors are handed on as they are.
 */
export function inSandbox(
  sandbox: Sandbox,
  command: readonly [string, ...string[]],
  { read, write }: { readonly read: readonly string[]; readonly write: readonly string[] },
): [string, ...string[]] {
  if (sandbox.kind === 'permissions') return [...command];
  const args = ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--hostname', 'service'];
  args.push(
    ...SYSTEM.flatMap(systemPart),
    '--dev',
    '/dev',
    '--tmpfs',
    '/tmp',
    '--dir',
    '/home',
    '--setenv',
    'HOME',
    '/tmp',
  );
  if (sandbox.proc) args.push('--proc', '/proc');
  for (const place of read) args.push('--ro-bind-try', bare(place), bare(place));
  for (const place of write) args.push('--bind', bare(place), bare(place));
  return [
    sandbox.program,
    ...args,
    '--dir',
    bare(workbook),
    '--chdir',
    bare(workbook),
    '--',
    '/bin/sh',
    '-c',
    LIMITS,
    'sh',
    ...command,
  ];
}

/** A part of the system as it is here: `/bin` is a link to `usr/bin` on most. */
function systemPart(place: string): string[] {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (!stats) return [];
  return stats.isSymbolicLink() ? ['--symlink', readlinkSync(place), place] : ['--ro-bind', place, place];
}

function bare(place: string): string {
  return place.endsWith(path.sep) ? place.slice(0, -1) : place;
}
