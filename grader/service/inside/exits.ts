/**
 * Closes every way out of the process but `fetch` and the connections to a broker: each gets an error that says what to use instead, and the grader is
 * told. Node's permission model stands behind it; this is the part that explains.
 */
import fs from 'node:fs';
import module, { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import process from 'node:process';
import type { ProblemKind } from '../frames.ts';
import { leave, say } from './channel.ts';
import { guardDatabases } from './databases.ts';
import { closeDeno } from './deno-exits.ts';
import { SafeMap, toNumber } from './intrinsics.ts';
import { countFiles } from './power.ts';
import { problem } from './problem.ts';
import { connect } from './sockets.ts';
import { callingLine } from './thrown.ts';

/** Signals to others, native code, other identities, the real thread. */
const FORBIDDEN_OF_PROCESS = `kill _kill abort dlopen binding _linkedBinding execve chdir _debugProcess _debugEnd
  setuid setgid seteuid setegid setgroups initgroups`.split(/\s+/);

/** Ways to read the memory of the process, and to change the rules of its engine. */
const FORBIDDEN_OF_V8 = `getHeapSnapshot writeHeapSnapshot setHeapSnapshotNearHeapLimit setHeapProfileNearHeapLimit
  setFlagsFromString queryObjects startCpuProfile startHeapProfile`.split(/\s+/);

/** Replaces `names` of `owner` by functions that refuse. */
function refuse(kind: ProblemKind, prefix: string, owner: object, names: readonly string[]): void {
  const target = owner as Record<string, unknown>;
  for (const name of names) {
    if (typeof target[name] !== 'function') continue;
    const refusal = function refused(): never {
      throw problem(kind, `${prefix}${name}`);
    };
    Object.defineProperty(target, name, { value: refusal, writable: true, configurable: true });
  }
}

/** What is closed of a built-in module, and the modules that it brings along. */
interface Closing {
  readonly with?: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: each is given the module of its own name.
  readonly close: (builtin: any) => void;
}

const CLOSINGS: Readonly<Record<string, Closing>> = {
  net: {
    close: (net) => {
      Object.assign(net, { connect, createConnection: connect });
      refuse('network-exit', 'net.Socket.', net.Socket.prototype, ['connect']);
      refuse('listens', 'server.', net.Server.prototype, ['listen']);
    },
  },
  tls: { with: ['net'], close: (tls) => refuse('network-exit', 'tls.', tls, ['connect']) },
  http: { with: ['net'], close: (http) => refuse('network-exit', 'http.', http, ['request', 'get']) },
  https: { with: ['http', 'tls'], close: (https) => refuse('network-exit', 'https.', https, ['request', 'get']) },
  http2: { with: ['http', 'tls'], close: (http2) => refuse('network-exit', 'http2.', http2, ['connect']) },
  dgram: { close: (dgram) => refuse('network-exit', 'dgram.', dgram, ['createSocket']) },
  dns: {
    close: (dns) => {
      const lookups = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
      refuse('network-exit', 'dns.', dns, lookups);
      refuse('network-exit', 'dns.promises.', dns.promises, lookups);
    },
  },
  child_process: { close: (it) => refuse('spawns', 'child_process.', it, Object.keys(it)) },
  cluster: { with: ['child_process'], close: (it) => refuse('spawns', 'cluster.', it, ['fork', 'setupPrimary']) },
  worker_threads: { close: (it) => refuse('spawns', 'worker_threads.', it, ['Worker']) },
  v8: { close: (v8) => refuse('forbidden', 'v8.', v8, FORBIDDEN_OF_V8) },
  inspector: { close: (inspector) => refuse('forbidden', 'inspector.', inspector, ['open', 'Session']) },
  sqlite: { close: guardDatabases },
};

const getBuiltin = process.getBuiltinModule;
const closed = new SafeMap<string, boolean>();

/**
 * Closes what must be closed of the built-in module `specifier` (`node:http`, `dns/promises`). Called before anyone
 * gets it, and not earlier: loading them all would take a process longer than everything else it does.
 */
export function closeBuiltin(specifier: string): void {
  const [, name = ''] = /^(?:node:)?([^/]+)/.exec(specifier) ?? [];
  if (!Object.hasOwn(CLOSINGS, name) || closed.has(name)) return;
  closed.set(name, true);
  const builtin = getBuiltin(`node:${name}`);
  if (builtin === undefined) return;
  for (const other of CLOSINGS[name]?.with ?? []) closeBuiltin(other);
  CLOSINGS[name]?.close(builtin);
  syncBuiltinESMExports();
}

/** Closes the exits that are there without an import, and has the others closed when their module is asked for. */
export function closeExits(): void {
  refuse('network-exit', '', globalThis, ['WebSocket', 'EventSource']);
  refuse('watches', 'fs.', fs, ['watch', 'watchFile']);
  refuse('watches', 'fs.promises.', fs.promises, ['watch']);
  countFiles();
  refuse('forbidden', 'process.', process, FORBIDDEN_OF_PROCESS);
  refuse('forbidden', 'module.', module, ['register', 'registerHooks']);
  refuse('forbidden', 'os.', os, ['setPriority']);
  refuse('forbidden', 'Atomics.', Atomics, ['wait', 'waitAsync']);

  process.getBuiltinModule = ((specifier: string) => {
    closeBuiltin(`${specifier}`);
    return getBuiltin(specifier);
  }) as typeof process.getBuiltinModule;

  const exit = (code?: number | string | null): never => {
    const status = toNumber(code ?? process.exitCode ?? 0) | 0;
    say({ say: 'exit', code: status, line: callingLine() });
    return leave(status);
  };
  Object.assign(process, { exit, reallyExit: exit });
  closeDeno(refuse, exit);
  syncBuiltinESMExports();
}
