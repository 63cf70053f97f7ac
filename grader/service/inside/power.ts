/**
 * A power cut between two writes to disk. What a service does between them is synchronous and says nothing to anybody,
 * so that the grader cannot kill it there from outside; whether an effect and the memory of it are kept together or
 * apart shows nowhere else.
 *
 * Several statements in one `exec` count as one write, and what goes through file handles and streams as none: there it
 * is kinder than a real power cut, never harder.
 */
import fs, { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { leave, say } from './channel.ts';
import { afterwards, matchOf, own } from './intrinsics.ts';

type Writes = Record<string, (...rest: unknown[]) => unknown>;

const FILE_WRITES = ['writeFile', 'appendFile', 'rename', 'rm', 'unlink', 'link', 'copyFile', 'mkdir', 'rmdir'];
const CHANGES = /^\s*(insert|update|delete|replace|with|create|alter|drop|commit|end|release)\b/i;
/** What an exit by SIGKILL looks like. */
const KILLED = 137;

let left = Number.POSITIVE_INFINITY;

/** From now on the process ends right after `writes` more writes to disk. */
export function failPower(writes: number): void {
  left = writes;
}

/** Counts a write that has just been done. */
function written(): void {
  left -= 1;
  if (left > 0) return;
  say({ say: 'power-failed' });
  leave(KILLED);
}

/** Counts the statements that change something for good, or end a transaction, in the module node:sqlite. */
export function countStatements(sqlite: typeof import('node:sqlite')): void {
  const statement = sqlite.StatementSync.prototype as unknown as Writes;
  count(sqlite.DatabaseSync.prototype as unknown as Writes, 'exec', (_, [sql]) => changes(sql));
  for (const name of ['run', 'get', 'all']) {
    count(statement, name, (self) => changes((self as { sourceSQL: string }).sourceSQL));
  }
}

/** Counts the writing of whole files. */
export function countFiles(): void {
  for (const name of FILE_WRITES) {
    count(fs as unknown as Writes, `${name}Sync`);
    count(promises as unknown as Writes, name);
  }
  syncBuiltinESMExports();
}

function changes(sql: unknown): boolean {
  return matchOf(CHANGES, `${sql}`) !== null;
}

function count(owner: Writes, name: string, counts: (self: unknown, args: unknown[]) => boolean = () => true): void {
  const original = owner[name];
  if (typeof original !== 'function') return;
  own(owner, name, function counted(this: unknown, ...rest: unknown[]): unknown {
    const result = Reflect.apply(original, this, rest);
    if (left === Number.POSITIVE_INFINITY || !counts(this, rest)) return result;
    if (!(result instanceof Promise)) written();
    // Not awaited here: whoever called gets the promise that it would have got.
    else void afterwards(result, written, () => {});
    return result;
  });
}
