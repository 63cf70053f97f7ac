/**
 * Closes every way out of the process but `fetch`: each gets an error that says what to use instead, and the grader is
 * told. Node's permission model stands behind it; this is the part that explains.
 */
import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http2 from 'node:http2';
import https from 'node:https';
import inspector from 'node:inspector';
import module, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import process from 'node:process';
import tls from 'node:tls';
import v8 from 'node:v8';
import workers from 'node:worker_threads';
import type { ProblemKind } from '../frames.ts';
import { leave, say } from './channel.ts';
import { cut, toNumber } from './intrinsics.ts';
import { callingLine } from './thrown.ts';

// Not by import: that looks at http.WebSocket before anything runs, which loads Node's fetch too early (randomness.ts).
const http = process.getBuiltinModule('node:http');

const ADVICE: Record<ProblemKind, string> = {
  'network-exit': 'is closed under the grader: use fetch, which reaches the simulated services',
  listens: 'is closed under the grader: it calls the exported fetch itself, nothing needs to listen',
  spawns: 'is closed under the grader: a service is one process with one thread',
  watches: 'is closed under the grader: read the file when you need it, or set a timer',
  forbidden: 'is closed under the grader',
  'foreign-import': 'is not for exercises: import packages and node: modules only',
  'not-a-response': 'is not a Response',
  'endless-body': 'never ends',
};

/** Signals to others, native code, other identities, the real thread. */
const FORBIDDEN_OF_PROCESS = `kill _kill abort dlopen binding _linkedBinding execve chdir _debugProcess _debugEnd
  setuid setgid seteuid setegid setgroups initgroups`.split(/\s+/);

/** Ways to read the memory of the process, and to change the rules of its engine. */
const FORBIDDEN_OF_V8 = `getHeapSnapshot writeHeapSnapshot setHeapSnapshotNearHeapLimit setHeapProfileNearHeapLimit
  setFlagsFromString queryObjects startCpuProfile startHeapProfile`.split(/\s+/);

/** Tells the grader of a problem, and returns the error to throw at whoever caused it. */
export function problem(kind: ProblemKind, what: string): Error {
  const detail = cut(what, 0, 300);
  say({ say: 'problem', kind, detail, line: callingLine() });
  return Object.assign(new Error(`${detail} ${ADVICE[kind]}.`), {
    name: 'GraderRefusal',
    code: 'ERR_REFUSED_BY_GRADER',
  });
}

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

/** Closes the exits, for scripts and for imports of the built-in modules. */
export function closeExits(): void {
  refuse('network-exit', 'net.', net, ['connect', 'createConnection']);
  refuse('network-exit', 'net.Socket.', net.Socket.prototype, ['connect']);
  refuse('network-exit', 'tls.', tls, ['connect']);
  refuse('network-exit', 'http.', http, ['request', 'get']);
  refuse('network-exit', 'https.', https, ['request', 'get']);
  refuse('network-exit', 'http2.', http2, ['connect']);
  refuse('network-exit', 'dgram.', dgram, ['createSocket']);
  const lookups = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  refuse('network-exit', 'dns.', dns, lookups);
  refuse('network-exit', 'dns.promises.', dns.promises, lookups);
  refuse('network-exit', '', globalThis, ['WebSocket', 'EventSource']);
  refuse('listens', 'server.', net.Server.prototype, ['listen']);
  refuse('spawns', 'child_process.', childProcess, Object.keys(childProcess));
  refuse('spawns', 'cluster.', cluster, ['fork', 'setupPrimary']);
  refuse('spawns', 'worker_threads.', workers, ['Worker']);
  refuse('watches', 'fs.', fs, ['watch', 'watchFile']);
  refuse('watches', 'fs.promises.', fs.promises, ['watch']);
  refuse('forbidden', 'process.', process, FORBIDDEN_OF_PROCESS);
  refuse('forbidden', 'v8.', v8, FORBIDDEN_OF_V8);
  refuse('forbidden', 'inspector.', inspector, ['open', 'Session']);
  refuse('forbidden', 'module.', module, ['register', 'registerHooks']);
  refuse('forbidden', 'os.', os, ['setPriority']);
  refuse('forbidden', 'Atomics.', Atomics, ['wait', 'waitAsync']);

  const exit = (code?: number | string | null): never => {
    const status = toNumber(code ?? process.exitCode ?? 0) | 0;
    say({ say: 'exit', code: status, line: callingLine() });
    return leave(status);
  };
  Object.assign(process, { exit, reallyExit: exit });
  syncBuiltinESMExports();
}
