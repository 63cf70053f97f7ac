/** Calls of the service's own `fetch`, and what becomes of them. */
import type { Command } from '../frames.ts';
import { say } from './channel.ts';
import { pairs } from './fetch.ts';
import {
  afterwards,
  cut,
  fromBase64,
  lengthOf,
  NativeAbortController,
  NativeRequest,
  RealPromise,
  reader as readerOf,
  response as responseOf,
  SafeMap,
  signal as signalOf,
  stream as streamOf,
  toBase64,
} from './intrinsics.ts';
import { problem } from './problem.ts';
import { thrown } from './thrown.ts';

type Handler = (request: Request) => unknown;

/** Bytes of body that one process may answer between two commands, and parts that they may come in. */
const BODY_LIMIT = 8 * 1024 * 1024;
const PART_LIMIT = 5_000;

let handler: Handler | null = null;
let answered = 0;
let parts = 0;
interface Running {
  readonly controller: AbortController;
  /** Kept so that its signal is told when the caller goes, even where the service kept the signal alone. */
  readonly request: Request;
  stop: (() => void) | null;
}

const running = new SafeMap<number, Running>();

/** From now on calls go to `fetch` of `service`. */
export function serve(service: { fetch: Handler }): void {
  handler = (request) => service.fetch(request);
}

/** A new turn begins: the limit of bytes a turn counts from here. */
export function beginTurn(): void {
  answered = 0;
  parts = 0;
}

/** Calls the service; frames `answer`, `part`…, `done` follow, or `threw`. */
export function receiveCall(command: Extract<Command, { do: 'call' }>): void {
  const { call } = command;
  const controller = new NativeAbortController();
  const request = new NativeRequest(command.url, {
    method: command.method,
    headers: command.headers,
    body: command.body === null ? null : fromBase64(command.body),
    signal: controller.signal,
  });
  running.set(call, { controller, request, stop: null });
  const fail = (reason: unknown): void => {
    if (!running.has(call)) return;
    running.delete(call);
    say({ say: 'threw', call, fault: thrown(reason) });
  };
  const asked = new RealPromise<unknown>((resolve) => resolve(handler?.(request)));
  afterwards(
    asked,
    (answer) => {
      try {
        respond(call, answer);
      } catch (error) {
        fail(error);
      }
    },
    fail,
  );
}

/** The caller has gone: `request.signal` aborts, and the rest of the answer is dropped. */
export function receiveWithdrawal(command: Extract<Command, { do: 'withdraw' }>): void {
  const entry = running.get(command.call);
  if (!entry) return;
  running.delete(command.call);
  signalOf.abort(entry.controller);
  entry.stop?.();
}

function respond(call: number, answer: unknown): void {
  const entry = running.get(call);
  if (!entry) return;
  let status: number;
  try {
    status = responseOf.status(answer);
  } catch {
    throw problem('not-a-response', describe(answer));
  }
  // Response.error(): what fetch makes of a network error, and nothing that can be sent.
  if (status === 0) throw problem('not-a-response', 'Response.error()');
  say({ say: 'answer', call, status, headers: pairs(responseOf.headers(answer)) });
  const body = responseOf.body(answer);
  if (body === null) {
    running.delete(call);
    say({ say: 'done', call });
    return;
  }
  const reader = streamOf.getReader(body);
  entry.stop = () => {
    afterwards(
      readerOf.cancel(reader, signalOf.reason(entry.controller.signal)),
      () => {},
      () => {},
    );
  };
  const broke = (reason: unknown): void => {
    if (!running.has(call)) return;
    running.delete(call);
    say({ say: 'threw', call, fault: thrown(reason) });
  };
  const pass = (bytes: Uint8Array): boolean => {
    answered += lengthOf(bytes);
    parts += 1;
    if (answered > BODY_LIMIT || parts > PART_LIMIT) {
      problem('endless-body', answered > BODY_LIMIT ? 'more than 8 MiB' : `more than ${PART_LIMIT} parts`);
      running.delete(call);
      entry.stop?.();
      return false;
    }
    say({ say: 'part', call, body: toBase64(bytes) });
    return true;
  };
  const pump = (): void => {
    afterwards(
      readerOf.read(reader),
      ({ done, value }) => {
        if (!running.has(call)) return;
        if (done) {
          running.delete(call);
          say({ say: 'done', call });
          return;
        }
        try {
          if (pass(value)) pump();
        } catch {
          // As Node's own fetch says it of a stream of texts.
          broke(new TypeError('Received non-Uint8Array chunk'));
          entry.stop?.();
        }
      },
      broke,
    );
  };
  pump();
}

function describe(answer: unknown): string {
  if (answer === null) return 'null';
  if (typeof answer !== 'object') return typeof answer;
  try {
    const name = (answer as { constructor?: { name?: unknown } }).constructor?.name;
    return typeof name === 'string' ? cut(name, 0, 60) : 'object';
  } catch {
    return 'object';
  }
}
