/**
 * What Node and Deno do differently for the process of a service; everything else of `inside/` is the same on both.
 * Read before any student code runs.
 */
import process from 'node:process';

type Scope = 'read' | 'write';

/** What is used here of Deno's own namespace. */
export interface DenoNamespace {
  readonly permissions: {
    querySync(asked: { name: Scope; path: string }): { state: string };
    revokeSync(asked: { name: Scope; path: string }): unknown;
  };
}

export interface Runtime {
  /** File descriptors of the channel to the grader. */
  readonly channel: { readonly input: number; readonly output: number };
  /** Ends the process at once, whatever became of process.exit. */
  readonly end: (code: number) => never;
  /** Whether the process may do so with `file`, absolute. */
  readonly may: (scope: Scope, file: string) => boolean;
  /** From now on `place` may not be read any more, where this version can take that back. */
  readonly close: (place: string) => void;
}

/** Node's permission model; `drop` since 26.6. */
interface Permission {
  has(scope: string, reference?: string): boolean;
  drop?(scope: string, reference: string): void;
}

/** Deno's namespace; null on Node. */
export const deno = ((globalThis as { Deno?: DenoNamespace }).Deno ?? null) as DenoNamespace | null;

export const runtime: Runtime = deno ? onDeno(deno) : onNode();

function onNode(): Runtime {
  const permission = process.permission as unknown as Permission | undefined;
  return {
    channel: { input: 3, output: 3 },
    end: reallyExit(),
    may: (scope, file) => permission?.has(`fs.${scope}`, file) ?? false,
    close: (place) => permission?.drop?.('fs.read', place),
  };
}

/** Deno cannot use a descriptor that it inherits beyond the third: there its standard streams are the channel. */
function onDeno({ permissions }: DenoNamespace): Runtime {
  const { querySync, revokeSync } = permissions;
  return {
    channel: { input: 0, output: 1 },
    end: reallyExit(),
    may: (name, path) => Reflect.apply(querySync, permissions, [{ name, path }]).state === 'granted',
    close: (path) => Reflect.apply(revokeSync, permissions, [{ name: 'read', path }]),
  };
}

function reallyExit(): (code: number) => never {
  return (process as unknown as { reallyExit: (code: number) => never }).reallyExit;
}
