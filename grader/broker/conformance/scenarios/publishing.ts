import { type Scenario, see } from '../world.ts';

/** Confirms, returns, properties, errors of publishing, direct reply-to. */
export const publishing: Scenario[] = [
  {
    name: 'a confirm comes whether a queue has the message or not',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'topic');
      const nobody = await world.publish(channel, exchange, 'order.1.packaged');
      const queue = await world.queue(channel, 'q');
      await channel.bindQueue(queue, exchange, '#');
      return { nobody, somebody: await world.publish(channel, exchange, 'k', 'x', { persistent: true }) };
    },
  },
  {
    name: 'mandatory: what has no route is returned before it is confirmed',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'topic');
      const options = { mandatory: true, messageId: 'm1', headers: { a: 1 }, correlationId: 'c' };
      return world.publish(channel, exchange, 'order.1', 'nobody', options);
    },
  },
  {
    name: 'mandatory without confirms is returned too',
    async run(world) {
      const channel = await world.channel();
      const returned = new Promise((resolve) => channel.once('return', (message) => resolve(see(message))));
      channel.publish('', world.name('none'), Buffer.from('x'), { mandatory: true });
      return world.attempt(returned);
    },
  },
  {
    name: 'publishing to an exchange that is not there closes the channel',
    async run(world) {
      const channel = await world.channel();
      channel.publish(world.name('none'), 'k', Buffer.from('x'));
      return world.failure(channel);
    },
  },
  ...['soon', '-1', '5x', '', '400000000000', '1.5', ' 5', '+5'].map(
    (expiration): Scenario => ({
      name: `an expiration of ${JSON.stringify(expiration)}`,
      async run(world) {
        const connection = await world.connection();
        const channel = await world.channel(connection);
        const queue = await world.queue(channel, 'q');
        channel.publish('', queue, Buffer.from('x'), { expiration });
        return Promise.race([
          world.failure(channel),
          world.failure(connection),
          world.pause(20).then(() => world.attempt(channel.checkQueue(queue).then(() => 'accepted'))),
        ]);
      },
    }),
  ),
  {
    name: 'a user id that is not one’s own is refused',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      channel.publish('', queue, Buffer.from('mine'), { userId: 'guest' });
      await world.ready(channel, queue, 1);
      channel.publish('', queue, Buffer.from('x'), { userId: 'somebody' });
      return { failure: await world.failure(channel), queue: await world.drain(await world.channel(), queue) };
    },
  },
  {
    name: 'properties and headers of every type arrive as they were sent',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q');
      await world.publish(channel, '', queue, 'ñandú ✓', {
        contentType: 'text/plain',
        contentEncoding: 'utf-8',
        persistent: true,
        priority: 7,
        correlationId: 'c',
        replyTo: 'r',
        expiration: '60000',
        messageId: 'm',
        timestamp: 1_700_000_000,
        type: 't',
        userId: 'guest',
        appId: 'a',
        headers: {
          text: 'ñ',
          yes: true,
          no: false,
          byte: 5,
          negative: -5,
          short: 300,
          long: 70_000,
          huge: 5_000_000_000,
          fraction: 1.5,
          nothing: null,
          list: [1, 'two', { three: 3 }, [true]],
          table: { inner: { deep: 'x' } },
          bytes: Buffer.from('raw'),
        },
      });
      const message = await channel.get(queue);
      return message && see(message);
    },
  },
  {
    name: 'bodies of no byte, one frame, many frames',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q');
      const sizes = [0, 1, 4096, 131_064, 131_065, 300_000];
      for (const size of sizes) channel.sendToQueue(queue, Buffer.alloc(size, 'a'));
      await channel.waitForConfirms();
      const messages = await world.drainWhole(channel, queue);
      return messages.map(({ content }) => [content.length, content.every((byte) => byte === 97)]);
    },
  },
  {
    name: 'a full queue that refuses: nack, and nothing lost of what was there',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { maxLength: 2, arguments: { 'x-overflow': 'reject-publish' } });
      const answers = [];
      for (const body of ['a', 'b', 'c']) answers.push((await world.publish(channel, '', queue, body)).answer);
      return { answers, queue: await world.drain(channel, queue) };
    },
  },
  {
    name: 'a nack where one of two queues refuses',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'fanout');
      const full = await world.queue(channel, 'full', { maxLength: 0, arguments: { 'x-overflow': 'reject-publish' } });
      const open = await world.queue(channel, 'open');
      await channel.bindQueue(full, exchange, '');
      await channel.bindQueue(open, exchange, '');
      const { answer } = await world.publish(channel, exchange, '', 'a');
      return { answer, open: await world.drain(channel, open) };
    },
  },
  {
    name: 'a full queue that refuses and dead-letters what it refuses',
    async run(world) {
      const channel = await world.confirms();
      const dead = await world.queue(channel, 'dead');
      const queue = await world.queue(channel, 'q', {
        maxLength: 1,
        deadLetterExchange: '',
        deadLetterRoutingKey: dead,
        arguments: { 'x-overflow': 'reject-publish-dlx' },
      });
      const answers = [];
      for (const body of ['a', 'b']) answers.push((await world.publish(channel, '', queue, body)).answer);
      await world.ready(channel, dead, 1);
      const messages = await world.drainWhole(channel, dead);
      return { answers, queue: await world.drain(channel, queue), dead: messages.map(see) };
    },
  },
  {
    name: 'direct reply-to: the reply comes to the channel that asked',
    async run(world) {
      const client = await world.confirms();
      const replies = await world.consume(client, 'amq.rabbitmq.reply-to', { noAck: true });
      const server = await world.confirms(await world.connection());
      const requests = await world.queue(server, 'requests');
      await world.publish(client, '', requests, 'ask', { replyTo: 'amq.rabbitmq.reply-to', correlationId: '1' });
      const request = await server.get(requests, { noAck: true });
      if (!request) return 'no request';
      const address = request.properties.replyTo as string;
      const answered = await world.publish(server, '', address, 'answer', { correlationId: '1' });
      const mandatory = await world.publish(server, '', address, 'second', { mandatory: true });
      const there = await world.attempt(server.checkQueue(address));
      await replies.until(2);
      await client.close();
      await world.pause(20);
      const late = await world.publish(server, '', address, 'late');
      const gone = await world.attempt(server.checkQueue(address));
      return { request: see(request), answered, mandatory, there, late, gone, replies: replies.messages.map(see) };
    },
  },
  {
    name: 'a failed publish does not take the messages before it along',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      channel.sendToQueue(queue, Buffer.from('before'));
      channel.publish(world.name('none'), 'k', Buffer.from('bad'));
      channel.sendToQueue(queue, Buffer.from('after'));
      const failure = await world.failure(channel);
      const reader = await world.channel();
      await world.ready(reader, queue, 1);
      return { failure, queue: await world.drain(reader, queue) };
    },
  },
  {
    name: 'a message to a queue that was deleted is unroutable',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q');
      await channel.deleteQueue(queue);
      return world.publish(channel, '', queue, 'late', { mandatory: true });
    },
  },
  {
    name: 'direct reply-to: what is refused',
    async run(world) {
      const target = 'amq.rabbitmq.reply-to';
      const queue = await world.queue(await world.channel(), 'q');
      const acknowledging = await world.attempt((await world.channel()).consume(target, () => {}));
      const twice = await world.channel();
      await world.consume(twice, target, { noAck: true });
      const second = await world.attempt(twice.consume(target, () => {}, { noAck: true }));
      const without = await world.channel();
      without.publish('', queue, Buffer.from('x'), { replyTo: target });
      return { acknowledging, second, without: await world.failure(without) };
    },
  },
];
