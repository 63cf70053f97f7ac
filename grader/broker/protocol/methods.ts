import { ByteReader, ByteWriter, CodecError } from './bytes.ts';
import { type FieldTable, readTable, writeTable } from './fields.ts';
import { METHODS, type Methods } from './tables.ts';

export type MethodName = keyof Methods;

/** One method with its arguments, e.g. `{ name: 'basic.ack', args: { deliveryTag: 1, multiple: false } }`. */
export type Method = { [Name in MethodName]: { name: Name; args: Methods[Name] } }[MethodName];

/** What a client asks for that does not exist: its numbers are on the wire, no name belongs to them. */
export class UnknownMethodError extends CodecError {
  override name = 'UnknownMethodError';
  readonly classId: number;
  readonly methodId: number;

  constructor(classId: number, methodId: number) {
    super(`no method ${methodId} in class ${classId}`);
    this.classId = classId;
    this.methodId = methodId;
  }
}

type Value = boolean | number | string | Buffer | FieldTable;
type Fields = readonly (readonly [name: string, type: WireType])[];
type WireType = 'bit' | 'octet' | 'short' | 'long' | 'longlong' | 'timestamp' | 'shortstr' | 'longstr' | 'table';

const names = new Map<number, MethodName>();
for (const [name, { classId, methodId }] of Object.entries(METHODS)) {
  names.set((classId << 16) | methodId, name as MethodName);
}

/** Reads the payload of a method frame; throws UnknownMethodError, or CodecError where the arguments are cut short. */
export function decodeMethod(payload: Uint8Array): Method {
  const reader = new ByteReader(payload);
  const classId = reader.short();
  const methodId = reader.short();
  const name = names.get((classId << 16) | methodId);
  if (name === undefined) throw new UnknownMethodError(classId, methodId);
  const args: Record<string, Value> = {};
  let bits = 0;
  let bit = 8;
  for (const [field, type] of METHODS[name].fields as Fields) {
    if (type !== 'bit') {
      bit = 8;
      args[field] = readValue(reader, type);
      continue;
    }
    if (bit === 8) {
      bits = reader.octet();
      bit = 0;
    }
    args[field] = (bits & (1 << bit)) !== 0;
    bit += 1;
  }
  return { name, args } as Method;
}

/** The payload of a method frame. Arguments left out are 0, false, empty. */
export function encodeMethod<Name extends MethodName>(name: Name, args: Partial<Methods[Name]> = {}): Buffer {
  const { classId, methodId, fields } = METHODS[name];
  const values = args as Record<string, Value | undefined>;
  const writer = new ByteWriter();
  writer.short(classId);
  writer.short(methodId);
  let octet: Buffer | null = null;
  let bit = 0;
  for (const [field, type] of fields as Fields) {
    if (type !== 'bit') {
      octet = null;
      writeValue(writer, type, values[field]);
      continue;
    }
    if (octet === null || bit === 8) {
      octet = writer.room(1);
      octet[0] = 0;
      bit = 0;
    }
    if (values[field] === true) octet[0] = (octet[0] as number) | (1 << bit);
    bit += 1;
  }
  return writer.bytes();
}

export function readValue(reader: ByteReader, type: Exclude<WireType, 'bit'>): Value {
  if (type === 'table') return readTable(reader);
  return type === 'timestamp' ? reader.longlong() : reader[type]();
}

export function writeValue(writer: ByteWriter, type: Exclude<WireType, 'bit'>, value: Value | undefined): void {
  switch (type) {
    case 'table':
      writeTable(writer, (value as FieldTable | undefined) ?? new Map());
      break;
    case 'shortstr':
      writer.shortstr((value as string | undefined) ?? '');
      break;
    case 'longstr':
      writer.longstr((value as Buffer | undefined) ?? Buffer.alloc(0));
      break;
    case 'timestamp':
      writer.longlong((value as number | undefined) ?? 0);
      break;
    default:
      writer[type]((value as number | undefined) ?? 0);
  }
}
