/** What Deno has besides what Node has: other ways out, and the standard streams, which are the grader's channel. */
import { Console } from 'node:console';
import fs from 'node:fs';
import process from 'node:process';
import type { ProblemKind } from '../frames.ts';
import { own } from './intrinsics.ts';
import { problem } from './problem.ts';
import { type DenoNamespace, deno, runtime } from './runtime.ts';

type Refuse = (kind: ProblemKind, prefix: string, owner: object, names: readonly string[]) => void;

const REFUSED: readonly (readonly [ProblemKind, string])[] = [
  ['network-exit', 'connect connectTls connectQuic startTls resolveDns createHttpClient'],
  ['listens', 'serve serveHttp listen listenTls listenDatagram upgradeWebSocket'],
  ['spawns', 'Command run spawn spawnAndWait spawnAndWaitSync'],
  ['watches', 'watchFs'],
  ['forbidden', 'kill dlopen chdir umask addSignalListener openKv cron'],
];
/** Descriptors that are not the student's: the channel, and Deno's own messages. */
const STREAMS = 3;

/** Closes Deno's own exits; `exit` takes the place of Deno.exit. On Node it does nothing. */
export function closeDeno(refuse: Refuse, exit: (code?: number) => never): void {
  if (deno === null) return;
  const namespace = deno as DenoNamespace & Record<string, unknown>;
  refuse('spawns', '', globalThis, ['Worker']);
  for (const [kind, names] of REFUSED) refuse(kind, 'Deno.', deno, names.split(' '));
  own(deno, 'exit', exit);
  // Deno's own workings: every descriptor could be written to from there.
  delete (namespace as Record<PropertyKey, unknown>)[namespace.internal as symbol];
  keepStreams(namespace);
}

/**
 * The console prints where process.stdout writes, which is no longer descriptor 1 (see output.ts), and whoever writes to
 * a standard stream by number does the same.
 */
function keepStreams(namespace: Record<string, unknown>): void {
  const { stdout, stderr } = process;
  const printer = new Console({ stdout, stderr });
  for (const [name, method] of Object.entries(printer)) {
    if (typeof method === 'function') own(console, name, method);
  }
  const encoded = (bytes: Uint8Array): number => {
    stdout.write(bytes);
    return bytes.byteLength;
  };
  const writer = { writeSync: encoded, write: async (bytes: Uint8Array) => encoded(bytes), isTerminal: () => false };
  const writable = () => new WritableStream({ write: (bytes: Uint8Array) => void encoded(bytes) });
  for (const name of ['stdout', 'stderr']) own(namespace, name, { ...writer, writable: writable() });
  own(namespace, 'stdin', { readSync: () => null, read: async () => null, isTerminal: () => false });
  own(globalThis, 'alert', (text: unknown) => console.log(text));
  own(globalThis, 'confirm', () => false);
  own(globalThis, 'prompt', () => null);
  for (const name of ['write', 'writev', 'read', 'readv', 'close', 'fsync', 'ftruncate']) {
    guard(name, stdout);
    guard(`${name}Sync`, stdout);
  }
}

/** Has `name` of node:fs print what is meant for descriptors 1 and 2, and refuse the rest that is not the student's. */
function guard(name: string, stdout: NodeJS.WriteStream): void {
  const functions = fs as unknown as Record<string, (...rest: unknown[]) => unknown>;
  const original = functions[name];
  if (typeof original !== 'function') return;
  own(functions, name, function guarded(this: unknown, descriptor: unknown, ...rest: unknown[]): unknown {
    const isOurs = typeof descriptor === 'number' && descriptor < STREAMS && descriptor >= 0;
    if (!isOurs) return Reflect.apply(original, this, [descriptor, ...rest]);
    const [bytes] = rest;
    const isText = typeof bytes === 'string' || bytes instanceof Uint8Array;
    if (!/^write(Sync)?$/.test(name) || descriptor === runtime.channel.input || !isText) {
      throw problem('forbidden', `fs.${name}(${descriptor})`);
    }
    stdout.write(bytes);
    const done = rest[rest.length - 1];
    if (typeof done === 'function') queueMicrotask(() => done(null, bytes.length, bytes));
    return bytes.length;
  });
}
