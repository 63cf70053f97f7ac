import type { Message } from 'amqplib';
import { type Scenario, see } from '../world.ts';

/** Deliveries, acknowledgements, prefetch, redelivery, cancelling, single active consumers, priorities. */
export const consuming: Scenario[] = [
  {
    name: 'messages come in order, once, numbered from 1',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c']);
      const inbox = await world.consume(channel, queue);
      return (await inbox.until(3)).map(see);
    },
  },
  {
    name: 'get: a message, how many are left, and none',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b']);
      const one = await channel.get(queue);
      const two = await channel.get(queue, { noAck: true });
      return { one: one && see(one), two: two && see(two), none: await channel.get(queue) };
    },
  },
  {
    name: 'get and consume on a queue that is not there',
    async run(world) {
      const get = await world.attempt((await world.channel()).get(world.name('none')));
      const consume = await world.attempt((await world.channel()).consume(world.name('none'), () => {}));
      return { get, consume };
    },
  },
  {
    name: 'an unacknowledged message comes again when its channel closes, marked, in its place',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c', 'd']);
      const first = await world.channel();
      const inbox = await world.consume(first, queue);
      const [, second] = await inbox.until(4);
      first.ack(second as Message);
      await first.close();
      await world.ready(channel, queue, 3);
      return (await world.drainWhole(channel, queue)).map(see);
    },
  },
  {
    name: 'an unacknowledged message comes again when its connection is cut',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b']);
      const doomed = await world.connection();
      const other = await world.channel(doomed);
      await (await world.consume(other, queue)).until(2);
      (doomed.connection as unknown as { stream: { destroy(): void } }).stream.destroy();
      await world.ready(channel, queue, 2);
      return (await world.drainWhole(channel, queue)).map(({ fields }) => fields.redelivered);
    },
  },
  {
    name: 'without acknowledgement nothing comes again',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b']);
      const first = await world.channel();
      const inbox = await world.consume(first, queue, { noAck: true });
      await inbox.until(2);
      await first.close();
      return { bodies: inbox.bodies, left: await channel.checkQueue(queue) };
    },
  },
  {
    name: 'nack with requeue: back to its old place, marked',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c']);
      const [a, b] = [await channel.get(queue), await channel.get(queue)];
      channel.nack(b as Message, false, true);
      channel.nack(a as Message, false, true);
      await world.ready(channel, queue, 3);
      return (await world.drainWhole(channel, queue)).map((message) => [message.content, message.fields.redelivered]);
    },
  },
  {
    name: 'nack of several with requeue',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c', 'd']);
      const held = [];
      for (let count = 0; count < 4; count += 1) held.push(await channel.get(queue));
      channel.nack(held[2] as Message, true, true);
      await world.ready(channel, queue, 3);
      return (await world.drainWhole(channel, queue)).map((message) => [message.content, message.fields.redelivered]);
    },
  },
  {
    name: 'a message requeued to its only consumer comes at once again',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a']);
      const inbox = await world.consume(channel, queue);
      channel.nack(await inbox.at(0));
      channel.reject(await inbox.at(1), true);
      channel.ack(await inbox.at(2));
      await inbox.settle();
      return inbox.messages.map((message) => [message.fields.redelivered, message.fields.deliveryTag]);
    },
  },
  {
    name: 'nack without requeue and without a dead-letter exchange drops',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b']);
      const inbox = await world.consume(channel, queue);
      channel.nack(await inbox.at(0), false, false);
      channel.reject(await inbox.at(1), false);
      await channel.close();
      return (await world.channel()).checkQueue(queue);
    },
  },
  {
    name: 'ack of several covers those before, and no more',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
      const inbox = await world.consume(channel, queue);
      const messages = [...(await inbox.until(5))];
      channel.ack(messages[2] as Message, true);
      await channel.close();
      const reader = await world.channel();
      await world.ready(reader, queue, 2);
      return world.drain(reader, queue);
    },
  },
  {
    name: 'ackAll and nackAll',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c']);
      await channel.get(queue);
      await channel.get(queue);
      channel.nackAll(true);
      await world.ready(channel, queue, 3);
      await channel.get(queue);
      channel.ackAll();
      await channel.close();
      return world.drain(await world.channel(), queue);
    },
  },
  ...(
    [
      ['twice', (channel, message) => [channel.ack(message), channel.ack(message)]],
      ['nack after ack', (channel, message) => [channel.ack(message), channel.nack(message)]],
      ['reject after ack', (channel, message) => [channel.ack(message), channel.reject(message)]],
      ['a tag never given', (channel, message) => channel.ack(tagged(message, 99))],
      ['a tag never given, and all before', (channel, message) => channel.ack(tagged(message, 99), true)],
      ['tag 0, one', (channel, message) => channel.ack(tagged(message, 0))],
      ['tag 0, all', (channel, message) => channel.ack(tagged(message, 0), true)],
    ] as [string, (channel: { ack: Ack; nack: Ack; reject: Ack }, message: Message) => unknown][]
  ).map(
    ([what, act]): Scenario => ({
      name: `acknowledging ${what}`,
      async run(world) {
        const channel = await world.channel();
        const queue = await world.queue(channel, 'q');
        await world.fill(queue, ['a', 'b']);
        const message = await channel.get(queue);
        act(channel as never, message as Message);
        const after = await world.attempt(channel.checkQueue(queue));
        const settled = world.attempt(world.pause(10));
        const failure = typeof after === 'object' && after && 'queue' in after ? 'none' : await world.failure(channel);
        await settled;
        return { failure, left: await world.drain(await world.channel(), queue) };
      },
    }),
  ),
  {
    name: 'acknowledging on another channel',
    async run(world) {
      const [one, two] = [await world.channel(), await world.channel()];
      const queue = await world.queue(one, 'q');
      await world.fill(queue, ['a']);
      const message = await one.get(queue);
      two.ack(message as Message);
      const failure = await world.failure(two);
      await one.close();
      const reader = await world.channel();
      return { failure, left: await world.ready(reader, queue, 1) };
    },
  },
  {
    name: 'prefetch bounds each consumer of a channel',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
      await channel.prefetch(2);
      const one = await world.consume(channel, queue);
      await one.until(2);
      const two = await world.consume(channel, queue);
      await two.until(2);
      await one.settle();
      const before = [[...one.bodies], [...two.bodies]];
      channel.ack(await one.at(0));
      await one.until(3);
      channel.ack(await two.at(1), false);
      await two.until(3);
      await one.settle();
      return { before, after: [one.bodies, two.bodies], left: await channel.checkQueue(queue) };
    },
  },
  {
    name: 'prefetch changed later counts for later consumers only',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
      await channel.prefetch(1);
      const one = await world.consume(channel, queue);
      await one.until(1);
      await channel.prefetch(3);
      const two = await world.consume(channel, queue);
      await two.until(3);
      await one.settle();
      return [one.bodies, two.bodies];
    },
  },
  {
    name: 'a prefetch for the whole channel bounds all its consumers together',
    async run(world) {
      const channel = await world.channel();
      const [first, second] = [await world.queue(channel, 'q1'), await world.queue(channel, 'q2')];
      await world.fill(first, ['a', 'b', 'c']);
      await world.fill(second, ['d', 'e', 'f']);
      await channel.prefetch(2, true);
      const one = await world.consume(channel, first);
      await one.until(2);
      const two = await world.consume(channel, second);
      await two.settle();
      const before = [[...one.bodies], [...two.bodies]];
      await channel.prefetch(3, true);
      await world.pause(20);
      await two.settle();
      return { before, together: one.bodies.length + two.bodies.length };
    },
  },
  {
    name: 'prefetch does not bound a consumer without acknowledgement, nor get',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
      await channel.prefetch(1);
      const held = [await channel.get(queue), await channel.get(queue)];
      const inbox = await world.consume(channel, queue, { noAck: true });
      await inbox.until(3);
      return { held: held.map((message) => (message ? message.content : null)), inbox: inbox.bodies };
    },
  },
  {
    name: 'two consumers take turns',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      const one = await world.consume(channel, queue);
      const two = await world.consume(channel, queue);
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
      await one.until(3);
      await two.until(2);
      return [one.bodies, two.bodies];
    },
  },
  {
    name: 'a consumer of higher priority is served first while it can take more',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await channel.prefetch(2);
      const low = await world.consume(channel, queue);
      const high = await world.consume(channel, queue, { priority: 10 });
      const negative = await world.consume(channel, queue, { priority: -1 });
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
      await negative.until(1);
      return { low: low.bodies, high: high.bodies, negative: negative.bodies };
    },
  },
  {
    name: 'cancelling: no more comes, what was taken may still be acknowledged',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a']);
      const inbox = await world.consume(channel, queue);
      const message = await inbox.at(0);
      const cancelled = await channel.cancel(inbox.tag);
      await world.fill(queue, ['b']);
      await inbox.settle();
      channel.ack(message);
      const unknown = await channel.cancel('nobody');
      return { cancelled, unknown, bodies: inbox.bodies, left: await channel.checkQueue(queue) };
    },
  },
  {
    name: 'a consumer is told when its queue is deleted',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a']);
      const inbox = await world.consume(channel, queue);
      const message = await inbox.at(0);
      await (await world.channel()).deleteQueue(queue);
      await inbox.untilCancelled();
      channel.ack(message);
      return { cancelled: inbox.cancelled, channelLives: await world.attempt(channel.checkExchange('amq.direct')) };
    },
  },
  {
    name: 'an exclusive consumer shuts others out, and is shut out',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.consume(channel, queue, { exclusive: true });
      const second = await world.attempt((await world.channel()).consume(queue, () => {}));
      const other = await world.queue(channel, 'r');
      await world.consume(channel, other);
      const exclusive = await world.attempt((await world.channel()).consume(other, () => {}, { exclusive: true }));
      return { second, exclusive };
    },
  },
  {
    name: 'a consumer tag is not used twice',
    async run(world) {
      const connection = await world.connection();
      const channel = await world.channel(connection);
      const queue = await world.queue(channel, 'q', { durable: false });
      await channel.consume(queue, () => {}, { consumerTag: 'mine' });
      const again = await world.attempt(channel.consume(queue, () => {}, { consumerTag: 'mine' }));
      return { again, connection: await world.failure(connection) };
    },
  },
  {
    name: 'a consumer with a priority that is text',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      return world.attempt(channel.consume(queue, () => {}, { arguments: { 'x-priority': 'high' } }));
    },
  },
  {
    name: 'a single active consumer: the next takes over when it is cancelled or its channel closes',
    async run(world) {
      const [one, two, three] = [await world.channel(), await world.channel(), await world.channel()];
      const queue = await world.queue(one, 'q', { arguments: { 'x-single-active-consumer': true } });
      const inboxes = [
        await world.consume(one, queue),
        await world.consume(two, queue),
        await world.consume(three, queue),
      ];
      await world.fill(queue, ['a', 'b']);
      await inboxes[0]?.until(2);
      one.ack((await inboxes[0]?.at(0)) as Message);
      await one.close();
      await inboxes[1]?.until(1);
      await two.cancel(inboxes[1]?.tag ?? '');
      await world.fill(queue, ['c']);
      await inboxes[2]?.until(1);
      return inboxes.map((inbox) => inbox.bodies);
    },
  },
  {
    name: 'an exclusive consumer’s going makes room',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      const inbox = await world.consume(channel, queue, { exclusive: true });
      await channel.cancel(inbox.tag);
      const next = await world.consume(channel, queue);
      await world.fill(queue, ['a']);
      return (await next.until(1)).map(see);
    },
  },
  {
    name: 'two instances of a service share one queue, two services get one each',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'orders', 'topic');
      const [mail, bills] = [await world.queue(channel, 'mail'), await world.queue(channel, 'bills')];
      for (const queue of [mail, bills]) await channel.bindQueue(queue, exchange, 'order.*.packaged');
      const [one, two] = [await world.channel(), await world.channel()];
      await one.prefetch(1);
      await two.prefetch(1);
      const inboxes = [
        await world.consume(one, mail),
        await world.consume(two, mail),
        await world.consume(channel, bills),
      ];
      for (const id of [1, 2]) await world.publish(channel, exchange, `order.${id}.packaged`, String(id));
      for (const [index, count] of [1, 1, 2].entries()) await inboxes[index]?.until(count);
      return inboxes.map((inbox) => inbox.bodies);
    },
  },
  {
    name: 'a channel that is closed politely gives back what it held, too',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c']);
      const other = await world.channel();
      await other.prefetch(2);
      const inbox = await world.consume(other, queue);
      other.ack(await inbox.at(0));
      await inbox.until(3);
      await other.close();
      await world.ready(channel, queue, 2);
      return (await world.drainWhole(channel, queue)).map((message) => [message.content, message.fields.redelivered]);
    },
  },
  {
    name: 'a single active consumer excludes exclusive ones',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q', { arguments: { 'x-single-active-consumer': true } });
      return world.attempt(channel.consume(queue, () => {}, { exclusive: true }));
    },
  },
  {
    name: 'priorities: higher first, in order within one, the most is the most',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { maxPriority: 5 });
      const bodies: [string, number | undefined][] = [
        ['none', undefined],
        ['one', 1],
        ['five', 5],
        ['nine', 9],
        ['one again', 1],
        ['zero', 0],
      ];
      for (const [body, priority] of bodies) {
        channel.sendToQueue(queue, Buffer.from(body), priority === undefined ? {} : { priority });
      }
      await channel.waitForConfirms();
      const first = await channel.get(queue);
      channel.nack(first as Message);
      await world.ready(channel, queue, 6);
      return world.drain(channel, queue);
    },
  },
  {
    name: 'recover puts all back',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b']);
      await channel.get(queue);
      await channel.get(queue);
      await channel.recover();
      await world.ready(channel, queue, 2);
      return (await world.drainWhole(channel, queue)).map((message) => [message.content, message.fields.redelivered]);
    },
  },
  {
    name: 'a channel that fails gives back what it held',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b']);
      const bad = await world.channel();
      await (await world.consume(bad, queue)).until(2);
      const failed = await world.attempt(bad.checkQueue(world.name('none')));
      await world.ready(channel, queue, 2);
      return { failed, queue: (await world.drainWhole(channel, queue)).map(see) };
    },
  },
  {
    name: 'a quorum queue: order, requeue to the front, the count of returns',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q', { arguments: { 'x-queue-type': 'quorum' } });
      await world.fill(queue, ['a', 'b', 'c']);
      await channel.prefetch(1);
      const inbox = await world.consume(channel, queue);
      channel.nack(await inbox.at(0));
      channel.ack(await inbox.at(1));
      channel.ack(await inbox.at(2));
      return (await inbox.until(4)).map(see);
    },
  },
  ...[undefined, 5].map(
    (limit): Scenario => ({
      name: `a quorum queue ${limit ? 'with' : 'without'} a delivery limit: several put back, and a channel closed`,
      async run(world) {
        const channel = await world.channel();
        const queue = await world.queue(channel, 'q', {
          arguments: { 'x-queue-type': 'quorum', ...(limit && { 'x-delivery-limit': limit }) },
        });
        await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
        const first = await world.channel();
        for (let count = 0; count < 3; count += 1) await first.get(queue);
        first.nackAll(true);
        await world.ready(channel, queue, 5);
        const second = await world.channel();
        await second.prefetch(2);
        const inbox = await world.consume(second, queue);
        await inbox.until(2);
        await second.close();
        await world.ready(channel, queue, 5);
        return { second: inbox.bodies, left: (await world.drainWhole(channel, queue)).map(see) };
      },
    }),
  ),
  {
    name: 'a quorum queue without a delivery limit: several of one consumer put back',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q', { arguments: { 'x-queue-type': 'quorum' } });
      await world.fill(queue, ['a', 'b', 'c', 'd', 'e']);
      await channel.prefetch(3);
      const inbox = await world.consume(channel, queue);
      await inbox.until(3);
      await channel.cancel(inbox.tag);
      channel.nackAll(true);
      await world.ready(channel, queue, 5);
      return world.drain(channel, queue);
    },
  },
  {
    name: 'a quorum queue: a single active consumer',
    async run(world) {
      const [one, two] = [await world.channel(), await world.channel()];
      const args = { 'x-queue-type': 'quorum', 'x-single-active-consumer': true };
      const queue = await world.queue(one, 'q', { arguments: args });
      const first = await world.consume(one, queue);
      const second = await world.consume(two, queue);
      await world.fill(queue, ['a', 'b']);
      await first.until(2);
      await one.close();
      await second.until(2);
      const get = await world.attempt((await world.channel(await world.connection())).get(queue));
      return { first: first.bodies, second: second.bodies, get };
    },
  },
  {
    name: 'a quorum queue: beyond its delivery limit a message is dead-lettered',
    async run(world) {
      const channel = await world.channel();
      const dead = await world.queue(channel, 'dead');
      const queue = await world.queue(channel, 'q', {
        deadLetterExchange: '',
        deadLetterRoutingKey: dead,
        arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 2 },
      });
      await world.fill(queue, ['poison', 'good']);
      await channel.prefetch(1);
      const inbox = await world.consume(channel, queue);
      for (let time = 0; time < 3; time += 1) channel.nack(await inbox.at(time));
      channel.ack(await inbox.at(3));
      await world.ready(channel, dead, 1);
      return { came: inbox.bodies, dead: (await world.drainWhole(channel, dead)).map(see) };
    },
  },
  {
    name: 'a quorum queue: no prefetch for the whole channel',
    async run(world) {
      const connection = await world.connection();
      const channel = await world.channel(connection);
      const queue = await world.queue(channel, 'q', { arguments: { 'x-queue-type': 'quorum' } });
      await channel.prefetch(2, true);
      return world.attempt(channel.consume(queue, () => {}));
    },
  },
];

type Ack = (message: Message, all?: boolean) => void;

function tagged(message: Message, deliveryTag: number): Message {
  return { ...message, fields: { ...message.fields, deliveryTag } };
}
