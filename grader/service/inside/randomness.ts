/**
 * Seeds every source of randomness of the process, so that a run can be repeated and two processes never draw alike:
 * Math.random and the generators of crypto (global and node:crypto). It replaces them when it is loaded, before Node's
 * own fetch is: that keeps the randomInt which it finds then, for the boundaries of its forms.
 */
import crypto from 'node:crypto';
import { Random } from '../../base/random.ts';

let random = new Random('');

/** From now on everything random is drawn from `seed`. */
export function seedRandomness(seed: string): void {
  random = new Random(seed);
}

const fill = <T extends ArrayBufferView>(target: T): T => {
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.uint32() & 0xff;
  return target;
};
const randomUUID = (): string => {
  const digits = random.hex(32);
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
};
const randomBytes = (size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined => {
  const bytes = fill(Buffer.alloc(size));
  if (!done) return bytes;
  queueMicrotask(() => done(null, bytes));
  return undefined;
};
const randomInt = (
  first: number,
  second?: number | ((error: null, value: number) => void),
  third?: (error: null, value: number) => void,
): number | undefined => {
  const [least, beyond] = typeof second === 'number' ? [first, second] : [0, first];
  const done = typeof second === 'function' ? second : third;
  const value = least + Math.floor(random.fraction() * (beyond - least));
  if (!done) return value;
  queueMicrotask(() => done(null, value));
  return undefined;
};
const part = <T extends ArrayBufferView>(target: T, offset = 0, size?: number): T => {
  const length = size ?? target.byteLength - offset;
  fill(new Uint8Array(target.buffer, target.byteOffset + offset, length));
  return target;
};
const randomFill = (target: ArrayBufferView, ...rest: unknown[]): void => {
  const done = rest.pop() as (error: null, filled: ArrayBufferView) => void;
  part(target, ...(rest as number[]));
  queueMicrotask(() => done(null, target));
};

Math.random = () => random.fraction();
const webPrototype = Object.getPrototypeOf(globalThis.crypto);
for (const [name, value] of Object.entries({ getRandomValues: fill, randomUUID })) {
  Object.defineProperty(webPrototype, name, { value, writable: true, configurable: true });
}
const replacements = { randomUUID, randomBytes, randomInt, randomFillSync: part, randomFill };
for (const [name, value] of Object.entries(replacements)) {
  Object.defineProperty(crypto, name, { value, writable: true, configurable: true, enumerable: true });
}
