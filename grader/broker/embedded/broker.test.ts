import { describe, expect, test } from 'vitest';
import { objectToTable } from '../protocol/fields.ts';
import { HEARTBEAT, PROTOCOL_HEADER } from '../protocol/frames.ts';
import { Client, start } from './client.fixture.ts';
import type { BrokerEvent } from './events.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('determinism', () => {
  function session(): string {
    const { clock, broker } = start();
    const client = Client.open(broker, { heartbeat: 10 });
    client.queue({ queue: '' });
    client.queue({}, { 'x-message-ttl': 50, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' });
    client.queue({ queue: 'dead' });
    client.send(1, 'confirm.select');
    client.send(1, 'basic.consume', { queue: 'dead' });
    for (const body of ['a', 'b']) client.publish('q', body);
    clock.advance(MINUTE);
    return Buffer.concat(client.bytes).toString('hex');
  }

  test('the same bytes in at the same times give the same bytes out', () => {
    expect(session()).toBe(session());
    expect(session().length).toBeGreaterThan(500);
  });

  test('nothing is left to happen when nobody waits for anything', () => {
    const { clock, broker } = start();
    const client = Client.open(broker, { heartbeat: 10 });
    client.queue({ queue: 'x' }, { 'x-expires': 100 });
    client.queue({}, { 'x-message-ttl': 100 });
    client.publish('q', 'a');
    client.send(1, 'basic.get', { queue: 'q' });
    client.publish('q', 'b');
    expect(clock.pending).toEqual(['acknowledgement', 'heartbeat', 'heartbeat', 'message-ttl', 'queue-expiry']);
    client.send(1, 'queue.delete', { queue: 'x' });
    client.send(1, 'queue.purge', { queue: 'q' });
    client.end.ended();
    clock.advance(SECOND);
    expect(clock.pending).toEqual([]);
  });

  test('a client that answers within the broker’s own call is heard after it', () => {
    const { broker } = start();
    const said: Buffer[] = [];
    const end = broker.connect({
      send: (bytes) => {
        said.push(bytes);
        if (said.length === 1) end.receive(Buffer.from([8, 0, 0, 0, 0, 0, 0, 206]));
      },
      close: () => {},
    });
    end.receive(PROTOCOL_HEADER);
    expect(said).toHaveLength(1);
    expect(broker.faults).toEqual([]);
  });
});

describe('time', () => {
  test('a message expires at its millisecond, not before', () => {
    const { clock, broker } = start();
    const client = Client.open(broker);
    client.queue({}, { 'x-message-ttl': 100 });
    client.publish('q', 'a');
    clock.advance(50);
    client.publish('q', 'b', { expiration: '20' });
    clock.advance(49);
    expect(broker.queues()[0]?.ready).toBe(2);
    clock.advance(1);
    expect(broker.queues()[0]?.ready).toBe(0);
  });

  test('a queue expires when unused, and its last consumer’s going counts as use', () => {
    const { clock, broker } = start();
    const client = Client.open(broker);
    client.queue({}, { 'x-expires': MINUTE });
    clock.advance(59 * SECOND);
    client.send(1, 'queue.declare', { queue: 'q', passive: true });
    clock.advance(59 * SECOND);
    client.send(1, 'basic.consume', { queue: 'q', consumerTag: 'c' });
    clock.advance(10 * MINUTE);
    client.send(1, 'basic.cancel', { consumerTag: 'c' });
    clock.advance(59 * SECOND);
    expect(broker.queues()).toHaveLength(1);
    clock.advance(SECOND);
    expect(broker.queues()).toEqual([]);
  });

  test('the server’s heartbeats come every half of the agreed time where it says nothing else', () => {
    const { clock, broker } = start();
    const client = Client.open(broker, { heartbeat: 10 });
    for (let half = 0; half < 6; half += 1) {
      client.raw(HEARTBEAT);
      clock.advance(5 * SECOND);
    }
    // The first half began with the answers of the handshake.
    expect(client.heartbeats).toBe(5);
    expect(client.closed).toBe(false);
  });

  test('a silent client is taken for dead, and what it held is ready again', () => {
    const { clock, broker } = start();
    const client = Client.open(broker, { heartbeat: 10 });
    client.queue();
    client.publish('q', 'a');
    client.send(1, 'basic.get', { queue: 'q' });
    clock.advance(29 * SECOND);
    expect(client.closed).toBe(false);
    clock.advance(SECOND);
    expect(client.closed).toBe(true);
    expect(broker.queues()[0]).toMatchObject({ ready: 1, unacknowledged: 0 });
  });

  test('without heartbeats a silent client stays', () => {
    const { clock, broker } = start();
    const client = Client.open(broker, { heartbeat: 0 });
    clock.advance(24 * 60 * MINUTE);
    expect(client.closed).toBe(false);
  });

  test('who does not shake hands within ten seconds is sent away', () => {
    const { clock, broker } = start();
    const client = new Client(broker);
    client.raw(PROTOCOL_HEADER);
    clock.advance(9999);
    expect(client.closed).toBe(false);
    clock.advance(1);
    expect(client.closed).toBe(true);
    expect(broker.connections()).toEqual([]);
  });

  test('a delivery without acknowledgement closes its channel after thirty minutes', () => {
    const { clock, broker } = start();
    const client = Client.open(broker);
    client.queue();
    client.send(1, 'basic.consume', { queue: 'q' });
    for (const body of ['a', 'b']) client.publish('q', body);
    clock.advance(29 * MINUTE);
    client.send(1, 'basic.ack', { deliveryTag: 1 });
    client.publish('q', 'c');
    clock.advance(MINUTE);
    expect(client.last('channel.close')).toEqual({
      replyCode: 406,
      replyText:
        'PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 1800000 ms. This timeout value can be configured, see consumers doc guide to learn more',
      classId: 0,
      methodId: 0,
    });
    expect(broker.queues()[0]).toMatchObject({ ready: 2, unacknowledged: 0 });
  });

  test('who does not answer a connection.close is cut off', () => {
    const { clock, broker } = start();
    const client = Client.open(broker);
    client.send(1, 'channel.open');
    expect(client.last('connection.close')?.replyCode).toBe(504);
    clock.advance(29 * SECOND);
    expect(client.closed).toBe(false);
    clock.advance(SECOND);
    expect(client.closed).toBe(true);
  });
});

