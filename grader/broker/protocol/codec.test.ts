import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { ByteReader, ByteWriter, CodecError } from './bytes.ts';
import { BodyTooLargeError, CommandReader, SequenceError } from './commands.ts';
import { decodeHeader, encodeContent, encodeHeader } from './content.ts';
import { type Field, type FieldTable, objectToTable, readTable, tableToObject, writeTable } from './fields.ts';
import { encodeFrame, type Frame, FrameError, FrameReader, HEARTBEAT, methodFrame, PROTOCOL_HEADER } from './frames.ts';
import { decodeMethod, encodeMethod, type MethodName, UnknownMethodError } from './methods.ts';
import { METHODS, PROPERTIES, type Properties } from './tables.ts';

const EVERY_TYPE: FieldTable = new Map<string, Field>([
  ['t', { type: 't', value: true }],
  ['b', { type: 'b', value: -128 }],
  ['B', { type: 'B', value: 255 }],
  ['s', { type: 's', value: -32_768 }],
  ['u', { type: 'u', value: 65_535 }],
  ['I', { type: 'I', value: -2_147_483_648 }],
  ['i', { type: 'i', value: 4_294_967_295 }],
  ['l', { type: 'l', value: -9_007_199_254_740_991 }],
  ['l huge', { type: 'l', value: -(2n ** 63n) }],
  ['T', { type: 'T', value: 1_700_000_000 }],
  ['T huge', { type: 'T', value: 2n ** 64n - 1n }],
  ['f', { type: 'f', value: 1.5 }],
  ['d', { type: 'd', value: Math.PI }],
  ['D', { type: 'D', value: { scale: 2, unscaled: 314 } }],
  ['S', { type: 'S', value: 'ñandú ✓' }],
  ['S bytes', { type: 'S', value: Buffer.from([0xff, 0xfe]) }],
  ['x', { type: 'x', value: Buffer.from([0, 1, 2]) }],
  ['V', { type: 'V', value: null }],
  [
    'A',
    {
      type: 'A',
      value: [
        { type: 'V', value: null },
        { type: 'A', value: [{ type: 't', value: false }] },
      ],
    },
  ],
  ['F', { type: 'F', value: new Map([['__proto__', { type: 'S', value: '' }]]) }],
]);

function written(table: FieldTable): Buffer {
  const writer = new ByteWriter();
  writeTable(writer, table);
  return writer.bytes();
}

describe('field tables', () => {
  test('every type comes back as it was', () => {
    expect(readTable(new ByteReader(written(EVERY_TYPE)))).toEqual(EVERY_TYPE);
  });

  test('the bytes of a small table are those of the specification', () => {
    const table = new Map<string, Field>([['a', { type: 'I', value: 258 }]]);
    expect([...written(table)]).toEqual([0, 0, 0, 7, 1, 97, 73, 0, 0, 1, 2]);
  });

  test('L is read as a whole number of 64 bits', () => {
    const bytes = Buffer.from([0, 0, 0, 11, 1, 97, 76, 0, 0, 0, 0, 0, 0, 0, 5]);
    expect(readTable(new ByteReader(bytes))).toEqual(new Map([['a', { type: 'l', value: 5 }]]));
  });

  test('an unknown type, a value cut short, nesting without end are refused', () => {
    const unknown = Buffer.from([0, 0, 0, 4, 1, 97, 63, 0]);
    expect(() => readTable(new ByteReader(unknown))).toThrow(/no field type "\?"/);
    const whole = written(EVERY_TYPE);
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => readTable(new ByteReader(whole.subarray(0, length)))).toThrow(CodecError);
    }
    let deep: Field = { type: 'V', value: null };
    for (let depth = 0; depth < 200; depth += 1) deep = { type: 'A', value: [deep] };
    expect(() => readTable(new ByteReader(written(new Map([['deep', deep]]))))).toThrow(/nested deeper/);
  });

  test('an ordinary object becomes a table and back', () => {
    const object = { a: 1, b: -300, c: 70_000, d: 5e9, e: 0.5, f: 'x', g: true, h: null, i: [1, ['y']], j: { k: {} } };
    const table = objectToTable({ ...object, left: undefined });
    expect(tableToObject(readTable(new ByteReader(written(table))))).toEqual(object);
    expect([...table.values()].map(({ type }) => type).join('')).toBe('bsIldStVAF');
  });

  test('numbers take the smallest type that holds them', () => {
    const types = [127, 128, -128, -129, 32_767, 32_768, -32_769, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1];
    const table = objectToTable(Object.fromEntries(types.map((value) => [`n${value}`, value])));
    expect([...table.values()].map(({ type }) => type).join('')).toBe('bsbssIIIll');
  });

  test('a function cannot be sent', () => {
    expect(() => objectToTable({ f: () => {} })).toThrow('a function cannot stand in a field table');
  });
});

