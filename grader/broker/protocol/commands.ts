import { CodecError } from './bytes.ts';
import { decodeHeader } from './content.ts';
import type { Frame } from './frames.ts';
import { decodeMethod, type Method, type MethodName } from './methods.ts';
import { METHODS, type Properties } from './tables.ts';

/** One method with all that followed it on its channel; `content` is null where none belongs to the method. */
export interface Command {
  channel: number;
  method: Method;
  content: { properties: Properties; body: Buffer } | null;
}

/** A frame that may not come where it came; `method` is the one whose content is unfinished, if any. */
export class SequenceError extends CodecError {
  override name = 'SequenceError';
  readonly method: MethodName | null;

  constructor(message: string, method: MethodName | null) {
    super(message);
    this.method = method;
  }
}

/** A content header announces a body that is larger than what is accepted, in bytes. */
export class BodyTooLargeError extends CodecError {
  override name = 'BodyTooLargeError';
  readonly size: number;
  readonly method: MethodName;

  constructor(size: number, method: MethodName) {
    super(`a body of ${size} bytes`);
    this.size = size;
    this.method = method;
  }
}

interface Unfinished {
  method: Method;
  properties: Properties | null;
  parts: Buffer[];
  missing: number;
}

/** Puts the frames of one direction of a connection together to commands, channel by channel. */
export class CommandReader {
  readonly #largestBody: number;
  readonly #unfinished = new Map<number, Unfinished>();
  /** Bytes of unfinished bodies, of all channels. */
  held = 0;

  constructor({ largestBody = 134_217_728 } = {}) {
    this.#largestBody = largestBody;
  }

  /**
   * The command that `frame` completes, or null. Throws SequenceError, BodyTooLargeError, UnknownMethodError or
   * another CodecError; the frame's channel is then forgotten.
   */
  accept(frame: Frame): Command | null {
    if (frame.kind === 'protocol' || frame.kind === 'heartbeat') return null;
    try {
      return this.#accept(frame);
    } catch (error) {
      this.forget(frame.channel);
      throw error;
    }
  }

  /** Drops what has come of an unfinished command; says how many bytes of a body that was. */
  forget(channel: number): number {
    const unfinished = this.#unfinished.get(channel);
    this.#unfinished.delete(channel);
    const bytes = unfinished?.parts.reduce((sum, part) => sum + part.length, 0) ?? 0;
    this.held -= bytes;
    return bytes;
  }

  #accept({ kind, channel, payload }: Frame): Command | null {
    const unfinished = this.#unfinished.get(channel);
    if (unfinished === undefined) {
      if (kind !== 'method') throw new SequenceError('expected method frame, got non method frame instead', null);
      const method = decodeMethod(payload);
      if (!METHODS[method.name].content) return { channel, method, content: null };
      this.#unfinished.set(channel, { method, properties: null, parts: [], missing: 0 });
      return null;
    }
    const { method } = unfinished;
    if (unfinished.properties === null) {
      const expected = METHODS[method.name].classId;
      if (kind !== 'header') {
        const what = `expected content header for class ${expected}, got non content header frame instead`;
        throw new SequenceError(what, method.name);
      }
      const { classId, bodySize, properties } = decodeHeader(payload);
      if (classId !== expected) {
        const what = `expected content header for class ${expected}, got one for class ${classId} instead`;
        throw new SequenceError(what, method.name);
      }
      if (bodySize > this.#largestBody) throw new BodyTooLargeError(bodySize, method.name);
      unfinished.properties = properties;
      unfinished.missing = bodySize;
    } else {
      if (kind !== 'body') {
        throw new SequenceError('expected content body, got non content body frame instead', method.name);
      }
      if (payload.length > unfinished.missing) throw new SequenceError('a body longer than announced', method.name);
      // Copied: the bytes of a frame belong to whoever brought them.
      unfinished.parts.push(Buffer.from(payload));
      unfinished.missing -= payload.length;
      this.held += payload.length;
    }
    if (unfinished.missing > 0) return null;
    this.forget(channel);
    return { channel, method, content: { properties: unfinished.properties, body: Buffer.concat(unfinished.parts) } };
  }
}
