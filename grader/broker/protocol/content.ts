import { ByteReader, ByteWriter, CodecError } from './bytes.ts';
import { encodeFrame } from './frames.ts';
import { readValue, writeValue } from './methods.ts';
import { PROPERTIES, type Properties } from './tables.ts';

/** What a content header says: the size of the body to come in bytes, and the message's properties. */
export interface ContentHeader {
  classId: number;
  bodySize: number;
  properties: Properties;
}

/** Reads the payload of a header frame; throws a CodecError where it is cut short or has flags without a property. */
export function decodeHeader(payload: Uint8Array): ContentHeader {
  const reader = new ByteReader(payload);
  const classId = reader.short();
  reader.short(); // weight: unused, always 0
  const bodySize = reader.longlong();
  const flags = reader.short();
  if ((flags & 3) !== 0) throw new CodecError('a content header has flags for properties that do not exist');
  const properties: Record<string, unknown> = {};
  for (const [index, [name, type]] of PROPERTIES.entries()) {
    if (flags & (1 << (15 - index))) properties[name] = readValue(reader, type);
  }
  return { classId, bodySize, properties: properties as Properties };
}

/** The payload of a header frame of class basic. */
export function encodeHeader({ bodySize, properties }: Omit<ContentHeader, 'classId'>): Buffer {
  const writer = new ByteWriter();
  writer.short(60);
  writer.short(0);
  writer.longlong(bodySize);
  let flags = 0;
  const list = new ByteWriter();
  for (const [index, [name, type]] of PROPERTIES.entries()) {
    if (properties[name] === undefined) continue;
    flags |= 1 << (15 - index);
    writeValue(list, type, properties[name]);
  }
  writer.short(flags);
  writer.raw(list.bytes());
  return writer.bytes();
}

/** The header frame and the body frames of one message; `frameMax` in bytes as tuned, 0 for no limit. */
export function encodeContent(channel: number, properties: Properties, body: Uint8Array, frameMax: number): Buffer {
  const frames = [encodeFrame('header', channel, encodeHeader({ bodySize: body.length, properties }))];
  const room = frameMax === 0 ? Math.max(body.length, 1) : frameMax - 8;
  for (let at = 0; at < body.length; at += room) {
    frames.push(encodeFrame('body', channel, body.subarray(at, at + room)));
  }
  return Buffer.concat(frames);
}