describe('methods', () => {
  test('every method comes back as it was, with its defaults', () => {
    for (const name of Object.keys(METHODS) as MethodName[]) {
      const decoded = decodeMethod(encodeMethod(name));
      expect(decoded.name).toBe(name);
      expect(Object.keys(decoded.args)).toEqual(METHODS[name].fields.map(([field]) => field));
    }
  });

  test('flags share an octet, in order', () => {
    const bytes = encodeMethod('queue.declare', { queue: 'q', durable: true, nowait: true });
    expect([...bytes]).toEqual([0, 50, 0, 10, 0, 0, 1, 113, 0b10010, 0, 0, 0, 0]);
  });

  test('an unknown method and one cut short are refused', () => {
    expect(() => decodeMethod(Buffer.from([0, 60, 0, 99]))).toThrow(UnknownMethodError);
    const whole = encodeMethod('basic.publish', { exchange: 'x', routingKey: 'k' });
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => decodeMethod(whole.subarray(0, length))).toThrow(CodecError);
    }
  });

  test('a name of more than 255 bytes cannot be sent', () => {
    expect(() => encodeMethod('queue.declare', { queue: 'ñ'.repeat(128) })).toThrow('a short string of 256 bytes');
  });
});

describe('content', () => {
  const properties: Properties = {
    contentType: 'text/plain',
    contentEncoding: 'utf-8',
    headers: EVERY_TYPE,
    deliveryMode: 2,
    priority: 9,
    correlationId: 'c',
    replyTo: 'r',
    expiration: '1000',
    messageId: 'm',
    timestamp: 1_700_000_000,
    type: 't',
    userId: 'u',
    appId: 'a',
    clusterId: 'k',
  };

  test('any set of properties comes back as it was', () => {
    const random = new Random('properties');
    for (let round = 0; round < 200; round += 1) {
      const chosen = random.sample(PROPERTIES, random.integer(0, PROPERTIES.length)).map(([name]) => name);
      const some = Object.fromEntries(chosen.map((name) => [name, properties[name]])) as Properties;
      const header = { bodySize: random.integer(0, 2 ** 40), properties: some };
      expect(decodeHeader(encodeHeader(header))).toEqual({ classId: 60, ...header });
    }
  });

  test('flags of properties that do not exist are refused', () => {
    const bytes = encodeHeader({ bodySize: 0, properties: {} });
    bytes[bytes.length - 1] = 1;
    expect(() => decodeHeader(bytes)).toThrow(/properties that do not exist/);
  });

  test('a body is cut into frames of at most frame-max bytes', () => {
    const sizes = (length: number) =>
      new FrameReader().push(encodeContent(1, {}, Buffer.alloc(length), 4096)).map(({ payload }) => payload.length);
    expect(sizes(0)).toEqual([14]);
    expect(sizes(4088)).toEqual([14, 4088]);
    expect(sizes(4089)).toEqual([14, 4088, 1]);
    expect(encodeContent(1, {}, Buffer.alloc(9000), 0).length).toBe(14 + 8 + 9000 + 8);
  });
});

