/**
 * Built-ins as they were before any student code ran. The rest of `inside/` calls these and not the globals, so that a
 * file which replaces JSON, Promise or Buffer disturbs itself alone.
 */
// First of all, before the first look at Response loads Node's fetch: see there.
import './randomness.ts';
import { Buffer } from 'node:buffer';
import fs from 'node:fs';

const { bind, call } = Function.prototype;
/** `uncurry(Array.prototype.push)(list, item)` is `list.push(item)`, whatever becomes of Array.prototype. */
export const uncurry: <This, Arguments extends unknown[], Result>(
  method: (this: This, ...rest: Arguments) => Result,
) => (self: This, ...rest: Arguments) => Result = bind.bind(call) as never;

const getter = <T>(prototype: object, name: string): ((self: unknown) => T) =>
  uncurry(Object.getOwnPropertyDescriptor(prototype, name)?.get as () => T) as never;

export const parse = JSON.parse;
export const stringify = JSON.stringify;
export const readSync = fs.readSync;
export const writeSync = fs.writeSync;

// Bytes go without Buffer.from and its kind: those use a pool of memory that every script can look into.
export const NativeBytes = Uint8Array;
const coder = Buffer.prototype as unknown as Record<
  'utf8Slice' | 'base64Slice',
  (this: Uint8Array, from: number, to: number) => string
> &
  Record<'utf8Write' | 'base64Write', (this: Uint8Array, text: string, at: number, room: number) => number>;
export const readUtf8 = uncurry(coder.utf8Slice);
export const writeUtf8 = uncurry(coder.utf8Write);
const readBase64 = uncurry(coder.base64Slice);
const writeBase64 = uncurry(coder.base64Write);
export const wipe = uncurry(Uint8Array.prototype.fill) as (
  bytes: Uint8Array,
  byte: 0,
  from?: number,
  to?: number,
) => Uint8Array;
export const shift = uncurry(Uint8Array.prototype.copyWithin) as (
  bytes: Uint8Array,
  to: number,
  from: number,
  end: number,
) => Uint8Array;
export const copyInto = uncurry(Uint8Array.prototype.set) as (bytes: Uint8Array, source: Uint8Array) => void;
export const indexOf = uncurry(Uint8Array.prototype.indexOf) as (
  bytes: Uint8Array,
  byte: number,
  from?: number,
) => number;
/** Bytes of any typed array; throws a TypeError where it is none. */
export const lengthOf = getter<number>(Object.getPrototypeOf(Uint8Array.prototype), 'byteLength');

/** `bytes` in base64. */
export const toBase64 = (bytes: Uint8Array): string => readBase64(bytes, 0, lengthOf(bytes));

/** The bytes that `text` is the padded base64 of, in memory of their own. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const { length } = text;
  const padding = text[length - 2] === '=' ? 2 : text[length - 1] === '=' ? 1 : 0;
  const bytes = new NativeBytes((length / 4) * 3 - padding);
  writeBase64(bytes, text, 0, (length / 4) * 3 - padding);
  return bytes;
};

export const createObject = Object.create as (prototype: null) => Record<string, unknown>;
const { defineProperty } = Object;
/** Gives `target` its own property `name`, whatever Object.prototype or a setter would make of an assignment. */
export const own = (target: object, name: PropertyKey, value: unknown, enumerable = true): void => {
  const descriptor = createObject(null);
  descriptor.value = value;
  descriptor.enumerable = enumerable;
  descriptor.configurable = true;
  descriptor.writable = true;
  defineProperty(target, name, descriptor);
};
export const entriesOf = Object.entries;
export const keysOf = Object.keys;
export const isArray = Array.isArray;
export const toText = String;
export const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;
export const find = uncurry(String.prototype.indexOf) as (text: string, part: string) => number;
export const matchOf = uncurry(RegExp.prototype.exec) as (pattern: RegExp, text: string) => RegExpExecArray | null;
export const toNumber = Number;

export const immediately = setImmediate;
export const RealDate = Date;

