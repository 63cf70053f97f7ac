import type { Scenario } from '../world.ts';

/** Exchanges, queues, bindings: what may be declared, and what is refused with which words. */
export const declarations: Scenario[] = [
  {
    name: 'a queue declared twice alike is the same queue',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q', { durable: true, arguments: { 'x-max-length': 5 } });
      await world.fill(queue, ['a', 'b']);
      return channel.assertQueue(queue, { durable: true, arguments: { 'x-max-length': 5 } });
    },
  },
  ...(
    [
      ['durable', { durable: true }, { durable: false }],
      ['auto-delete', { autoDelete: false }, { autoDelete: true }],
      ['an exclusive one as shared', { exclusive: true }, { exclusive: false }],
      ['a shared one as exclusive', { durable: false }, { exclusive: true, durable: false }],
      ['another TTL', { messageTtl: 1000 }, { messageTtl: 2000 }],
      ['no TTL', { messageTtl: 1000 }, {}],
      ['a TTL where there was none', {}, { messageTtl: 1000 }],
      ['a TTL of another type', { arguments: { 'x-message-ttl': 1000 } }, { arguments: { 'x-message-ttl': 100_000 } }],
      ['another dead-letter exchange', { deadLetterExchange: 'one' }, { deadLetterExchange: 'two' }],
      ['another type', { arguments: { 'x-queue-type': 'quorum' } }, { arguments: { 'x-queue-type': 'classic' } }],
      ['quorum, then no type', { arguments: { 'x-queue-type': 'quorum' } }, {}],
      ['classic, then no type', { arguments: { 'x-queue-type': 'classic' } }, {}],
      ['an argument that the broker does not know', { arguments: { one: 1 } }, { arguments: { one: 2 } }],
    ] as const
  ).map(
    ([what, first, second]): Scenario => ({
      name: `a queue declared again differently: ${what}`,
      async run(world) {
        const channel = await world.channel();
        const queue = await world.queue(channel, 'q', first);
        const again = await world.attempt(channel.assertQueue(queue, second));
        return { again };
      },
    }),
  ),
  ...(
    [
      ['a negative TTL', { 'x-message-ttl': -1 }],
      ['a TTL that is text', { 'x-message-ttl': '1000' }],
      ['a TTL beyond ten years', { 'x-message-ttl': 400_000_000_000 }],
      ['an expiry of zero', { 'x-expires': 0 }],
      ['a negative maximum', { 'x-max-length': -1 }],
      ['an unknown overflow', { 'x-overflow': 'drop-tail' }],
      ['a dead-letter key without an exchange', { 'x-dead-letter-routing-key': 'k' }],
      ['a dead-letter exchange that is a number', { 'x-dead-letter-exchange': 5 }],
      ['a priority above 255', { 'x-max-priority': 256 }],
      ['an unknown queue type', { 'x-queue-type': 'lightning' }],
      ['single active consumer that is text', { 'x-single-active-consumer': 'yes' }],
      ['a delivery limit on a classic queue', { 'x-delivery-limit': 3 }],
      ['priorities on a quorum queue', { 'x-queue-type': 'quorum', 'x-max-priority': 3 }],
    ] as const
  ).map(
    ([what, args]): Scenario => ({
      name: `a queue with ${what}`,
      async run(world) {
        const channel = await world.channel();
        return world.attempt(channel.assertQueue(world.name('q'), { arguments: args }));
      },
    }),
  ),
  ...(
    [
      ['exclusive', { exclusive: true }],
      ['auto-delete', { autoDelete: true }],
      ['not durable', { durable: false }],
    ] as const
  ).map(
    ([what, options]): Scenario => ({
      name: `a quorum queue that is ${what}`,
      async run(world) {
        const channel = await world.channel();
        const args = { 'x-queue-type': 'quorum' };
        return world.attempt(channel.assertQueue(world.name('q'), { ...options, arguments: args }));
      },
    }),
  ),
  {
    name: 'a server-named quorum queue is refused',
    async run(world) {
      const channel = await world.channel();
      return world.attempt(channel.assertQueue('', { arguments: { 'x-queue-type': 'quorum' } }));
    },
  },
  {
    name: 'server-named queues have different names',
    async run(world) {
      const channel = await world.channel();
      const one = await channel.assertQueue('', { exclusive: true });
      const two = await channel.assertQueue('', { exclusive: true });
      return { one, two, differ: one.queue !== two.queue };
    },
  },
  {
    name: 'names that begin with amq. are refused',
    async run(world) {
      const one = await world.channel();
      const queue = await world.attempt(one.assertQueue('amq.mine'));
      const two = await world.channel();
      const exchange = await world.attempt(two.assertExchange('amq.mine', 'direct'));
      return { queue, exchange };
    },
  },
  {
    name: 'looking at a queue or exchange that is not there',
    async run(world) {
      const one = await world.channel();
      const queue = await world.attempt(one.checkQueue(world.name('none')));
      const two = await world.channel();
      const exchange = await world.attempt(two.checkExchange(world.name('none')));
      return { queue, exchange };
    },
  },
  {
    name: 'an exclusive queue is locked for other connections',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q', { exclusive: true });
      const exchange = await world.exchange(channel, 'x', 'fanout');
      const stranger = await world.connection();
      const tries = [];
      for (const act of ['checkQueue', 'purgeQueue', 'deleteQueue', 'get', 'assertQueue'] as const) {
        const other = await world.channel(stranger);
        tries.push({ act, outcome: await world.attempt(other[act](queue)) });
      }
      const other = await world.channel(stranger);
      tries.push({ act: 'bind', outcome: await world.attempt(other.bindQueue(queue, exchange, '')) });
      const third = await world.channel(stranger);
      tries.push({ act: 'consume', outcome: await world.attempt(third.consume(queue, () => {})) });
      return tries;
    },
  },
  {
    name: 'an exclusive queue goes with its connection',
    async run(world) {
      await world.connection();
      const owner = await world.connection();
      const queue = await world.queue(await world.channel(owner), 'q', { exclusive: true });
      await owner.close();
      return world.gone(queue);
    },
  },
  {
    name: 'an exclusive queue outlives its channel',
    async run(world) {
      const first = await world.channel();
      const queue = await world.queue(first, 'q', { exclusive: true });
      await first.close();
      const channel = await world.channel();
      return channel.checkQueue(queue);
    },
  },
  {
    name: 'an auto-delete queue goes with its last consumer, not before its first',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q', { autoDelete: true });
      const unused = await channel.checkQueue(queue);
      const one = await world.consume(channel, queue);
      const two = await world.consume(channel, queue);
      await channel.cancel(one.tag);
      const halfUsed = await channel.checkQueue(queue);
      await channel.cancel(two.tag);
      return { unused, halfUsed, after: await world.gone(queue) };
    },
  },
  {
    name: 'an auto-delete queue goes when the channel of its consumer closes',
    async run(world) {
      const first = await world.channel();
      const queue = await world.queue(first, 'q', { autoDelete: true });
      await world.consume(first, queue);
      await first.close();
      return world.gone(queue);
    },
  },
  {
    name: 'deleting a queue: if empty, if unused, how many, and again',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c']);
      const notEmpty = await world.attempt((await world.channel()).deleteQueue(queue, { ifEmpty: true }));
      const reader = await world.channel();
      await world.consume(reader, queue);
      const inUse = await world.attempt((await world.channel()).deleteQueue(queue, { ifUnused: true }));
      await reader.close();
      await world.ready(channel, queue, 3);
      return { notEmpty, inUse, deleted: await channel.deleteQueue(queue), again: await channel.deleteQueue(queue) };
    },
  },
  {
    name: 'a quorum queue is not deleted conditionally',
    async run(world) {
      const queue = await world.queue(await world.channel(), 'q', { arguments: { 'x-queue-type': 'quorum' } });
      const one = await world.connection();
      const ifEmpty = await world.attempt((await world.channel(one)).deleteQueue(queue, { ifEmpty: true }));
      const two = await world.connection();
      return {
        ifEmpty,
        ifUnused: await world.attempt((await world.channel(two)).deleteQueue(queue, { ifUnused: true })),
      };
    },
  },
  {
    name: 'purging tells how many were ready',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      await world.fill(queue, ['a', 'b', 'c']);
      const held = await channel.get(queue);
      const purged = await channel.purgeQueue(queue);
      if (held) channel.nack(held);
      return {
        purged,
        after: await world.ready(channel, queue, 1),
        none: await world.attempt(channel.purgeQueue('none')),
      };
    },
  },
  ...(
    [
      ['another type', ['direct', {}], ['topic', {}]],
      ['durable', ['direct', { durable: true }], ['direct', { durable: false }]],
      ['auto-delete', ['direct', {}], ['direct', { autoDelete: true }]],
      ['internal', ['direct', {}], ['direct', { internal: true }]],
      ['another alternate', ['direct', { alternateExchange: 'one' }], ['direct', { alternateExchange: 'two' }]],
      ['no alternate', ['direct', { alternateExchange: 'one' }], ['direct', {}]],
      ['alike', ['headers', { durable: false }], ['headers', { durable: false }]],
    ] as const
  ).map(
    ([what, first, second]): Scenario => ({
      name: `an exchange declared again: ${what}`,
      async run(world) {
        const channel = await world.channel();
        const exchange = await world.exchange(channel, 'x', first[0], first[1]);
        return world.attempt(channel.assertExchange(exchange, second[0], second[1]));
      },
    }),
  ),
  {
    name: 'an unknown exchange type closes the connection',
    async run(world) {
      const connection = await world.connection();
      const channel = await world.channel(connection);
      const declared = await world.attempt(channel.assertExchange(world.name('x'), 'bogus'));
      return { declared, connection: await world.failure(connection) };
    },
  },
  {
    name: 'the default exchange is nobody’s to change',
    async run(world) {
      const queue = await world.queue(await world.channel(), 'q');
      const fresh = () => world.channel();
      return {
        declare: await world.attempt((await fresh()).assertExchange('', 'direct')),
        check: await world.attempt((await fresh()).checkExchange('')),
        delete: await world.attempt((await fresh()).deleteExchange('')),
        bind: await world.attempt((await fresh()).bindQueue(queue, '', 'k')),
        unbind: await world.attempt((await fresh()).unbindQueue(queue, '', queue)),
      };
    },
  },
  {
    name: 'deleting exchanges: a standard one, one in use, one that is not there',
    async run(world) {
      const channel = await world.channel();
      const exchange = await world.exchange(channel, 'x', 'fanout');
      await channel.bindQueue(await world.queue(channel, 'q'), exchange, '');
      const standard = await world.attempt((await world.channel()).deleteExchange('amq.topic'));
      const inUse = await world.attempt((await world.channel()).deleteExchange(exchange, { ifUnused: true }));
      const deleted = await world.attempt(channel.deleteExchange(exchange));
      return { standard, inUse, deleted, again: await world.attempt(channel.deleteExchange(exchange)) };
    },
  },
  {
    name: 'an auto-delete exchange goes with its last binding',
    async run(world) {
      const channel = await world.channel();
      const exchange = await world.exchange(channel, 'x', 'fanout', { autoDelete: true });
      const [one, two] = [await world.queue(channel, 'one'), await world.queue(channel, 'two')];
      await channel.bindQueue(one, exchange, '');
      await channel.bindQueue(two, exchange, '');
      await channel.unbindQueue(one, exchange, '');
      const still = await world.attempt(channel.checkExchange(exchange));
      await channel.deleteQueue(two);
      return { still, gone: await world.attempt(channel.checkExchange(exchange)) };
    },
  },
  {
    name: 'an auto-delete exchange that feeds another auto-delete exchange: both go',
    async run(world) {
      const channel = await world.channel();
      const [one, two] = [
        await world.exchange(channel, 'one', 'fanout', { autoDelete: true }),
        await world.exchange(channel, 'two', 'fanout', { autoDelete: true }),
      ];
      const queue = await world.queue(channel, 'q');
      await channel.bindExchange(two, one, '');
      await channel.bindQueue(queue, two, '');
      await channel.deleteQueue(queue);
      const outcomes = [];
      for (const exchange of [one, two])
        outcomes.push(await world.attempt((await world.channel()).checkExchange(exchange)));
      return outcomes;
    },
  },
  {
    name: 'deleting an exchange takes its bindings away, its queues stay',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'fanout');
      const queue = await world.queue(channel, 'q');
      await channel.bindQueue(queue, exchange, '');
      await channel.deleteExchange(exchange);
      await world.exchange(channel, 'x', 'fanout');
      const { returned } = await world.publish(channel, exchange, '', 'x', { mandatory: true });
      return { returned, queue: await channel.checkQueue(queue) };
    },
  },
  {
    name: 'deleting a queue that is consumed on the same channel',
    async run(world) {
      const channel = await world.channel();
      const queue = await world.queue(channel, 'q');
      const inbox = await world.consume(channel, queue);
      const deleted = await channel.deleteQueue(queue);
      await inbox.untilCancelled();
      return { deleted, again: await world.attempt(channel.cancel(inbox.tag)) };
    },
  },
  {
    name: 'bindings that differ in arguments only are two',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'direct');
      const queue = await world.queue(channel, 'q');
      await channel.bindQueue(queue, exchange, 'k', { a: 1 });
      await channel.bindQueue(queue, exchange, 'k', { a: 2 });
      await channel.unbindQueue(queue, exchange, 'k', { a: 1 });
      await world.publish(channel, exchange, 'k', 'still');
      await channel.unbindQueue(queue, exchange, 'k', {});
      await world.publish(channel, exchange, 'k', 'and still');
      await channel.unbindQueue(queue, exchange, 'k', { a: 2 });
      await world.publish(channel, exchange, 'k', 'no more');
      return world.drain(channel, queue);
    },
  },
  {
    name: 'names of 255 bytes and names with spaces, accents and line ends',
    async run(world) {
      const channel = await world.channel();
      const long = world.name('x'.repeat(200)).padEnd(255, 'y');
      const declared = await world.attempt(channel.assertQueue(long, { exclusive: true }));
      const odd = await world.attempt(channel.assertQueue(`${world.name('ñandú ✓')} \r\n`, { exclusive: true }));
      return { declared: (declared as { queue: string }).queue.length, odd };
    },
  },
  {
    name: 'binding to what is not there',
    async run(world) {
      const channel = await world.channel();
      const exchange = await world.exchange(channel, 'x', 'direct');
      const queue = await world.queue(channel, 'q');
      const fresh = () => world.channel();
      return {
        noQueue: await world.attempt((await fresh()).bindQueue('none', exchange, 'k')),
        noExchange: await world.attempt((await fresh()).bindQueue(queue, 'none', 'k')),
        neither: await world.attempt((await fresh()).bindQueue('none', 'none', 'k')),
        noDestination: await world.attempt((await fresh()).bindExchange('none', exchange, 'k')),
        noSource: await world.attempt((await fresh()).bindExchange(exchange, 'none', 'k')),
        unbindNothing: await world.attempt((await fresh()).unbindQueue(queue, exchange, 'never bound')),
        unbindNoExchange: await world.attempt((await fresh()).unbindQueue(queue, 'none', 'k')),
        unbindNoQueue: await world.attempt((await fresh()).unbindQueue('none', exchange, 'k')),
      };
    },
  },
  {
    name: 'a headers binding with an unknown x-match is refused',
    async run(world) {
      const channel = await world.channel();
      const exchange = await world.exchange(channel, 'x', 'headers');
      const queue = await world.queue(channel, 'q');
      const unknown = await world.attempt(channel.bindQueue(queue, exchange, '', { 'x-match': 'some' }));
      const other = await world.channel();
      return { unknown, number: await world.attempt(other.bindQueue(queue, exchange, '', { 'x-match': 1 })) };
    },
  },
];
