import { once } from 'node:events';
import net from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';
import { afterEach, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { encodeContent } from '../protocol/content.ts';
import { methodFrame, PROTOCOL_HEADER } from '../protocol/frames.ts';
import { EmbeddedBroker } from './broker.ts';
import { realClock } from './clock.ts';
import { type Listener, listen } from './listen.ts';

const listeners: Listener[] = [];
afterEach(() => Promise.all(listeners.splice(0).map((listener) => listener.close())));

const FRAME_MAX = 4096;
const LOGGED_IN = [
  PROTOCOL_HEADER,
  methodFrame(0, 'connection.start-ok', { mechanism: 'PLAIN', response: Buffer.from('\0guest\0guest') }),
  methodFrame(0, 'connection.tune-ok', { channelMax: 5, frameMax: FRAME_MAX, heartbeat: 0 }),
  methodFrame(0, 'connection.open', { virtualHost: '/' }),
  methodFrame(1, 'channel.open'),
];

async function serve() {
  const broker = new EmbeddedBroker({ clock: realClock, random: new Random('listen') });
  const listener = await listen(broker);
  listeners.push(listener);
  return { broker, ...listener };
}

/** Waits until `holds`, turn by turn; the test's own limit ends a wait in vain. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

test('unmodified amqplib publishes, consumes and is confirmed', async () => {
  const { broker, url } = await serve();
  const connection = await connect(url, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('q');
  const come = new Promise<string>((resolve) => {
    void channel.consume('q', (message) => {
      if (message) channel.ack(message);
      resolve(String(message?.content));
    });
  });
  channel.sendToQueue('q', Buffer.from('hello'));
  await channel.waitForConfirms();
  expect(await come).toBe('hello');
  // First the channel: amqplib lets the closing of a connection overtake an acknowledgement.
  await channel.close();
  await connection.close();
  await until(() => broker.connections().length === 0);
  expect(broker.queues()[0]).toMatchObject({ ready: 0, unacknowledged: 0 });
  expect(broker.faults).toEqual([]);
});

test('a hundred connections of random bytes leave it serving', async () => {
  const { broker, port, url } = await serve();
  const random = new Random('bytes');
  const sockets = Array.from({ length: 100 }, () => net.connect(port, '127.0.0.1'));
  const closed = sockets.map((socket) => once(socket.on('error', () => {}).resume(), 'close'));
  for (const socket of sockets) {
    if (random.fraction() < 0.5) socket.write(PROTOCOL_HEADER);
    socket.end(Buffer.from(Array.from({ length: 1000 }, () => random.integer(0, 255))));
  }
  await Promise.all(closed);
  const connection = await connect(url);
  await connection.close();
  await until(() => broker.connections().length === 0);
  expect(broker.faults).toEqual([]);
});

test('a client that stops reading holds back its own messages only, and gets them all later', async () => {
  const { broker, url } = await serve();
  const connection = await connect(url, { noDelay: true });
  const channel = await connection.createChannel();
  await channel.assertQueue('q');
  const { stream } = connection.connection as unknown as { stream: net.Socket };
  let bytes = 0;
  const count = (message: ConsumeMessage | null) => {
    bytes += message?.content.length ?? 0;
  };
  await channel.consume('q', count, { noAck: true });
  stream.pause();
  const body = Buffer.alloc(100_000);
  for (let sent = 0; sent < 300; sent += 1) broker.publish({ exchange: '', routingKey: 'q', body });
  const waiting = broker.queues()[0]?.ready ?? 0;
  // What fits the sockets is under way; the rest, about 27 of the 30 MB, is not piled up in front of the client.
  expect(waiting).toBeGreaterThan(200);
  stream.resume();
  await until(() => bytes === 300 * body.length);
  expect(broker.queues()[0]?.ready).toBe(0);
  await connection.close();
});

test('a backlog of 100,000 messages is taken, kept and handed out in order', async () => {
  const { broker, port, url } = await serve();
  const count = 100_000;
  const publisher = net.connect({ port, host: '127.0.0.1', noDelay: true }).resume();
  publisher.cork();
  publisher.write(Buffer.concat([...LOGGED_IN, methodFrame(1, 'queue.declare', { queue: 'q', durable: true })]));
  for (let sent = 0; sent < count; sent += 1) {
    const content = encodeContent(1, {}, Buffer.from(String(sent)), FRAME_MAX);
    publisher.write(Buffer.concat([methodFrame(1, 'basic.publish', { routingKey: 'q' }), content]));
  }
  publisher.uncork();
  await until(() => broker.queues()[0]?.ready === count);
  publisher.destroy();
  const connection = await connect(url, { noDelay: true });
  const channel = await connection.createChannel();
  await channel.prefetch(1000);
  let come = 0;
  let inOrder = true;
  const each = (message: ConsumeMessage | null) => {
    if (!message) return;
    inOrder &&= message.content.toString() === String(come);
    come += 1;
    if (come % 1000 === 0) channel.ack(message, true);
  };
  await channel.consume('q', each);
  await until(() => broker.queues()[0]?.ready === 0 && broker.queues()[0]?.unacknowledged === 0);
  expect({ come, inOrder }).toEqual({ come: count, inOrder: true });
  await connection.close();
  expect(broker.faults).toEqual([]);
});

test('a session that breaks off after any of its bytes leaves nothing behind', async () => {
  const { broker, port, url } = await serve();
  const session = Buffer.concat([
    ...LOGGED_IN,
    methodFrame(1, 'queue.declare', { queue: 'q', exclusive: true }),
    methodFrame(1, 'basic.consume', { queue: 'q' }),
    methodFrame(1, 'basic.publish', { routingKey: 'q' }),
    encodeContent(1, { contentType: 'text/plain' }, Buffer.from('body'), FRAME_MAX),
  ]);
  for (let cut = 0; cut <= session.length; cut += 1) {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true }).on('error', () => {});
    const closed = once(socket.resume(), 'close');
    socket.write(session.subarray(0, cut), () => (cut % 2 === 0 ? socket.end() : socket.resetAndDestroy()));
    await closed;
    await until(() => broker.connections().length === 0);
    expect(broker.queues()).toEqual([]);
  }
  const connection = await connect(url);
  await connection.close();
  expect(broker.faults).toEqual([]);
});

test('closing frees the port and cuts connections', async () => {
  const { port, url } = await serve();
  const connection = await connect(url);
  const cut = new Promise((resolve) => connection.on('error', () => {}).on('close', resolve));
  await listeners.pop()?.close();
  await cut;
  const again = net.createServer().listen(port, '127.0.0.1');
  await once(again, 'listening');
  expect((again.address() as net.AddressInfo).port).toBe(port);
  again.close();
});

test('a port that is taken is an error', async () => {
  const { broker, port } = await serve();
  await expect(listen(broker, { port })).rejects.toThrow('EADDRINUSE');
});

test('stop cuts, restart serves on the same port with what survived', async () => {
  const { broker, url } = await serve();
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('q');
  channel.sendToQueue('q', Buffer.from('kept'), { persistent: true });
  await channel.waitForConfirms();
  const cut = new Promise((resolve) => connection.on('error', () => {}).on('close', resolve));
  channel.on('error', () => {});
  broker.stop();
  await cut;
  await expect(connect(url)).rejects.toThrow();
  broker.restart();
  const later = await connect(url);
  const message = await (await later.createChannel()).get('q', { noAck: true });
  expect(message ? message.content.toString() : 'nothing').toBe('kept');
  await later.close();
});

test('half a greeting, and a body without an end, hold no one up', async () => {
  const { port, url } = await serve();
  const half = net.connect(port, '127.0.0.1').on('error', () => {});
  half.write(PROTOCOL_HEADER.subarray(0, 5));
  const started = net.connect(port, '127.0.0.1').on('error', () => {});
  started.write(Buffer.concat([PROTOCOL_HEADER, methodFrame(0, 'connection.start-ok').subarray(0, 9)]));
  const connection = await connect(url);
  await connection.close();
  for (const socket of [half, started]) socket.destroy();
  expect(half.destroyed).toBe(true);
});
