/** What cannot be read as AMQP 0-9-1: cut short, too long, or of no known type. */
export class CodecError extends Error {
  override name = 'CodecError';
}

const EMPTY = Buffer.alloc(0);

/** Reads values from the front of `bytes`; throws a CodecError where they end too soon. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Buffer {
    if (length > this.left) throw new CodecError(`${length} bytes were announced, ${this.left} are left`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  octet(): number {
    return this.take(1).readUInt8();
  }

  short(): number {
    return this.take(2).readUInt16BE();
  }

  long(): number {
    return this.take(4).readUInt32BE();
  }

  /** An unsigned number of 64 bits; above 2⁵³ the nearest that a number can hold. */
  longlong(): number {
    return Number(this.take(8).readBigUInt64BE());
  }

  shortstr(): string {
    return this.take(this.octet()).toString('utf8');
  }

  longstr(): Buffer {
    return this.take(this.long());
  }
}

/** Writes values one after the other; `bytes()` is what has been written. */
export class ByteWriter {
  #bytes: Buffer = EMPTY;
  #length = 0;

  /** Room for `length` more bytes, counted as written. */
  room(length: number): Buffer {
    const end = this.#length + length;
    if (end > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(end, this.#bytes.length * 2, 64));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    const room = this.#bytes.subarray(this.#length, end);
    this.#length = end;
    return room;
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length).set(bytes);
  }

  octet(value: number): void {
    this.room(1).writeUInt8(value);
  }

  short(value: number): void {
    this.room(2).writeUInt16BE(value);
  }

  long(value: number): void {
    this.room(4).writeUInt32BE(value);
  }

  longlong(value: number): void {
    this.room(8).writeBigUInt64BE(BigInt(value));
  }

  /** At most 255 bytes of UTF-8; longer is a CodecError. */
  shortstr(value: string): void {
    const bytes = Buffer.from(value, 'utf8');
    if (bytes.length > 255) throw new CodecError(`a short string of ${bytes.length} bytes; 255 is the most`);
    this.octet(bytes.length);
    this.raw(bytes);
  }

  longstr(value: Uint8Array): void {
    this.long(value.length);
    this.raw(value);
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
