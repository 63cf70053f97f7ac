import type { Channel, ConfirmChannel, GetMessage, Message } from 'amqplib';
import { type Scenario, see, type World } from '../world.ts';

/** Dead-lettering and its headers, TTLs, limits of length. */
export const deadLetters: Scenario[] = [
  {
    name: 'rejected: the dead-letter queue holds it, with its reason and its first keys',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel);
      await world.publish(channel, exchange, 'order.1', 'poison', {
        messageId: 'm',
        headers: { own: 1 },
        persistent: true,
      });
      channel.nack((await channel.get(queue)) as Message, false, false);
      await world.ready(channel, dead, 1);
      return (await world.drainWhole(channel, dead)).map(see);
    },
  },
  {
    name: 'a dead-letter key replaces the message’s own, and its CC',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel, { deadLetterRoutingKey: 'dead.order' });
      await world.publish(channel, exchange, 'order.1', 'poison', { CC: ['other'] });
      channel.reject((await channel.get(queue)) as Message, false);
      await world.ready(channel, dead, 1);
      return (await world.drainWhole(channel, dead)).map(see);
    },
  },
  {
    name: 'several rejected at once keep their order',
    async run(world) {
      const channel = await world.confirms();
      const { queue, dead } = await withDeadLetters(world, channel);
      await world.fill(queue, ['a', 'b', 'c', 'd']);
      const inbox = await world.consume(channel, queue);
      channel.nack(await inbox.at(2), true, false);
      await world.ready(channel, dead, 3);
      return world.drain(channel, dead);
    },
  },
  {
    name: 'a dead-letter exchange without a queue, and one that is not there, lose the message',
    async run(world) {
      const channel = await world.confirms();
      const unbound = await world.exchange(channel, 'unbound', 'fanout');
      const one = await world.queue(channel, 'one', { deadLetterExchange: unbound });
      const two = await world.queue(channel, 'two', { deadLetterExchange: world.name('none') });
      await world.fill(one, ['a']);
      await world.fill(two, ['b']);
      for (const queue of [one, two]) channel.nack((await channel.get(queue)) as Message, false, false);
      await world.pause(20);
      return [await channel.checkQueue(one), await channel.checkQueue(two)];
    },
  },
  {
    name: 'the count grows when the same queue rejects again',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel);
      await world.publish(channel, exchange, 'order.1', 'poison');
      for (let time = 0; time < 2; time += 1) {
        channel.nack((await getSoon(world, channel, queue)) as Message, false, false);
        const buried = (await getSoon(world, channel, dead)) as GetMessage;
        channel.ack(buried);
        channel.publish(exchange, 'order.1', buried.content, { headers: { ...buried.properties.headers } });
        await channel.waitForConfirms();
      }
      channel.nack((await getSoon(world, channel, queue)) as Message, false, false);
      return see((await getSoon(world, channel, dead)) as Message);
    },
  },
  {
    name: 'a message that dies in several queues: newest first',
    async run(world) {
      const channel = await world.confirms();
      const last = await world.queue(channel, 'last');
      const chain = ['q4', 'q3', 'q2', 'q1'];
      let next = last;
      for (const label of chain)
        next = await world.queue(channel, label, { deadLetterExchange: '', deadLetterRoutingKey: next });
      await world.fill(next, ['a']);
      for (const label of chain.toReversed()) {
        channel.nack((await getSoon(world, channel, world.name(label))) as Message, false, false);
      }
      return see((await getSoon(world, channel, last)) as Message);
    },
  },
  {
    name: 'a retry through a waiting queue: expired there, back again, rejected for good',
    async run(world) {
      const channel = await world.confirms();
      const work = world.name('work');
      const wait = await world.queue(channel, 'wait', {
        deadLetterExchange: '',
        deadLetterRoutingKey: work,
        messageTtl: 10,
      });
      await world.queue(channel, 'work', { deadLetterExchange: '', deadLetterRoutingKey: wait });
      await world.fill(work, ['a']);
      const inbox = await world.consume(channel, work);
      channel.nack(await inbox.at(0), false, false);
      channel.nack(await inbox.at(1), false, false);
      return see(await inbox.at(2));
    },
  },
  {
    name: 'a circle of expiries is cut',
    async run(world) {
      const channel = await world.confirms();
      const [one, two] = [world.name('one'), world.name('two')];
      await world.queue(channel, 'one', { deadLetterExchange: '', deadLetterRoutingKey: two, messageTtl: 5 });
      await world.queue(channel, 'two', { deadLetterExchange: '', deadLetterRoutingKey: one, messageTtl: 5 });
      await world.fill(one, ['a']);
      await world.pause(60);
      await world.ready(channel, one, 0);
      await world.ready(channel, two, 0);
      return [await channel.checkQueue(one), await channel.checkQueue(two)];
    },
  },
  {
    name: 'a queue that expires messages to itself loses them',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', {
        deadLetterExchange: '',
        deadLetterRoutingKey: world.name('q'),
        messageTtl: 5,
      });
      await world.fill(queue, ['a']);
      await world.pause(40);
      await world.ready(channel, queue, 0);
      return channel.checkQueue(queue);
    },
  },
  {
    name: 'a message’s own expiration: dead-lettered without it, and told what it was',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, dead } = await withDeadLetters(world, channel);
      await world.publish(channel, exchange, 'order.1', 'late', { expiration: '10' });
      await world.ready(channel, dead, 1);
      return (await world.drainWhole(channel, dead)).map(see);
    },
  },
  {
    name: 'the shorter of two TTLs counts',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel, { messageTtl: 20 });
      await world.publish(channel, exchange, 'k', 'queue’s', { expiration: '60000' });
      await world.ready(channel, dead, 1);
      await world.publish(channel, exchange, 'k', 'own', { expiration: '1' });
      await world.ready(channel, dead, 2);
      return { left: await channel.checkQueue(queue), dead: await world.drain(channel, dead) };
    },
  },
  {
    name: 'a message behind one that does not expire waits',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel);
      await world.publish(channel, exchange, 'k', 'stays');
      await world.publish(channel, exchange, 'k', 'short', { expiration: '1' });
      await world.pause(30);
      const before = (await channel.checkQueue(queue)).messageCount;
      channel.ack((await channel.get(queue)) as Message);
      await world.ready(channel, dead, 1);
      return { before, after: (await channel.checkQueue(queue)).messageCount, dead: await world.drain(channel, dead) };
    },
  },
  {
    name: 'an expiration of 0: a waiting consumer gets it, nobody else does',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q');
      await world.publish(channel, '', queue, 'unheard', { expiration: '0' });
      const inbox = await world.consume(channel, queue);
      await world.publish(channel, '', queue, 'heard', { expiration: '0' });
      await inbox.until(1);
      return inbox.bodies;
    },
  },
  {
    name: 'a queue’s TTL of 0 with a dead-letter exchange',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel, { messageTtl: 0 });
      await world.publish(channel, exchange, 'k', 'a');
      await world.ready(channel, dead, 1);
      return { queue: await channel.checkQueue(queue), dead: await world.drain(channel, dead) };
    },
  },
  {
    name: 'a held message does not expire until it comes back',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { messageTtl: 200 });
      await world.publish(channel, '', queue, 'a');
      const held = await channel.get(queue);
      await world.pause(300);
      channel.nack(held as Message, false, true);
      await world.ready(channel, queue, 0);
      return channel.get(queue);
    },
  },
  {
    name: 'an unused queue expires, a used one does not',
    async run(world) {
      const channel = await world.channel();
      const unused = await world.queue(channel, 'unused', { expires: 150 });
      const consumed = await world.queue(channel, 'consumed', { expires: 150 });
      const inbox = await world.consume(channel, consumed);
      await world.pause(400);
      const still = await world.attempt(channel.checkQueue(consumed));
      await channel.cancel(inbox.tag);
      await world.pause(400);
      const after = await world.attempt(channel.checkQueue(consumed));
      return { still, after, unused: await world.attempt((await world.channel()).checkQueue(unused)) };
    },
  },
  {
    name: 'a maximum length drops the oldest',
    async run(world) {
      const channel = await world.confirms();
      const { queue, dead } = await withDeadLetters(world, channel, { maxLength: 2 });
      await world.fill(queue, ['a', 'b', 'c', 'd']);
      await world.ready(channel, dead, 2);
      const messages = await world.drainWhole(channel, dead);
      return { queue: await world.drain(channel, queue), dead: messages.map(see) };
    },
  },
  {
    name: 'a maximum in bytes counts bodies',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { arguments: { 'x-max-length-bytes': 10 } });
      await world.fill(queue, ['aaaa', 'bbbb', 'cc', 'dddd']);
      const first = await world.drain(channel, queue);
      await world.fill(queue, ['x', 'far too long for it']);
      return { first, second: await world.drain(channel, queue) };
    },
  },
  {
    name: 'a maximum counts ready messages, not held ones',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { maxLength: 2 });
      await world.fill(queue, ['a', 'b']);
      const held = [await channel.get(queue), await channel.get(queue)];
      await world.fill(queue, ['c', 'd']);
      const full = (await channel.checkQueue(queue)).messageCount;
      channel.nack(held[1] as Message, true, true);
      await world.pause(20);
      return { full, left: await world.drain(channel, queue) };
    },
  },
  {
    name: 'a maximum of 0: only who waits gets anything',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { maxLength: 0 });
      await world.publish(channel, '', queue, 'unheard');
      const inbox = await world.consume(channel, queue);
      await world.publish(channel, '', queue, 'heard');
      await inbox.until(1);
      return inbox.bodies;
    },
  },
  {
    name: 'a maximum with priorities drops from the head',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { maxLength: 2, maxPriority: 5 });
      for (const priority of [1, 5, 0]) channel.sendToQueue(queue, Buffer.from(`p${priority}`), { priority });
      await channel.waitForConfirms();
      return world.drain(channel, queue);
    },
  },
  {
    name: 'a quorum queue expires and drops too',
    async run(world) {
      const channel = await world.confirms();
      const { queue, dead } = await withDeadLetters(world, channel, {
        maxLength: 2,
        arguments: { 'x-queue-type': 'quorum' },
      });
      await world.fill(queue, ['a', 'b', 'c']);
      await world.ready(channel, dead, 1);
      channel.nack((await channel.get(queue)) as Message, false, false);
      await world.ready(channel, dead, 2);
      return { dead: (await world.drainWhole(channel, dead)).map(see), left: await world.drain(channel, queue) };
    },
  },
  {
    name: 'a quorum queue that is full and refuses',
    async run(world) {
      const channel = await world.confirms();
      const args = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' };
      const queue = await world.queue(channel, 'q', { maxLength: 1, arguments: args });
      const first = (await world.publish(channel, '', queue, 'a')).answer;
      await world.ready(channel, queue, 1);
      return { first, left: await world.drain(channel, queue) };
    },
  },
  {
    name: 'a quorum queue’s TTLs, of the queue and of the message',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, dead } = await withDeadLetters(world, channel, {
        messageTtl: 30,
        arguments: { 'x-queue-type': 'quorum' },
      });
      await world.publish(channel, exchange, 'k', 'queue’s');
      await world.ready(channel, dead, 1);
      await world.publish(channel, exchange, 'k', 'own', { expiration: '5' });
      await world.ready(channel, dead, 2);
      return (await world.drainWhole(channel, dead)).map(see);
    },
  },
  {
    name: 'a message that is too long for its dead-letter queue’s maximum goes on to the next',
    async run(world) {
      const channel = await world.confirms();
      const last = await world.queue(channel, 'last');
      const middle = await world.queue(channel, 'middle', {
        maxLength: 1,
        deadLetterExchange: '',
        deadLetterRoutingKey: last,
      });
      const queue = await world.queue(channel, 'q', { deadLetterExchange: '', deadLetterRoutingKey: middle });
      await world.fill(queue, ['a', 'b']);
      for (let time = 0; time < 2; time += 1) channel.nack((await channel.get(queue)) as Message, false, false);
      await world.ready(channel, last, 1);
      const messages = await world.drainWhole(channel, last);
      return { middle: await world.drain(channel, middle), last: messages.map(see) };
    },
  },
  {
    name: 'rejected round in a circle: not cut, counted',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q', { deadLetterExchange: '', deadLetterRoutingKey: world.name('q') });
      await world.fill(queue, ['a']);
      const inbox = await world.consume(channel, queue);
      for (let time = 0; time < 3; time += 1) channel.nack(await inbox.at(time), false, false);
      return see(await inbox.at(3));
    },
  },
  {
    name: 'an x-death header of one’s own making',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel);
      await world.publish(channel, exchange, 'k', 'text', { headers: { 'x-death': 'none' } });
      channel.nack((await channel.get(queue)) as Message, false, false);
      return see((await getSoon(world, channel, dead)) as Message);
    },
  },
  {
    name: 'one that overtakes by its priority expires late: when something else happens',
    async run(world) {
      const channel = await world.confirms();
      const { exchange, queue, dead } = await withDeadLetters(world, channel, { maxPriority: 3 });
      await world.publish(channel, exchange, 'k', 'stays', { priority: 0 });
      await world.publish(channel, exchange, 'k', 'high', { priority: 3, expiration: '20' });
      await world.pause(60);
      return { left: await world.drain(channel, queue), dead: await world.drain(channel, dead) };
    },
  },
  {
    name: 'deleting or purging a queue dead-letters nothing',
    async run(world) {
      const channel = await world.confirms();
      const { queue, dead } = await withDeadLetters(world, channel);
      await world.fill(queue, ['a', 'b']);
      await channel.purgeQueue(queue);
      await world.fill(queue, ['c']);
      await channel.deleteQueue(queue);
      await world.pause(20);
      return channel.checkQueue(dead);
    },
  },
];

/** A queue `q` bound to a topic exchange by `#`, with a dead-letter exchange and its queue `dead`. */
async function withDeadLetters(world: World, channel: Channel, options: object = {}) {
  const exchange = await world.exchange(channel, 'x', 'topic');
  const deadLetterExchange = await world.exchange(channel, 'dlx', 'topic');
  const queue = await world.queue(channel, 'q', { deadLetterExchange, ...options });
  const dead = await world.queue(channel, 'dead');
  await channel.bindQueue(queue, exchange, '#');
  await channel.bindQueue(dead, deadLetterExchange, '#');
  return { exchange, queue, dead };
}

async function getSoon(world: World, channel: Channel | ConfirmChannel, queue: string) {
  await world.ready(channel, queue, 1);
  return channel.get(queue);
}
