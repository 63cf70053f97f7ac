import net from 'node:net';
import { connect, credentials } from 'amqplib';
import { tableToObject } from '../../protocol/fields.ts';
import { encodeFrame, type Frame, FrameReader, methodFrame, PROTOCOL_HEADER } from '../../protocol/frames.ts';
import { decodeMethod } from '../../protocol/methods.ts';
import type { Scenario, World } from '../world.ts';

/** Shaking hands, logging in, tuning; and what breaks the protocol, byte by byte. */
export const connections: Scenario[] = [
  {
    name: 'what the server says of itself and offers',
    async run(world) {
      const line = new Line(world);
      line.send(PROTOCOL_HEADER);
      const { name, args } = await line.method();
      if (name !== 'connection.start') return name;
      const { capabilities, version } = tableToObject(args.serverProperties);
      line.send(methodFrame(0, 'connection.start-ok', { mechanism: 'PLAIN', response: Buffer.from('\0guest\0guest') }));
      const tune = await line.method();
      line.end();
      const { versionMajor, versionMinor, mechanisms, locales } = args;
      // The order in which mechanisms are named means nothing.
      const sorted = mechanisms.toString().split(' ').sort();
      return { versionMajor, versionMinor, mechanisms: sorted, locales, capabilities, version, tune: tune.args };
    },
  },
  {
    name: 'logging in with AMQPLAIN',
    async run(world) {
      const connection = await connect(world.url, { credentials: credentials.amqplain('guest', 'guest') } as object);
      const channel = await connection.createChannel();
      const there = await channel.checkExchange('amq.topic');
      await connection.close();
      return there;
    },
  },
  {
    name: 'a wrong password, an unknown mechanism',
    async run(world) {
      const wrong = new URL(world.url);
      wrong.password = 'wrong';
      const external = { credentials: credentials.external() } as object;
      return {
        password: await world.attempt(connect(wrong.href)),
        mechanism: await world.attempt(connect(world.url, external)),
      };
    },
  },
  {
    name: 'a virtual host that does not exist',
    async run(world) {
      return world.attempt(connect(`${world.url}/nowhere`));
    },
  },
  ...(
    [
      ['another protocol version', Buffer.from('AMQP\x01\x01\x00\x0a')],
      ['something else', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ] as const
  ).map(
    ([what, bytes]): Scenario => ({
      name: `greeted with ${what}`,
      async run(world) {
        const line = new Line(world);
        line.send(bytes);
        return { answer: await line.rest() };
      },
    }),
  ),
  {
    name: 'what is tuned beyond the offer ends the connection without a word',
    async run(world) {
      const tuned = [
        { channelMax: 10, frameMax: 100 },
        { channelMax: 10, frameMax: 500_000 },
        { channelMax: 0, frameMax: 131_072 },
      ];
      const endings = tuned.map(async (values) => {
        const line = await Line.authenticated(world);
        line.send(methodFrame(0, 'connection.tune-ok', values));
        return line.rest();
      });
      return Promise.all(endings);
    },
  },
  ...(
    [
      ['a channel opened twice', () => [open(1), open(1)]],
      ['a method on a channel that is not open', () => [methodFrame(1, 'queue.declare', { queue: 'q' })]],
      ['a body without a method', () => [open(1), encodeFrame('body', 1, Buffer.from('x'))]],
      ['a header without a method', () => [open(1), encodeFrame('header', 1, Buffer.alloc(14))]],
      ['a method where a header is due', () => [open(1), publish(), methodFrame(1, 'basic.qos', {})]],
      ['a body where a header is due', () => [open(1), publish(), encodeFrame('body', 1, Buffer.from('x'))]],
      ['a header of another class', () => [open(1), publish(), encodeFrame('header', 1, header(50, 0))]],
      [
        'a method where a body is due',
        () => [open(1), publish(), encodeFrame('header', 1, header(60, 5)), open(2), publish()],
      ],
      ['a heartbeat on a channel', () => [open(1), encodeFrame('heartbeat', 1, Buffer.alloc(0))]],
      ['a body on channel 0', () => [encodeFrame('body', 0, Buffer.from('x'))]],
      ['a channel’s method on channel 0', () => [methodFrame(0, 'basic.qos', {})]],
      ['connection.open again', () => [methodFrame(0, 'connection.open', { virtualHost: '/' })]],
      ['a frame that ends wrongly', () => [Buffer.from([1, 0, 0, 0, 0, 0, 4, 0, 20, 0, 10, 0x99])]],
      ['a frame larger than agreed', () => [Buffer.from([1, 0, 1, 0, 2, 0, 1])]],
      ['a prefetch in bytes', () => [open(1), methodFrame(1, 'basic.qos', { prefetchSize: 5 })]],
      ['flow switched off', () => [open(1), methodFrame(1, 'channel.flow', { active: false })]],
      ['recover without requeue', () => [open(1), methodFrame(1, 'basic.recover', { requeue: false })]],
      [
        'an immediate publish',
        () => [open(1), methodFrame(1, 'basic.publish', { immediate: true }), encodeFrame('header', 1, header(60, 0))],
      ],
      ['more channels than agreed', () => [open(1), open(2), open(3)], { channelMax: 2 }],
    ] as [string, () => Buffer[], { channelMax: number }?][]
  ).map(
    ([what, frames, tuned]): Scenario => ({
      name: `protocol: ${what}`,
      async run(world) {
        const line = await Line.opened(world, tuned);
        line.send(Buffer.concat(frames()));
        return line.closing();
      },
    }),
  ),
  {
    name: 'an empty queue name is the one declared last on the channel',
    async run(world) {
      const line = await Line.opened(world);
      const queue = world.name('q');
      line.send(open(1));
      await line.method();
      line.send(methodFrame(1, 'queue.declare', { queue }));
      const declared = await line.method();
      line.send(methodFrame(1, 'queue.bind', { exchange: 'amq.direct' }));
      const bound = await line.method();
      line.send(methodFrame(1, 'basic.get', {}));
      const empty = await line.method();
      line.send(Buffer.concat([open(2), methodFrame(2, 'basic.get', {})]));
      const opened = await line.method();
      const none = await line.method();
      line.end();
      return { declared: declared.args, bound: bound.name, empty: empty.name, opened: opened.name, none: none.args };
    },
  },
  {
    name: 'flow switched on, access requested',
    async run(world) {
      const line = await Line.opened(world);
      line.send(
        Buffer.concat([open(1), methodFrame(1, 'channel.flow', { active: true }), methodFrame(1, 'access.request')]),
      );
      const answers = [await line.method(), await line.method(), await line.method()];
      line.end();
      return answers.map(({ name, args }) => [name, 'ticket' in args ? args.ticket : null]);
    },
  },
  {
    name: 'after an error a channel number may be used anew',
    async run(world) {
      const line = await Line.opened(world);
      line.send(
        Buffer.concat([open(1), methodFrame(1, 'queue.declare', { queue: 'none of that name', passive: true })]),
      );
      await line.method();
      const closed = await line.method();
      // What comes before the closing is acknowledged is not heard.
      line.send(Buffer.concat([methodFrame(1, 'basic.qos', {}), methodFrame(1, 'channel.close-ok'), open(1)]));
      const opened = await line.method();
      line.end();
      return { closed, opened: opened.name };
    },
  },
  {
    name: 'closing politely',
    async run(world) {
      const line = await Line.opened(world);
      line.send(Buffer.concat([open(1), methodFrame(1, 'channel.close', { replyCode: 200, replyText: 'bye' })]));
      const channel = [(await line.method()).name, (await line.method()).name];
      line.send(methodFrame(0, 'connection.close', { replyCode: 200, replyText: 'bye' }));
      return { channel, connection: (await line.method()).name };
    },
  },
];

const open = (channel: number) => methodFrame(channel, 'channel.open');
const publish = () => methodFrame(1, 'basic.publish', { routingKey: 'nobody' });

function header(classId: number, size: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt16BE(classId, 0);
  bytes.writeUInt32BE(size, 8);
  return bytes;
}

/** A connection without a client library: bytes out, methods in. */
class Line {
  readonly #socket: net.Socket;
  readonly #frames = new FrameReader(0);
  readonly #came: Frame[] = [];
  readonly #raw: Buffer[] = [];
  #ended = false;
  #changed: () => void = () => {};

  constructor(world: World) {
    const { hostname, port } = new URL(world.url);
    this.#socket = net.connect(Number(port || 5672), hostname);
    this.#socket.on('data', (bytes: Buffer) => {
      this.#raw.push(bytes);
      this.#came.push(...this.#frames.push(bytes));
      this.#changed();
    });
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => {
      this.#ended = true;
      this.#changed();
    });
  }

  static async authenticated(world: World): Promise<Line> {
    const line = new Line(world);
    line.send(PROTOCOL_HEADER);
    await line.method();
    line.send(methodFrame(0, 'connection.start-ok', { mechanism: 'PLAIN', response: Buffer.from('\0guest\0guest') }));
    await line.method();
    return line;
  }

  static async opened(world: World, { channelMax = 100 } = {}): Promise<Line> {
    const line = await Line.authenticated(world);
    line.send(methodFrame(0, 'connection.tune-ok', { channelMax, frameMax: 131_072, heartbeat: 0 }));
    line.send(methodFrame(0, 'connection.open', { virtualHost: '/' }));
    await line.method();
    return line;
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** The next method that comes. */
  async method() {
    for (;;) {
      const frame = this.#came.shift();
      this.#raw.length = 0;
      if (frame?.kind === 'method') return { channel: frame.channel, ...decodeMethod(frame.payload) };
      if (this.#ended) throw new Error('the connection ended');
      if (frame === undefined) await this.#change();
    }
  }

  /** The connection.close or channel.close that comes in the end; answers before it may be lost on the way. */
  async closing() {
    for (;;) {
      const { channel, name, args } = await this.method();
      if (name !== 'connection.close' && name !== 'channel.close') continue;
      this.end();
      return { channel, name, args };
    }
  }

  /** All bytes that were not read as methods until the other side hangs up, as hexadecimal digits. */
  async rest(): Promise<string> {
    while (!this.#ended) await this.#change();
    return Buffer.concat(this.#raw).toString('hex');
  }

  end(): void {
    this.#socket.destroy();
  }

  #change(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('nothing came for 5 s')), 5000);
      this.#changed = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