describe('restart', () => {
  test('what is durable survives, what is not does not', () => {
    const { broker } = start();
    const client = Client.open(broker);
    const persistent = { deliveryMode: 2 };
    client.queue();
    client.queue({ queue: 'transient', durable: false });
    client.queue({ queue: 'mine', exclusive: true });
    client.queue({ queue: 'quorum' }, { 'x-queue-type': 'quorum' });
    client.send(1, 'exchange.declare', { exchange: 'kept', type: 'topic', durable: true });
    client.send(1, 'exchange.declare', { exchange: 'lost', type: 'topic' });
    for (const exchange of ['kept', 'lost']) client.send(1, 'queue.bind', { queue: 'q', exchange, routingKey: '#' });
    client.send(1, 'queue.bind', { queue: 'transient', exchange: 'kept', routingKey: '#' });
    client.publish('q', 'taken', persistent);
    client.publish('q', 'forgotten');
    client.publish('q', 'ready', persistent);
    for (const queue of ['transient', 'quorum']) client.publish(queue, 'x');
    client.send(1, 'basic.get', { queue: 'q' });
    broker.restart();
    expect(client.closed).toBe(true);
    expect(broker.queues().map(({ name, ready }) => [name, ready])).toEqual([
      ['q', 2],
      ['quorum', 1],
    ]);
    expect(broker.exchanges().map(({ name }) => name)).toContain('kept');
    expect(broker.exchanges().map(({ name }) => name)).not.toContain('lost');
    expect(broker.bindings().filter(({ source }) => source !== '')).toEqual([
      { source: 'kept', kind: 'queue', destination: 'q', routingKey: '#', arguments: {} },
    ]);
    const later = Client.open(broker);
    later.send(1, 'basic.consume', { queue: 'q' });
    expect(later.bodies()).toEqual(['taken*', 'ready']);
  });

  test('a TTL goes on while the broker is down', () => {
    const { clock, broker } = start();
    const client = Client.open(broker);
    client.queue({}, { 'x-message-ttl': 100 });
    client.publish('q', 'a', { deliveryMode: 2 });
    clock.advance(60);
    broker.stop();
    clock.advance(30);
    broker.restart();
    expect(broker.queues()[0]?.ready).toBe(1);
    clock.advance(10);
    expect(broker.queues()[0]?.ready).toBe(0);
    expect(clock.pending).toEqual([]);
  });

  test('a stopped broker takes nobody', () => {
    const { broker } = start();
    const before = Client.open(broker);
    broker.stop();
    const during = new Client(broker);
    expect([before.closed, during.closed]).toEqual([true, true]);
    broker.restart();
    expect(Client.open(broker).closed).toBe(false);
  });

  test('it is restarted as often as one likes', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.queue();
    client.publish('q', 'a', { deliveryMode: 2 });
    for (let time = 0; time < 5; time += 1) broker.restart();
    const later = Client.open(broker);
    later.publish('q', 'b', { deliveryMode: 2 });
    broker.restart();
    expect(broker.messages('q').map(({ message }) => message.body.toString())).toEqual(['a', 'b']);
  });
});

