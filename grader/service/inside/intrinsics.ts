/**
 * Built-ins as they were before any student code ran. The rest of `inside/` calls these and not the globals, so that a
 * file which replaces JSON, Promise or Buffer disturbs itself alone.
 */
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
export const allocate = Buffer.allocUnsafe as (size: number) => Buffer<ArrayBuffer>;
export const bytesOf = Buffer.from as (text: string, encoding: BufferEncoding) => Buffer<ArrayBuffer>;
export const view = Buffer.from as (memory: ArrayBufferLike, offset?: number, length?: number) => Buffer;
export const textOf = uncurry(Buffer.prototype.toString) as (bytes: Buffer, encoding: string, end?: number) => string;
export const slice = uncurry(Uint8Array.prototype.subarray) as (
  bytes: Uint8Array,
  from: number,
  to?: number,
) => Buffer<ArrayBuffer>;
export const join = Buffer.concat as (list: Uint8Array[]) => Buffer<ArrayBuffer>;
export const indexOf = uncurry(Uint8Array.prototype.indexOf) as (bytes: Uint8Array, byte: number) => number;
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
export const lengthOf = getter<number>(typedArray, 'byteLength');
export const memoryOf = getter<ArrayBufferLike>(typedArray, 'buffer');
export const offsetOf = getter<number>(typedArray, 'byteOffset');
export const defineProperty = Object.defineProperty;
export const entriesOf = Object.entries;
export const keysOf = Object.keys;
export const createObject = Object.create as (prototype: null) => Record<string, unknown>;
export const isArray = Array.isArray;
export const toText = String;

export const immediately = setImmediate;
export const microtask = queueMicrotask;
export const RealDate = Date;
export const realNow = Date.now;

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
