import type { Scenario } from '../world.ts';

/** Which queues a message comes to. */
export const routing: Scenario[] = [
  {
    name: 'a topic exchange: words, stars and hashes',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'topic');
      const patterns = [
        'order.*.packaged',
        'order.#',
        '#',
        '*',
        'order.42.packaged',
        'ord*',
        '#.packaged',
        'order.#.packaged',
        '*.*.*',
        '',
        'order.*.#',
        '#.#',
        '*.#.*',
      ];
      const queues = new Map<string, string>();
      for (const [index, pattern] of patterns.entries()) {
        const queue = await world.queue(channel, `q${index}`);
        queues.set(pattern, queue);
        await channel.bindQueue(queue, exchange, pattern);
      }
      const keys = [
        'order.42.packaged',
        'order.eu.42.packaged',
        'order',
        '',
        'order.*.packaged',
        'order..packaged',
        '.',
      ];
      const seen: Record<string, string[]> = {};
      for (const key of keys) await world.publish(channel, exchange, key, key);
      for (const [pattern, queue] of queues) seen[pattern] = await world.drain(channel, queue);
      return seen;
    },
  },
  {
    name: 'a direct exchange: equal keys, each queue once',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'direct');
      const [one, two] = [await world.queue(channel, 'one'), await world.queue(channel, 'two')];
      await channel.bindQueue(one, exchange, 'k');
      await channel.bindQueue(one, exchange, 'k');
      await channel.bindQueue(one, exchange, 'l');
      await channel.bindQueue(two, exchange, 'k');
      for (const key of ['k', 'l', 'm', '']) await world.publish(channel, exchange, key, key || 'empty');
      return { one: await world.drain(channel, one), two: await world.drain(channel, two) };
    },
  },
  {
    name: 'a fanout exchange: all, whatever the key; one message though bound twice',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'fanout');
      const queue = await world.queue(channel, 'q');
      await channel.bindQueue(queue, exchange, 'a');
      await channel.bindQueue(queue, exchange, 'b');
      await world.publish(channel, exchange, 'c', 'once');
      return world.drain(channel, queue);
    },
  },
  {
    name: 'a headers exchange: all, any, presence, x- headers',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'headers');
      const bindings: Record<string, Record<string, unknown>> = {
        all: { 'x-match': 'all', kind: 'order', size: 3 },
        any: { 'x-match': 'any', kind: 'order', size: 3 },
        default: { kind: 'order', size: 3 },
        present: { 'x-match': 'all', kind: null },
        ignoresX: { 'x-match': 'all', 'x-own': 'a' },
        withX: { 'x-match': 'all-with-x', 'x-own': 'a' },
        anyWithX: { 'x-match': 'any-with-x', 'x-own': 'a', kind: 'bill' },
        nothingAll: { 'x-match': 'all' },
        nothingAny: { 'x-match': 'any' },
      };
      const queues = new Map<string, string>();
      for (const [name, args] of Object.entries(bindings)) {
        const queue = await world.queue(channel, name);
        queues.set(name, queue);
        await channel.bindQueue(queue, exchange, '', args);
      }
      const messages: Record<string, Record<string, unknown>> = {
        both: { kind: 'order', size: 3 },
        kind: { kind: 'order' },
        large: { kind: 'order', size: 300_000 },
        text: { kind: 'order', size: '3' },
        own: { 'x-own': 'a' },
        none: {},
      };
      for (const [name, headers] of Object.entries(messages))
        await world.publish(channel, exchange, '', name, { headers });
      channel.publish(exchange, '', Buffer.from('no headers'));
      await channel.waitForConfirms();
      const seen: Record<string, string[]> = {};
      for (const [name, queue] of queues) seen[name] = await world.drain(channel, queue);
      return seen;
    },
  },
  {
    name: 'the default exchange: the queue that the key names',
    async run(world) {
      const channel = await world.confirms();
      const queue = await world.queue(channel, 'q');
      const there = await world.publish(channel, '', queue, 'there', { mandatory: true });
      const nowhere = await world.publish(channel, '', 'nobody', 'nowhere', { mandatory: true });
      return { there, nowhere, queue: await world.drain(channel, queue) };
    },
  },
  {
    name: 'exchange to exchange, round in a circle, each queue once',
    async run(world) {
      const channel = await world.confirms();
      const [one, two] = [await world.exchange(channel, 'a', 'topic'), await world.exchange(channel, 'b', 'direct')];
      const queue = await world.queue(channel, 'q');
      await channel.bindExchange(two, one, 'order.#');
      await channel.bindExchange(one, two, 'order.1');
      await channel.bindQueue(queue, two, 'order.1');
      await channel.bindQueue(queue, one, 'order.1');
      for (const key of ['order.1', 'order.2', 'x']) await world.publish(channel, one, key, key);
      const before = await world.drain(channel, queue);
      await channel.unbindQueue(queue, one, 'order.1');
      await channel.unbindExchange(two, one, 'order.#');
      await world.publish(channel, one, 'order.1', 'after');
      return { before, after: await world.drain(channel, queue) };
    },
  },
  {
    name: 'an alternate exchange takes what has no route, and counts as one',
    async run(world) {
      const channel = await world.confirms();
      const spare = await world.exchange(channel, 'spare', 'fanout');
      const exchange = await world.exchange(channel, 'x', 'direct', { alternateExchange: spare });
      const [queue, rest] = [await world.queue(channel, 'q'), await world.queue(channel, 'rest')];
      await channel.bindQueue(queue, exchange, 'k');
      await channel.bindQueue(rest, spare, '');
      const outcomes = [];
      for (const key of ['k', 'other'])
        outcomes.push(await world.publish(channel, exchange, key, key, { mandatory: true }));
      await channel.unbindQueue(rest, spare, '');
      outcomes.push(await world.publish(channel, exchange, 'other', 'lost', { mandatory: true }));
      return { outcomes, queue: await world.drain(channel, queue), rest: await world.drain(channel, rest) };
    },
  },
  {
    name: 'an alternate exchange that does not exist',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'direct', { alternateExchange: world.name('none') });
      return world.publish(channel, exchange, 'k', 'lost', { mandatory: true });
    },
  },
  {
    name: 'CC and BCC name further keys; BCC is not passed on',
    async run(world) {
      const channel = await world.confirms();
      const exchange = await world.exchange(channel, 'x', 'direct');
      const seen: Record<string, unknown> = {};
      for (const key of ['a', 'b', 'c']) await channel.bindQueue(await world.queue(channel, key), exchange, key);
      channel.publish(exchange, 'a', Buffer.from('m'), { CC: ['b'], BCC: ['c'] });
      await channel.waitForConfirms();
      for (const key of ['a', 'b', 'c']) {
        seen[key] = (await world.drainWhole(channel, world.name(key))).map((message) => message.properties.headers);
      }
      return seen;
    },
  },
  {
    name: 'an internal exchange is not published to, but may be bound to',
    async run(world) {
      const channel = await world.confirms();
      const inner = await world.exchange(channel, 'inner', 'fanout', { internal: true });
      const outer = await world.exchange(channel, 'outer', 'fanout');
      const queue = await world.queue(channel, 'q');
      await channel.bindExchange(inner, outer, '');
      await channel.bindQueue(queue, inner, '');
      await world.publish(channel, outer, '', 'through');
      const direct = await world.channel();
      direct.publish(inner, '', Buffer.from('no'));
      return { direct: await world.failure(direct), queue: await world.drain(channel, queue) };
    },
  },
];