describe('its owner', () => {
  test('sees queues, exchanges, bindings and messages', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.queue({ exclusive: true, autoDelete: true }, { 'x-max-length': 5 });
    client.send(1, 'basic.qos', { prefetchCount: 1 });
    client.send(1, 'basic.consume', { queue: 'q', consumerTag: 'c', arguments: objectToTable({ 'x-priority': 3 }) });
    for (const body of ['a', 'b']) client.publish('q', body);
    expect(broker.queues()).toEqual([
      {
        name: 'q',
        type: 'classic',
        durable: false,
        exclusive: true,
        autoDelete: true,
        arguments: { 'x-max-length': 5 },
        ready: 1,
        unacknowledged: 1,
        consumers: [{ tag: 'c', connection: 1, channel: 1, noAck: false, prefetch: 1, priority: 3 }],
      },
    ]);
    expect(broker.messages('q').map(({ message, ready }) => [message.body.toString(), ready])).toEqual([
      ['b', true],
      ['a', false],
    ]);
    expect(broker.exchanges()).toHaveLength(7);
    expect(broker.bindings()).toEqual([
      { source: '', kind: 'queue', destination: 'q', routingKey: 'q', arguments: {} },
    ]);
    expect(broker.connections()).toEqual([{ id: 1, name: 'tested', channels: 1 }]);
  });

  test('publishes as a service would', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.queue();
    client.send(1, 'basic.consume', { queue: 'q' });
    client.names();
    const properties = { headers: { attempt: 2 }, messageId: 'm' };
    expect(broker.publish({ exchange: '', routingKey: 'q', body: 'hello', properties })).toEqual(['q']);
    expect(client.came[0]?.content?.properties).toEqual({ messageId: 'm', headers: objectToTable({ attempt: 2 }) });
    expect(broker.publish({ exchange: 'amq.topic', routingKey: 'k', body: '' })).toEqual([]);
    expect(() => broker.publish({ exchange: 'none', routingKey: 'k', body: '' })).toThrow(
      "no exchange 'none' in vhost '/'",
    );
  });

  test('closes a connection with its reason', () => {
    const { broker } = start();
    const client = Client.open(broker);
    broker.closeConnection(1, 'maintenance');
    expect(client.last('connection.close')).toMatchObject({
      replyCode: 320,
      replyText: 'CONNECTION_FORCED - maintenance',
    });
    client.send(0, 'connection.close-ok');
    expect(client.closed).toBe(true);
    broker.closeConnection(99);
    expect(broker.connections()).toEqual([]);
  });

  test('is told what happens, in order', () => {
    const { clock, broker } = start();
    const events: BrokerEvent[] = [];
    const stop = broker.observe((event) => events.push(event));
    const client = Client.open(broker);
    client.queue({}, { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' });
    client.queue({ queue: 'dead', autoDelete: true }, { 'x-message-ttl': 10 });
    client.send(1, 'confirm.select');
    client.send(1, 'basic.consume', { queue: 'q', consumerTag: 'c' });
    client.publish('q', 'a', { messageId: 'm' });
    client.publish('nobody', 'b', {}, { mandatory: true });
    client.send(1, 'basic.nack', { deliveryTag: 1, requeue: true });
    client.send(1, 'basic.reject', { deliveryTag: 2, requeue: false });
    clock.advance(10);
    client.send(1, 'queue.delete', { queue: 'q' });
    client.send(1, 'basic.ack', { deliveryTag: 9 });
    client.end.ended();
    stop();
    broker.publish({ exchange: '', routingKey: 'q', body: 'unseen' });
    expect(events.map(({ kind }) => kind)).toEqual([
      'connected',
      'published',
      'delivered',
      'confirmed',
      'published',
      'returned',
      'confirmed',
      'requeued',
      'delivered',
      'rejected',
      'dead-lettered',
      'dead-lettered',
      'queue-deleted',
      'error',
      'disconnected',
    ]);
    expect(events[8]).toMatchObject({ queue: 'q', consumerTag: 'c', deliveryTag: 2, redelivered: true });
    expect(events[10]).toMatchObject({ queue: 'q', reason: 'rejected', to: '', queues: ['dead'] });
    expect(events[11]).toMatchObject({ queue: 'dead', reason: 'expired', to: null, queues: [] });
    expect(events[13]).toMatchObject({ code: 406, text: 'PRECONDITION_FAILED - unknown delivery tag 9' });
  });
});

describe('what it does not do', () => {
  test.each(['tx.select', 'tx.commit', 'tx.rollback'] as const)('%s is refused with 540', (method) => {
    const { broker } = start();
    const client = Client.open(broker);
    client.send(1, method);
    expect(client.last('connection.close')?.replyCode).toBe(540);
  });

  test('a stream is refused with 540', () => {
    const { broker } = start();
    const client = Client.open(broker);
    client.queue({}, { 'x-queue-type': 'stream' });
    expect(client.last('connection.close')?.replyText).toContain('NOT_IMPLEMENTED');
  });
});
