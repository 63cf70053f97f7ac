import { isUtf8 } from 'node:buffer';
import { ByteReader, ByteWriter, CodecError } from './bytes.ts';

/**
 * One value of a field table with its type on the wire, so that what is read is written again unchanged.
 * A long string that is not UTF-8 stays bytes; whole numbers of 64 bits are bigint where a number would round them.
 */
export type Field =
  | { type: 't'; value: boolean }
  | { type: 'b' | 'B' | 's' | 'u' | 'I' | 'i' | 'f' | 'd'; value: number }
  | { type: 'l' | 'T'; value: number | bigint }
  | { type: 'D'; value: { scale: number; unscaled: number } }
  | { type: 'S'; value: string | Buffer }
  | { type: 'x'; value: Buffer }
  | { type: 'A'; value: Field[] }
  | { type: 'F'; value: FieldTable }
  | { type: 'V'; value: null };

export type FieldTable = Map<string, Field>;

/** Tables and arrays inside one another, at most: deeper nesting is an attack, not a message. */
const DEEPEST = 64;

export function readTable(reader: ByteReader, depth = 0): FieldTable {
  if (depth > DEEPEST) throw new CodecError(`tables nested deeper than ${DEEPEST}`);
  const inner = new ByteReader(reader.longstr());
  const table: FieldTable = new Map();
  while (inner.left > 0) table.set(inner.shortstr(), readField(inner, depth));
  return table;
}

function readField(reader: ByteReader, depth: number): Field {
  const type = String.fromCharCode(reader.octet());
  switch (type) {
    case 't':
      return { type, value: reader.octet() !== 0 };
    case 'b':
      return { type, value: reader.take(1).readInt8() };
    case 'B':
      return { type, value: reader.octet() };
    case 's':
      return { type, value: reader.take(2).readInt16BE() };
    case 'u':
      return { type, value: reader.short() };
    case 'I':
      return { type, value: reader.take(4).readInt32BE() };
    case 'i':
      return { type, value: reader.long() };
    case 'L': // an old spelling of l, still understood
    case 'l':
      return { type: 'l', value: exact(reader.take(8).readBigInt64BE()) };
    case 'T':
      return { type, value: exact(reader.take(8).readBigUInt64BE()) };
    case 'f':
      return { type, value: reader.take(4).readFloatBE() };
    case 'd':
      return { type, value: reader.take(8).readDoubleBE() };
    case 'D':
      return { type, value: { scale: reader.octet(), unscaled: reader.long() } };
    case 'S':
      return { type, value: text(reader.longstr()) };
    case 'x':
      return { type, value: reader.longstr() };
    case 'V':
      return { type, value: null };
    case 'F':
      return { type, value: readTable(reader, depth + 1) };
    case 'A': {
      if (depth >= DEEPEST) throw new CodecError(`tables nested deeper than ${DEEPEST}`);
      const inner = new ByteReader(reader.longstr());
      const value: Field[] = [];
      while (inner.left > 0) value.push(readField(inner, depth + 1));
      return { type, value };
    }
    default:
      throw new CodecError(`no field type ${JSON.stringify(type)}`);
  }
}

export function writeTable(writer: ByteWriter, table: FieldTable): void {
  const inner = new ByteWriter();
  for (const [name, field] of table) {
    inner.shortstr(name);
    writeField(inner, field);
  }
  writer.longstr(inner.bytes());
}

function writeField(writer: ByteWriter, field: Field): void {
  writer.octet(field.type.charCodeAt(0));
  switch (field.type) {
    case 't':
      writer.octet(field.value ? 1 : 0);
      break;
    case 'b':
      writer.room(1).writeInt8(field.value);
      break;
    case 'B':
      writer.octet(field.value);
      break;
    case 's':
      writer.room(2).writeInt16BE(field.value);
      break;
    case 'u':
      writer.short(field.value);
      break;
    case 'I':
      writer.room(4).writeInt32BE(field.value);
      break;
    case 'i':
      writer.long(field.value);
      break;
    case 'l':
      writer.room(8).writeBigInt64BE(BigInt(field.value));
      break;
    case 'T':
      writer.room(8).writeBigUInt64BE(BigInt(field.value));
      break;
    case 'f':
      writer.room(4).writeFloatBE(field.value);
      break;
    case 'd':
      writer.room(8).writeDoubleBE(field.value);
      break;
    case 'D':
      writer.octet(field.value.scale);
      writer.long(field.value.unscaled);
      break;
    case 'S':
      writer.longstr(typeof field.value === 'string' ? Buffer.from(field.value) : field.value);
      break;
    case 'x':
      writer.longstr(field.value);
      break;
    case 'V':
      break;
    case 'F':
      writeTable(writer, field.value);
      break;
    case 'A': {
      const inner = new ByteWriter();
      for (const item of field.value) writeField(inner, item);
      writer.longstr(inner.bytes());
      break;
    }
  }
}

/** A table as an ordinary object, for people and checks: types are forgotten, decimals become numbers. */
export function tableToObject(table: FieldTable): Record<string, unknown> {
  return Object.fromEntries([...table].map(([name, field]) => [name, plain(field)]));
}

function plain(field: Field): unknown {
  if (field.type === 'F') return tableToObject(field.value);
  if (field.type === 'A') return field.value.map(plain);
  if (field.type === 'D') return field.value.unscaled / 10 ** field.value.scale;
  return field.value;
}

/** An ordinary object as a table, with the types that amqplib chooses; `undefined` is left out, a function refused. */
export function objectToTable(object: Readonly<Record<string, unknown>>): FieldTable {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined);
  return new Map(kept.map(([name, value]) => [name, toField(value)]));
}

function toField(value: unknown): Field {
  if (value === null) return { type: 'V', value };
  if (typeof value === 'boolean') return { type: 't', value };
  if (typeof value === 'string') return { type: 'S', value };
  if (typeof value === 'bigint') return { type: 'l', value };
  if (typeof value === 'number') return { type: numberType(value), value };
  if (value instanceof Uint8Array) return { type: 'x', value: Buffer.from(value) };
  if (Array.isArray(value)) return { type: 'A', value: value.map(toField) };
  if (typeof value === 'object') return { type: 'F', value: objectToTable(value as Record<string, unknown>) };
  throw new CodecError(`a ${typeof value} cannot stand in a field table`);
}

function numberType(value: number): 'b' | 's' | 'I' | 'l' | 'd' {
  if (!Number.isSafeInteger(value)) return 'd';
  const size = value < 0 ? -value - 1 : value;
  return size < 2 ** 7 ? 'b' : size < 2 ** 15 ? 's' : size < 2 ** 31 ? 'I' : 'l';
}

function exact(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function text(bytes: Buffer): string | Buffer {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}
