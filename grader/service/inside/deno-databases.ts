/**
 * Mends node:sqlite of Deno 2.9 where it differs from Node's: of a file opened `readOnly` it ignores `timeout` and waits
 * 5 s for a lock, in real time, as long as a turn may take; and an error of `exec` does not have its `errcode`.
 */
import type { DatabaseSync } from 'node:sqlite';
import { own } from './intrinsics.ts';
import { deno } from './runtime.ts';

/** SQLite's number and text for a file that somebody else has locked. */
const BUSY = { errcode: 5, errstr: 'database is locked' };

type Execute = (this: DatabaseSync, sql: string) => void;
let execute: Execute = () => {};

/** Mends `exec` of all databases. On Node it does nothing. */
export function mendExec(prototype: DatabaseSync): void {
  if (deno === null) return;
  execute = prototype.exec;
  own(prototype, 'exec', function exec(this: DatabaseSync, sql: string) {
    try {
      Reflect.apply(execute, this, [sql]);
    } catch (error) {
      const isBusy = error instanceof Error && error.message === BUSY.errstr && !('errcode' in error);
      throw isBusy ? Object.assign(error, BUSY) : error;
    }
  });
}

/** Has `database`, which has just been opened, wait for locks as long as it was told, or not at all. On Node it does already. */
export function mendTimeout(database: DatabaseSync, timeout: unknown = 0): void {
  if (deno === null) return;
  Reflect.apply(execute, database, [`PRAGMA busy_timeout = ${Math.trunc(Number(timeout)) || 0}`]);
}