const promisePrototype = Promise.prototype;
const { then } = promisePrototype;
export const RealPromise = Promise;
/** `then` on a promise made here: never the student's. */
export const afterwards = uncurry(then) as <T>(
  promise: Promise<T>,
  settled: (value: T) => unknown,
  failed?: (reason: unknown) => unknown,
) => Promise<unknown>;

export const NativeResponse = Response;
export const NativeRequest = Request;
export const NativeHeaders = Headers;
export const NativeStream = ReadableStream;
export const NativeURL = URL;
export const NativeAbortController = AbortController;
export const NativeDOMException = DOMException;
export const response = {
  status: getter<number>(Response.prototype, 'status'),
  headers: getter<Headers>(Response.prototype, 'headers'),
  body: getter<ReadableStream<Uint8Array> | null>(Response.prototype, 'body'),
  arrayBuffer: uncurry(Response.prototype.arrayBuffer) as (self: Response) => Promise<ArrayBuffer>,
};
export const request = {
  method: getter<string>(Request.prototype, 'method'),
  url: getter<string>(Request.prototype, 'url'),
  headers: getter<Headers>(Request.prototype, 'headers'),
  body: getter<ReadableStream<Uint8Array> | null>(Request.prototype, 'body'),
  signal: getter<AbortSignal>(Request.prototype, 'signal'),
  redirect: getter<RequestRedirect>(Request.prototype, 'redirect'),
  arrayBuffer: uncurry(Request.prototype.arrayBuffer) as (self: Request) => Promise<ArrayBuffer>,
};
export const headers = {
  forEach: uncurry(Headers.prototype.forEach) as (self: Headers, visit: (value: string, name: string) => void) => void,
  get: uncurry(Headers.prototype.get) as (self: Headers, name: string) => string | null,
  delete: uncurry(Headers.prototype.delete) as (self: Headers, name: string) => void,
};
export const stream = {
  getReader: uncurry(ReadableStream.prototype.getReader) as unknown as (
    self: ReadableStream<Uint8Array>,
  ) => ReadableStreamDefaultReader<Uint8Array>,
};
export const reader = {
  read: uncurry(ReadableStreamDefaultReader.prototype.read) as (
    self: ReadableStreamDefaultReader<Uint8Array>,
  ) => Promise<ReadableStreamReadResult<Uint8Array>>,
  cancel: uncurry(ReadableStreamDefaultReader.prototype.cancel) as (
    self: ReadableStreamDefaultReader<Uint8Array>,
    reason: unknown,
  ) => Promise<void>,
};
export const controller = {
  enqueue: uncurry(ReadableStreamDefaultController.prototype.enqueue) as (
    self: ReadableStreamDefaultController,
    chunk: Uint8Array,
  ) => void,
  close: uncurry(ReadableStreamDefaultController.prototype.close) as (self: ReadableStreamDefaultController) => void,
  error: uncurry(ReadableStreamDefaultController.prototype.error) as (
    self: ReadableStreamDefaultController,
    reason: unknown,
  ) => void,
};
export const signal = {
  aborted: getter<boolean>(AbortSignal.prototype, 'aborted'),
  reason: getter<unknown>(AbortSignal.prototype, 'reason'),
  listen: uncurry(EventTarget.prototype.addEventListener) as unknown as (
    self: AbortSignal,
    type: 'abort',
    listener: () => void,
    options: { once: boolean },
  ) => void,
  abort: uncurry(AbortController.prototype.abort) as (self: AbortController, reason?: unknown) => void,
};

/** A Map whose methods stay as they are now. */
export class SafeMap<Key, Value> extends Map<Key, Value> {}
for (const name of ['get', 'set', 'has', 'delete', 'clear', 'forEach'] as const) {
  Object.defineProperty(SafeMap.prototype, name, { value: Map.prototype[name] });
}
Object.defineProperty(SafeMap.prototype, 'size', Object.getOwnPropertyDescriptor(Map.prototype, 'size') as object);
Object.freeze(SafeMap.prototype);
