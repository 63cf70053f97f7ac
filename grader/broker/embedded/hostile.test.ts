import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { encodeContent, encodeHeader } from '../protocol/content.ts';
import { type Field, type FieldTable, objectToTable } from '../protocol/fields.ts';
import { encodeFrame, methodFrame, PROTOCOL_HEADER } from '../protocol/frames.ts';
import type { MethodName } from '../protocol/methods.ts';
import { METHODS } from '../protocol/tables.ts';
import { Client, start } from './client.fixture.ts';

/** After whatever happened, the broker works for others, and no error was its own. */
function expectWell(broker: ReturnType<typeof start>['broker']): void {
  const client = Client.open(broker);
  client.queue({ queue: 'well' });
  client.publish('well', 'alive');
  client.send(1, 'basic.get', { queue: 'well', noAck: true });
  expect(client.bodies()).toEqual(['alive']);
  client.send(1, 'queue.delete', { queue: 'well' });
  client.end.ended();
  expect(broker.faults).toEqual([]);
}

const bytes = (random: Random, length: number) => Buffer.from(Array.from({ length }, () => random.integer(0, 255)));

describe('hostile clients', () => {
  test('random bytes, as a greeting and later', () => {
    const { broker } = start();
    const random = new Random('garbage');
    for (let round = 0; round < 300; round += 1) {
      const client = round % 3 === 0 ? new Client(broker) : Client.open(broker);
      if (round % 3 === 2) client.raw(Buffer.from([1, 0, 1, 0, 0, 0, 60]));
      client.raw(bytes(random, random.integer(1, 300)));
      client.end.ended();
    }
    expect(broker.connections()).toEqual([]);
    expectWell(broker);
  });

  test('every method on every channel with arguments at random', () => {
    const { broker } = start();
    const random = new Random('methods');
    const names = Object.keys(METHODS) as MethodName[];
    for (let round = 0; round < 2000; round += 1) {
      const client = Client.open(broker);
      client.queue();
      for (let step = 0; step < 5; step += 1) {
        const name = random.pick(names);
        const args = Object.fromEntries(METHODS[name].fields.map(([field, type]) => [field, value(random, type)]));
        const channel = random.integer(0, 2);
        const content = METHODS[name].content ? encodeContent(channel, {}, bytes(random, 3), 4096) : Buffer.alloc(0);
        client.raw(Buffer.concat([methodFrame(channel, name, args), content]));
      }
      client.end.ended();
    }
    expectWell(broker);
  });

  test('a session cut after each of its bytes leaves nothing behind', () => {
    const { clock, broker } = start();
    const session = Buffer.concat([
      PROTOCOL_HEADER,
      methodFrame(0, 'connection.start-ok', { mechanism: 'PLAIN', response: Buffer.from('\0guest\0guest') }),
      methodFrame(0, 'connection.tune-ok', { channelMax: 5, frameMax: 4096, heartbeat: 10 }),
      methodFrame(0, 'connection.open', { virtualHost: '/' }),
      methodFrame(1, 'channel.open'),
      methodFrame(1, 'queue.declare', { queue: 'q', exclusive: true }),
      methodFrame(1, 'basic.consume', { queue: 'q' }),
      methodFrame(1, 'basic.publish', { routingKey: 'q' }),
      encodeContent(1, { headers: objectToTable({ a: [1, { b: 'c' }] }) }, Buffer.from('body'), 4096),
    ]);
    for (let cut = 0; cut <= session.length; cut += 1) {
      const client = new Client(broker);
      client.raw(session.subarray(0, cut));
      client.end.ended();
      expect(broker.queues()).toEqual([]);
    }
    expect(clock.pending).toEqual([]);
    const whole = new Client(broker);
    for (const byte of session) whole.raw(Buffer.from([byte]));
    expect(whole.bodies()).toEqual(['body']);
    whole.end.ended();
    expectWell(broker);
  });

  test('a giant frame ends the connection before it is read', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.raw(Buffer.from([3, 0, 1, 0x7f, 0xff, 0xff, 0xff]));
    expect(client.last('connection.close')?.replyText).toContain('frame_too_large,2147483647,131064');
    expect(client.closed).toBe(true);
    expectWell(broker);
  });

  test('a body announced as too large is refused at its header', () => {
    const { broker } = start();
    const client = Client.open(broker);
    const header = encodeHeader({ bodySize: 200_000_000, properties: {} });
    client.raw(Buffer.concat([methodFrame(1, 'basic.publish'), encodeFrame('header', 1, header)]));
    client.raw(encodeFrame('body', 1, Buffer.alloc(100_000)));
    const text = 'PRECONDITION_FAILED - message size 200000000 is larger than configured max size 134217728';
    expect(client.last('channel.close')).toMatchObject({ replyCode: 406, replyText: text });
    expectWell(broker);
  });

  test('unfinished bodies on many channels count as held', () => {
    const { broker } = start({ limits: { bytes: 1_000_000 } });
    const client = Client.open(broker);
    const header = encodeHeader({ bodySize: 100_000, properties: {} });
    for (let channel = 2; channel < 50 && !client.last('connection.close'); channel += 1) {
      client.send(channel, 'channel.open');
      client.raw(Buffer.concat([methodFrame(channel, 'basic.publish'), encodeFrame('header', channel, header)]));
      client.raw(encodeFrame('body', channel, Buffer.alloc(90_000)));
    }
    expect(client.last('connection.close')).toMatchObject({ replyCode: 506 });
    expectWell(broker);
  });

  test('more messages or bytes than it may hold close the publisher’s connection, and no other', () => {
    for (const limits of [{ messages: 1000 }, { bytes: 10_000 }]) {
      const { broker } = start({ limits });
      const other = Client.open(broker);
      const client = Client.open(broker);
      client.queue();
      for (let count = 0; count < 2000 && !client.last('connection.close'); count += 1)
        client.publish('q', '0123456789');
      expect(client.last('connection.close')).toMatchObject({ replyCode: 506 });
      const ready = broker.queues()[0]?.ready ?? 0;
      expect(ready).toBeGreaterThanOrEqual(999);
      expect(ready).toBeLessThanOrEqual(1001);
      expect(other.last('connection.close')).toBeUndefined();
      other.send(1, 'queue.purge', { queue: 'q' });
      expectWell(broker);
    }
  });

  test('ten thousand queues, bound and deleted; beyond the limit a channel error', () => {
    const { broker } = start({ limits: { queues: 10_000 } });
    const client = Client.open(broker);
    for (let count = 0; count < 10_000; count += 1) {
      client.queue({ queue: `q${count}`, nowait: true });
      client.send(1, 'queue.bind', {
        queue: `q${count}`,
        exchange: 'amq.topic',
        routingKey: `k.${count}.#`,
        nowait: true,
      });
    }
    client.publish('k.77.x', 'one', {}, { exchange: 'amq.topic' });
    expect(broker.messages('q77')).toHaveLength(1);
    client.queue({ queue: 'more' });
    const text = "PRECONDITION_FAILED - cannot declare queue 'more': queue limit in vhost '/' (10000) is reached";
    expect(client.last('channel.close')?.replyText).toBe(text);
    broker.restart();
    const next = Client.open(broker);
    for (let count = 0; count < 10_000; count += 1) next.send(1, 'queue.delete', { queue: `q${count}`, nowait: true });
    expect(broker.bindings()).toEqual([]);
    expectWell(broker);
  });

  test('a client that does not read is sent no more, and the rest waits in the queue', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.queue();
    const publisher = Client.open(broker);
    client.send(1, 'basic.consume', { queue: 'q', noAck: true });
    client.congested = true;
    for (let count = 0; count < 100_000; count += 1) publisher.publish('q', 'x');
    expect(client.bodies()).toEqual([]);
    expect(broker.queues()[0]?.ready).toBe(100_000);
    client.congested = false;
    client.end.drained();
    expect(client.bodies()).toHaveLength(100_000);
    expectWell(broker);
  });

  test('a topic of many hashes is matched without end neither in time nor in depth', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.queue();
    const routingKey = Array.from({ length: 125 }, () => '#').join('.');
    client.send(1, 'queue.bind', { queue: 'q', exchange: 'amq.topic', routingKey: `${routingKey}.z` });
    const key = Array.from({ length: 125 }, () => 'a').join('.');
    for (const last of ['a', 'z']) client.publish(`${key}.${last}`, last, {}, { exchange: 'amq.topic' });
    expect(broker.messages('q').map(({ message }) => message.body.toString())).toEqual(['z']);
  });

  test('a chain of a thousand dead-letter queues is walked', () => {
    const { broker } = start();
    const client = Client.open(broker);
    for (let count = 0; count < 1000; count += 1) {
      const next = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': `q${count + 1}` };
      client.queue({ queue: `q${count}` }, { 'x-max-length': 0, ...next });
    }
    client.queue({ queue: 'q1000' });
    client.publish('q0', 'far');
    expect(broker.messages('q1000')).toHaveLength(1);
    expectWell(broker);
  });

  test('tables nested beyond measure are refused', () => {
    const { broker } = start();
    const client = Client.open(broker);
    let deep: FieldTable = new Map();
    for (let depth = 0; depth < 1000; depth += 1) deep = new Map<string, Field>([['d', { type: 'F', value: deep }]]);
    client.send(1, 'queue.declare', { queue: 'q', arguments: deep });
    expect(client.last('connection.close')?.replyCode).toBe(501);
    expectWell(broker);
  });

  test('more connections than allowed are closed at once', () => {
    const { broker } = start({ limits: { connections: 3 } });
    const clients = Array.from({ length: 5 }, () => new Client(broker));
    expect(clients.map(({ closed }) => closed)).toEqual([false, false, false, true, true]);
    clients[0]?.end.ended();
    expectWell(broker);
  });
});

function value(random: Random, type: string): never {
  const names = ['', 'q', 'amq.topic', 'amq.gen', 'none', 'amq.rabbitmq.reply-to', 'topic', 'PLAIN', '/'];
  switch (type) {
    case 'bit':
      return (random.integer(0, 1) === 1) as never;
    case 'shortstr':
      return random.pick(names) as never;
    case 'longstr':
      return bytes(random, random.integer(0, 20)) as never;
    case 'table':
      return objectToTable({ 'x-message-ttl': random.integer(-1, 5), 'x-match': 'any' }) as never;
    default:
      return random.integer(0, 3) as never;
  }
}