describe('frames', () => {
  const stream = Buffer.concat([
    PROTOCOL_HEADER,
    methodFrame(0, 'connection.tune-ok', { channelMax: 1 }),
    HEARTBEAT,
    methodFrame(7, 'basic.publish', { exchange: 'x', routingKey: 'k' }),
    encodeContent(7, { headers: EVERY_TYPE, messageId: 'm' }, Buffer.alloc(5000, 'b'), 4096),
    encodeFrame('body', 65_535, Buffer.alloc(0)),
  ]);
  const kinds = ['protocol', 'method', 'heartbeat', 'method', 'header', 'body', 'body', 'body'];

  test('cut at every byte, the same frames', () => {
    const whole = new FrameReader().push(stream);
    expect(whole.map(({ kind }) => kind)).toEqual(kinds);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const reader = new FrameReader();
      const frames = [...reader.push(stream.subarray(0, cut)), ...reader.push(stream.subarray(cut))];
      expect(frames).toEqual(whole);
    }
  });

  test('byte by byte and in pieces of any size, the same frames', () => {
    const whole = new FrameReader().push(stream);
    const random = new Random('pieces');
    for (let round = 0; round < 50; round += 1) {
      const reader = new FrameReader();
      const frames: Frame[] = [];
      for (let at = 0; at < stream.length; ) {
        const size = round === 0 ? 1 : random.integer(1, 600);
        frames.push(...reader.push(stream.subarray(at, at + size)));
        at += size;
      }
      expect(frames).toEqual(whole);
    }
  });

  test('the protocol header is understood only where a stream begins', () => {
    const reader = new FrameReader();
    reader.push(HEARTBEAT);
    expect(() => reader.push(PROTOCOL_HEADER)).toThrow(FrameError);
  });

  test('a frame that ends wrongly, of an unknown type or too large is refused at once', () => {
    const wrongEnd = Buffer.from(HEARTBEAT);
    wrongEnd[7] = 0;
    expect(() => new FrameReader().push(wrongEnd)).toThrow('a frame ends with 0, not 206');
    expect(() => new FrameReader().push(Buffer.from([9, 0, 0, 0, 0, 0, 0]))).toThrow('no frame type 9');
    const giant = Buffer.from([3, 0, 1, 0xff, 0xff, 0xff, 0xff]);
    expect(() => new FrameReader(4096).push(giant)).toThrow('a payload of 4294967295 bytes; 4088 is the most');
  });

  test('random bytes are refused or wait, never anything else', () => {
    const random = new Random('garbage');
    let refused = 0;
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Buffer.from(Array.from({ length: random.integer(0, 64) }, () => random.integer(0, 255)));
      const reader = new FrameReader();
      const commands = new CommandReader();
      try {
        for (const frame of reader.push(bytes)) commands.accept(frame);
      } catch (error) {
        expect(error).toBeInstanceOf(CodecError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });

  test('valid frames with one byte changed are refused or differ, never anything else', () => {
    const random = new Random('flips');
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Buffer.from(stream);
      bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
      const commands = new CommandReader();
      try {
        for (const frame of new FrameReader().push(bytes)) commands.accept(frame);
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
      }
    }
    expect(stream.length).toBeGreaterThan(5000);
  });
});

describe('commands', () => {
  const publish = (channel: number) => methodFrame(channel, 'basic.publish', { routingKey: `k${channel}` });

  test('channels are put together apart', () => {
    const bytes = Buffer.concat([
      publish(1),
      publish(2),
      encodeContent(2, { type: 'two' }, Buffer.from('second'), 0),
      methodFrame(3, 'basic.qos'),
      encodeContent(1, { type: 'one' }, Buffer.from('first'), 10),
    ]);
    const reader = new CommandReader();
    const commands = new FrameReader().push(bytes).flatMap((frame) => reader.accept(frame) ?? []);
    const seen = commands.map(({ channel, method, content }) => [channel, method.name, content?.body.toString()]);
    expect(seen).toEqual([
      [2, 'basic.publish', 'second'],
      [3, 'basic.qos', undefined],
      [1, 'basic.publish', 'first'],
    ]);
    expect(reader.held).toBe(0);
  });

  test('frames out of order are named, and the channel begins anew', () => {
    const reader = new CommandReader();
    const frames = (bytes: Buffer) => new FrameReader().push(bytes);
    const accept = (bytes: Buffer) => frames(bytes).map((frame) => reader.accept(frame));
    expect(() => accept(encodeFrame('body', 1, Buffer.alloc(1)))).toThrow('expected method frame');
    accept(publish(1));
    expect(() => accept(publish(1))).toThrow(SequenceError);
    expect(accept(methodFrame(1, 'basic.qos'))[0]?.method.name).toBe('basic.qos');
  });

  test('a body is counted while it grows, and refused by its announced size', () => {
    const reader = new CommandReader({ largestBody: 100 });
    const accept = (bytes: Buffer) => new FrameReader().push(bytes).map((frame) => reader.accept(frame));
    accept(publish(1));
    accept(encodeFrame('header', 1, encodeHeader({ bodySize: 100, properties: {} })));
    accept(encodeFrame('body', 1, Buffer.alloc(60)));
    expect(reader.held).toBe(60);
    expect(reader.forget(1)).toBe(60);
    accept(publish(1));
    const large = encodeFrame('header', 1, encodeHeader({ bodySize: 101, properties: {} }));
    expect(() => accept(large)).toThrow(BodyTooLargeError);
  });
});
