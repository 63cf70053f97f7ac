/** Calls of the functions that the student's file exports: arguments, callbacks, what comes back. */
import v8 from 'node:v8';
import { CALL, CALLBACK, type ErrorValue } from '../../base/values.ts';
import type { Command } from '../frames.ts';
import { say } from './channel.ts';
import { callOut } from './fetch.ts';
import {
  afterwards,
  createObject,
  fromBase64,
  isArray,
  keysOf,
  lengthOf,
  own,
  RealPromise,
  SafeMap,
  toBase64,
} from './intrinsics.ts';
import { problem } from './problem.ts';
import { callingLine, thrown } from './thrown.ts';

type Callable = (...args: unknown[]) => unknown;

const { serialize, deserialize } = v8;
/** Bytes of one value: what a channel's line can hold. */
const VALUE_LIMIT = 8 * 1024 * 1024;
const functions = new SafeMap<string, Callable>();

/** From now on calls of `name` go to `callable`. */
export function offer(name: string, callable: Callable): void {
  functions.set(name, callable);
}

/** Calls an exported function; frames `answer` (200 returned, 500 threw), `part`, `done` follow. */
export function receiveInvocation({ call, name, args }: Extract<Command, { do: 'invoke' }>): void {
  const callable = functions.get(name);
  const given = revive(deserialize(fromBase64(args))) as unknown[];
  const settle = (status: number, value: unknown): void => {
    let bytes: Uint8Array;
    try {
      bytes = carried(value);
    } catch (error) {
      problem('not-a-value', thrown(error).message);
      return;
    }
    say({ say: 'answer', call, status, headers: [] });
    say({ say: 'part', call, body: toBase64(bytes) });
    say({ say: 'done', call });
  };
  const asked = new RealPromise<unknown>((resolve) => resolve(callable?.(...given)));
  afterwards(
    asked,
    (value) => settle(200, value),
    (error) => settle(500, errorValue(error)),
  );
}

/**
 * Calls the exported `start` with the environment; frame `started` follows, or `unstartable`. The function that it
 * returns, if it does, is the way to stop: it can be called as `stop`.
 */
export function startConsumer(environment: Readonly<Record<string, string>>): void {
  const start = functions.get('start');
  const asked = new RealPromise<unknown>((resolve) => resolve(start?.(environment)));
  afterwards(
    asked,
    (value) => {
      if (typeof value === 'function') offer('stop', value as Callable);
      say({ say: 'started' });
    },
    (error) => say({ say: 'unstartable', fault: thrown(error) }),
  );
}

function carried(value: unknown): Uint8Array {
  const bytes = serialize(value);
  if (lengthOf(bytes) > VALUE_LIMIT) throw new RangeError('more than 8 MiB');
  return bytes;
}

/** `value` with functions in the places of its callbacks. */
function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const url = (value as Record<string, unknown>)[CALLBACK];
  if (typeof url === 'string') return caller(url);
  const prototype = Object.getPrototypeOf(value);
  if (isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = revive(value[index]);
  } else if (prototype === Object.prototype) {
    const names = keysOf(value);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] as string;
      own(value, name, revive((value as Record<string, unknown>)[name]));
    }
  }
  return value;
}

/** A function that asks the simulated host at `url`: what it returns, and how it fails, is decided there. */
function caller(url: string): (...args: unknown[]) => Promise<unknown> {
  return (...args) =>
    new RealPromise((resolve, reject) => {
      const line = callingLine();
      let body: string;
      try {
        body = toBase64(carried(args));
      } catch (error) {
        reject(problem('not-a-value', thrown(error).message));
        return;
      }
      afterwards(
        callOut(CALL, url, body, line),
        ({ ok, bytes }) => {
          const value = deserialize(bytes);
          if (ok) resolve(value);
          else reject(revived(value as ErrorValue));
        },
        reject,
      );
    });
}

/** `error` as a value; fields that cannot travel are left out. */
function errorValue(error: unknown): ErrorValue {
  const { name, message, code } = thrown(error);
  const fields = createObject(null);
  if (typeof error === 'object' && error !== null) {
    const names = keysOf(error);
    for (let index = 0; index < names.length; index += 1) {
      const field = names[index] as string;
      try {
        const value = (error as Record<string, unknown>)[field];
        carried(value);
        own(fields, field, value);
      } catch {
        // A field that throws, or that cannot travel.
      }
    }
  }
  return { name, message, code, fields };
}

function revived({ name, message, code, fields }: ErrorValue): Error {
  const error = new Error(message);
  own(error, 'name', name, false);
  if (code !== '') own(error, 'code', code);
  const names = keysOf(fields);
  for (let index = 0; index < names.length; index += 1)
    own(error, names[index] as string, fields[names[index] as string]);
  return error;
}
