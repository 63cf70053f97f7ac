/**
 * What the grader and a service's process say to each other. One JSON text a line over one file descriptor.
 * The grader's first line is a nonce; every line of the service begins with it. The process works on a command until
 * its event loop is empty, says `rest`, and blocks until the next command: only one of the two is ever running.
 * All times are virtual milliseconds since the start of the check; bodies are base64.
 */

export type HeaderList = [name: string, value: string][];

/** From the grader to the service's process. Every command carries the time to which the process's clock is set. */
export type Command = { readonly now: number } & (
  | { readonly do: 'load'; readonly setup: Setup }
  /** Someone calls the service's `fetch`. */
  | {
      readonly do: 'call';
      readonly call: number;
      readonly method: string;
      readonly url: string;
      readonly headers: HeaderList;
      readonly body: string | null;
    }
  /** Calls the exported function `start` with the environment: a consumer begins to work. */
  | { readonly do: 'start' }
  /** Someone calls the exported function `name`; answered as a call is, values in the bodies (see values.ts). */
  | { readonly do: 'invoke'; readonly call: number; readonly name: string; readonly args: string }
  /** The connection of `socket` stands. */
  | { readonly do: 'dialled'; readonly socket: number }
  | { readonly do: 'receive'; readonly socket: number; readonly bytes: string }
  /** The other side of `socket` closed it (null), or it broke or was refused with a code of Node. */
  | { readonly do: 'hang-up'; readonly socket: number; readonly code: string | null }
  /** From now on the wall clock shows `wallClock` at virtual time 0; other clocks go on. */
  | { readonly do: 'set-wall-clock'; readonly wallClock: number }
  /** Ends it at once after so many more writes to disk, as a power cut would. */
  | { readonly do: 'fail-power'; readonly writes: number }
  /** The one who made call `call` closed the connection. */
  | { readonly do: 'withdraw'; readonly call: number }
  /** The answer to the service's own request `fetch`; `more` where parts of the body follow. */
  | {
      readonly do: 'reply';
      readonly fetch: number;
      readonly status: number;
      readonly headers: HeaderList;
      readonly body: string;
      readonly more: boolean;
    }
  | { readonly do: 'part'; readonly fetch: number; readonly body: string; readonly more: boolean }
  /** The connection of request `fetch` could not be made, or broke. `code` as in Node: ECONNREFUSED. */
  | { readonly do: 'break'; readonly fetch: number; readonly code: string; readonly message: string }
  /** Fire the earliest timer that is due. */
  | { readonly do: 'tick' }
);

/** What a process must know before it loads the student's file. */
export interface Setup {
  /** Absolute path of the student's file. */
  readonly file: string;
  /** The file without its types; null where the process has to read it itself. */
  readonly source: string | null;
  /** The export that is called as a service: `default`, where the file has one role. */
  readonly role: string;
  /** Where it may connect besides `fetch`: `rabbitmq:5672`. */
  readonly places: readonly string[];
  /** Bare imports of the student's file are resolved from here: the workbook's folder, ending in a separator. */
  readonly packagesFrom: string;
  /** The whole environment of the service (`process.env`). */
  readonly environment: Readonly<Record<string, string>>;
  /** Seeds Math.random, crypto.randomUUID and the like: unique to (run, service, instance, incarnation). */
  readonly seed: string;
  /** What the wall clock shows at virtual time 0, milliseconds since 1970. */
  readonly wallClock: number;
  /** Folders that only the process's own beginnings need, closed to the student's file afterwards. */
  readonly closed: readonly string[];
}

/** Something that a service may not do under the grader; each has its text in the catalogue. */
export type ProblemKind =
  /** Another way to the network than `fetch`. */
  | 'network-exit'
  /** A server of its own. */
  | 'listens'
  /** Processes and threads of its own. */
  | 'spawns'
  /** fs.watch and fs.watchFile. */
  | 'watches'
  /** Signals to other processes, native code, heap dumps, blocking the thread. */
  | 'forbidden'
  /** An import of a file of the workbook: another exercise, solutions/, grader/. */
  | 'foreign-import'
  /** An answer that is not a Response. */
  | 'not-a-response'
  /** A function's value, or what it hands to a callback, that cannot travel: a function, a promise. */
  | 'not-a-value'
  /** More than 8 MiB of body in one turn. */
  | 'endless-body';

/** From the service's process to the grader. */
export type Frame =
  | { readonly say: 'ready' }
  /** `exports`: kind by name: `service` where it has a function fetch, else what typeof says. */
  | { readonly say: 'loaded'; readonly exports: Readonly<Record<string, string>> }
  | { readonly say: 'unloadable'; readonly fault: Thrown }
  /** `start` has come to its end; or it threw. */
  | { readonly say: 'started' }
  | { readonly say: 'unstartable'; readonly fault: Thrown }
  | {
      readonly say: 'fetch';
      readonly fetch: number;
      readonly method: string;
      readonly url: string;
      readonly headers: HeaderList;
      readonly body: string | null;
      readonly line: number | null;
    }
  /** The service connects to `place` (`rabbitmq:5672`), one of those it may connect to. */
  | { readonly say: 'dial'; readonly socket: number; readonly place: string; readonly line: number | null }
  | { readonly say: 'send'; readonly socket: number; readonly bytes: string }
  | { readonly say: 'hang-up'; readonly socket: number }
  | { readonly say: 'abort'; readonly fetch: number }
  | { readonly say: 'answer'; readonly call: number; readonly status: number; readonly headers: HeaderList }
  | { readonly say: 'part'; readonly call: number; readonly body: string }
  | { readonly say: 'done'; readonly call: number }
  /** The handler of `call` threw, or its body broke. */
  | { readonly say: 'threw'; readonly call: number; readonly fault: Thrown }
  | { readonly say: 'print'; readonly text: string }
  | { readonly say: 'problem'; readonly kind: ProblemKind; readonly detail: string; readonly line: number | null }
  /** The process is about to end: an error that nobody caught. */
  | { readonly say: 'crash'; readonly origin: 'uncaughtException' | 'unhandledRejection'; readonly fault: Thrown }
  /** The power failed, as the grader had said before. */
  | { readonly say: 'power-failed' }
  | { readonly say: 'exit'; readonly code: number; readonly line: number | null }
  /** Its event loop is empty. `next`: when its earliest timer is due; `timers`: how many timers keep it alive. */
  | { readonly say: 'rest'; readonly next: number | null; readonly timers: number };

/** An error as a value. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Node's error code, or the empty string. */
  readonly code: string;
  /** Line and column in the student's file, where known. */
  readonly line: number | null;
  readonly column: number | null;
}
