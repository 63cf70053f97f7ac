/**
 * Values on their way between the grader and an exported function of a service: by structured clone, as between two
 * threads, so that dates, maps and big integers arrive as what they are, and every value arrives as a copy.
 */
import { deserialize, serialize } from 'node:v8';

/** The method of a request that calls a function: `CALL http://players/load`. */
export const CALL = 'CALL';
/** The one key of an object that stands for a callback. */
export const CALLBACK = 'entre-servicios:callback';

/** What stands in an argument for a function of the grader's side; in the service's process it becomes one. */
export interface Callback {
  readonly [CALLBACK]: string;
}

/** A callback that reaches function `name` of the simulated host `host` (see network/functions.ts). */
export function callback(host: string, name: string): Callback {
  return { [CALLBACK]: `http://${host}/${name}` };
}

/** An error on its way: its own fields besides those named, where they can travel. */
export interface ErrorValue {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** `value` as bytes; throws a DataCloneError where it cannot travel. */
export function encodeValue(value: unknown): Buffer {
  return serialize(value);
}

/** The value that `encodeValue` made `bytes` of. */
export function decodeValue(bytes: Uint8Array): unknown {
  return deserialize(bytes);
}
