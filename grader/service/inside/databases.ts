/**
 * Keeps node:sqlite within the folders that the process may write to: Node's permission model does not look at what
 * SQLite opens (26.10), and a statement such as ATTACH or VACUUM INTO would create files anywhere.
 */
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { mendExec, mendTimeout } from './deno-databases.ts';
import { matchOf, own } from './intrinsics.ts';
import { countStatements } from './power.ts';
import { problem } from './problem.ts';
import { runtime } from './runtime.ts';

/** SQLite's code for ATTACH, which VACUUM needs too; and its answer "not allowed". */
const ATTACH = 24;
const DENY = 1;

type Options = { open?: boolean; readOnly?: boolean; timeout?: number };
/** Absent before Node 24.10. */
type Authorise = ((decide: (action: number) => number) => void) | undefined;

/** Replaces what node:sqlite exports. */
export function guardDatabases(sqlite: typeof import('node:sqlite')): void {
  const Real = sqlite.DatabaseSync;
  const { prototype } = Real;
  const open = prototype.open;
  const authorise = prototype.setAuthorizer as Authorise;
  const backup = sqlite.backup as
    | ((source: unknown, target: unknown, options?: object) => Promise<unknown>)
    | undefined;

  const fence = (database: DatabaseSync): void => {
    if (authorise) Reflect.apply(authorise, database, [(action: number) => (action === ATTACH ? DENY : 0)]);
  };
  function GuardedDatabase(this: unknown, location: unknown, options?: Options): DatabaseSync {
    const database = Reflect.construct(
      Real,
      [allowed(location, options?.readOnly === true), options ?? {}],
      new.target,
    );
    if (options?.open !== false) {
      fence(database);
      mendTimeout(database, options?.timeout);
    }
    return database;
  }
  GuardedDatabase.prototype = prototype;
  own(GuardedDatabase, 'name', 'DatabaseSync', false);
  own(prototype, 'constructor', GuardedDatabase, false);
  own(prototype, 'open', function reopen(this: DatabaseSync) {
    Reflect.apply(open, this, []);
    fence(this);
  });
  if (authorise) own(prototype, 'setAuthorizer', () => refuse('setAuthorizer'));
  else for (const name of ['exec', 'prepare'] as const) fenceByText(prototype, name);
  mendExec(prototype);
  own(sqlite, 'DatabaseSync', GuardedDatabase);
  countStatements(sqlite);
  if (backup)
    own(sqlite, 'backup', (source: unknown, target: unknown, options?: object) =>
      backup(source, allowed(target, false), options ?? {}),
    );
}

/** A statement that opens another file, at the beginning of a text or after a semicolon, behind comments as well. */
const OPENS_FILES = /(?:^|;)(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:attach|vacuum)\b/i;

/** What stands in for the authoriser that older Nodes do not have: the same error, by the text of the statement. */
function fenceByText(prototype: DatabaseSync, name: 'exec' | 'prepare'): void {
  const original = prototype[name] as (this: DatabaseSync, ...rest: unknown[]) => unknown;
  own(prototype, name, function fenced(this: DatabaseSync, sql: unknown, ...rest: unknown[]): unknown {
    if (matchOf(OPENS_FILES, `${sql}`) === null) return Reflect.apply(original, this, [sql, ...rest]);
    const not = { code: 'ERR_SQLITE_ERROR', errcode: 23, errstr: 'authorization denied' };
    throw Object.assign(new Error('not authorized'), not);
  });
}

/** `location` as a path that cannot be taken for a URI, where the process may use it. */
function allowed(location: unknown, readOnly: boolean): string {
  if (location === ':memory:' || location === '') return location;
  const isUrl = location instanceof URL || (typeof location === 'string' && location.startsWith('file:'));
  const file = path.resolve(isUrl ? fileURLToPath(location) : String(location));
  if (runtime.may('read', file) && (readOnly || runtime.may('write', file))) return file;
  return refuse(path.basename(file));
}

function refuse(what: string): never {
  throw problem('forbidden', `node:sqlite ${what}`);
}
