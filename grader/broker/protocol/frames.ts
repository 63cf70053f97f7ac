import { CodecError } from './bytes.ts';
import { encodeMethod, type MethodName } from './methods.ts';
import type { Methods } from './tables.ts';

/** `protocol`: the eight bytes with which a client begins (and with which a server refuses a version). */
export interface Frame {
  kind: 'protocol' | FrameKind;
  channel: number;
  payload: Buffer;
}

export type FrameKind = 'method' | 'header' | 'body' | 'heartbeat';

/** AMQP 0-9-1: what a client sends first. */
export const PROTOCOL_HEADER = Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]);

/** The bytes of a frame besides its payload: type, channel, size, end. */
export const FRAME_OVERHEAD = 8;

const NUMBERS = { method: 1, header: 2, body: 3, heartbeat: 8 } as const;
const KINDS = new Map<number, FrameKind>(Object.entries(NUMBERS).map(([kind, number]) => [number, kind as FrameKind]));
const END = 0xce;

/** What is wrong with the bytes where a frame should be; the stream cannot be read any further. */
export class FrameError extends CodecError {
  override name = 'FrameError';
  readonly reason: 'type' | 'end' | 'size';
  readonly type: number;
  readonly channel: number;
  readonly size: number;
  /** What arrived of the payload. */
  readonly payload: Buffer;
  /** The byte where the end should be, if `reason` is that. */
  readonly end: number | undefined;

  constructor(reason: FrameError['reason'], message: string, header: Buffer, payload: Buffer, end?: number) {
    super(message);
    this.reason = reason;
    this.type = header.readUInt8(0);
    this.channel = header.readUInt16BE(1);
    this.size = header.readUInt32BE(3);
    this.payload = Buffer.from(payload);
    this.end = end;
  }
}

/** Turns bytes, however they were cut, into frames. Bytes of an unfinished frame wait for the next `push`. */
export class FrameReader {
  /** The largest frame accepted, in bytes with its overhead; it may be changed once it is tuned. */
  frameMax: number;
  #parts: Buffer[] = [];
  #waiting = 0;
  #needed = 1;
  #began = false;

  constructor(frameMax = 131_072) {
    this.frameMax = frameMax;
  }

  /** The frames that `bytes` complete, in order; throws FrameError (what came before it is lost: see `read`). */
  push(bytes: Uint8Array): Frame[] {
    return [...this.read(bytes)];
  }

  /** As `push`, one by one: what the caller does with a frame (tune) counts for the next. */
  *read(bytes: Uint8Array): Generator<Frame, void> {
    this.#parts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.#waiting += bytes.length;
    if (this.#waiting < this.#needed) return;
    let all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    this.#parts = [];
    try {
      for (let next = this.#next(all); next !== null; next = this.#next(all)) {
        all = all.subarray(next.length);
        yield next.frame;
      }
    } finally {
      // Copied: the bytes belong to whoever pushed them.
      this.#parts = all.length === 0 ? [] : [Buffer.from(all)];
      this.#waiting = all.length;
    }
  }

  #next(bytes: Buffer): { frame: Frame; length: number } | null {
    if (!this.#began && bytes[0] === PROTOCOL_HEADER[0]) return this.#protocol(bytes);
    if (bytes.length < 7) return this.#need(7);
    const kind = KINDS.get(bytes.readUInt8(0));
    const channel = bytes.readUInt16BE(1);
    const size = bytes.readUInt32BE(3);
    const header = bytes.subarray(0, 7);
    if (kind === undefined)
      throw new FrameError('type', `no frame type ${bytes[0]}`, header, bytes.subarray(7, 7 + size));
    if (this.frameMax !== 0 && size > this.frameMax) {
      throw new FrameError(
        'size',
        `a payload of ${size} bytes; ${this.frameMax - FRAME_OVERHEAD} is the most`,
        header,
        Buffer.alloc(0),
      );
    }
    const length = size + FRAME_OVERHEAD;
    if (bytes.length < length) return this.#need(length);
    const payload = bytes.subarray(7, 7 + size);
    if (bytes[length - 1] !== END) {
      const end = bytes[length - 1];
      throw new FrameError('end', `a frame ends with ${end}, not ${END}`, header, payload, end);
    }
    this.#began = true;
    return { frame: { kind, channel, payload }, length };
  }

  #protocol(bytes: Buffer): { frame: Frame; length: number } | null {
    if (bytes.length < 8) return this.#need(8);
    this.#began = true;
    return { frame: { kind: 'protocol', channel: 0, payload: bytes.subarray(0, 8) }, length: 8 };
  }

  #need(length: number): null {
    this.#needed = length;
    return null;
  }
}

export function encodeFrame(kind: FrameKind, channel: number, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(payload.length + FRAME_OVERHEAD);
  frame.writeUInt8(NUMBERS[kind], 0);
  frame.writeUInt16BE(channel, 1);
  frame.writeUInt32BE(payload.length, 3);
  frame.set(payload, 7);
  frame[frame.length - 1] = END;
  return frame;
}

/** A whole method frame; arguments left out are 0, false, empty. */
export function methodFrame<Name extends MethodName>(channel: number, name: Name, args: Partial<Methods[Name]> = {}) {
  return encodeFrame('method', channel, encodeMethod(name, args));
}

export const HEARTBEAT = encodeFrame('heartbeat', 0, Buffer.alloc(0));
