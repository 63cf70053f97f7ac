import { isDeepStrictEqual } from 'node:util';
import { drawCup, type Order } from '../../cup/data.ts';
import { mailHost } from '../../cup/hosts/mail.ts';
import { webhooksHost } from '../../cup/hosts/webhooks.ts';
import { refused, status } from '../../network/faults.ts';
import { fieldOf, jsonOf, WAREHOUSE } from '../ch5-events/events.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import envelope from './01-envelope.exercise.ts';
import { attributesOf, bring, type Carrier, emitted, eventOf, pack, parsed, published } from './carriers.ts';
import { complaintOf, isStructured, STRUCTURED } from './cloud-events.ts';

const RECEIVER = envelope.service;

judge(envelope, {
  'two-carriers': async (scene) => {
    const orders = await beginWarehouse(scene);
    for (const [index, order] of orders.slice(0, 3).entries()) {
      const reply = await pack(scene, order);
      const values = { order: order.id, got: `${told(reply)} ${excerpt(reply.text)}`.trim() };
      const isRight = reply.status === 201 && fieldOf(reply.json, 'order_id') === order.id;
      const messages = published(scene).slice(index);
      const [message] = messages;
      const keys = messages.map(({ exchange, routingKey }) => `${exchange} ${routingKey}`).join(', ') || '—';
      if (
        messages.length !== 1 ||
        message?.exchange !== WAREHOUSE ||
        message.routingKey !== `order.${order.id}.packaged`
      ) {
        return scene.fail('message', { ...values, keys });
      }
      const posts = scene.world.requests('webhooks').slice(index);
      const post = posts.at(-1);
      if (posts.length !== 1 || !post) return scene.fail('posts', { ...values, count: posts.length }, post);
      if (post.status !== 204) return scene.fail('refused', { ...values, answer: post.status ?? '—' }, post);
      if (!isRight || typeof fieldOf(reply.json, 'event_id') !== 'string') return scene.fail('status', values);
    }
  },

  valid: async (scene) => {
    const orders = await beginWarehouse(scene);
    const [order] = orders;
    await pack(scene, order);
    for (const carrier of scene.random.shuffle(['AMQP', 'HTTP'] as const)) {
      const { contentType, event } = emitted(scene, carrier);
      const values = { order: order.id, carrier };
      if (!isStructured(contentType)) return scene.fail('mode', { ...values, got: contentType || '—' });
      const complaint = complaintOf(event);
      if (complaint !== null) return scene.fail('invalid', { ...values, got: complaint });
      for (const [attribute, wanted] of Object.entries(attributesOf(order))) {
        const got = fieldOf(event, attribute);
        if (!isDeepStrictEqual(got, wanted))
          return scene.fail('attribute', { ...values, attribute, got: shown(got), wanted: shown(wanted) });
      }
      const time = fieldOf(event, 'time');
      const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
      if (!(Math.abs(at - scene.world.wallClock) < 60_000)) {
        const wanted = shown(new Date(scene.world.wallClock).toISOString());
        return scene.fail('attribute', { ...values, attribute: 'time', got: shown(time), wanted });
      }
    }
  },

  same: async (scene) => {
    const orders = await beginWarehouse(scene);
    for (const order of orders.slice(0, 3)) {
      const reply = await pack(scene, order);
      const [message, post] = (['AMQP', 'HTTP'] as const).map((carrier) => emitted(scene, carrier).event);
      const names = new Set([...Object.keys(message ?? {}), ...Object.keys(post ?? {})]);
      for (const name of ['id', ...names]) {
        const [one, other] = [fieldOf(message, name), fieldOf(post, name)];
        const values = { order: order.id, attribute: name, message: shown(one), webhook: shown(other) };
        if (!isDeepStrictEqual(one, other)) return scene.fail('differs', values);
      }
      const [id, answered] = [fieldOf(message, 'id'), fieldOf(reply.json, 'event_id')];
      if (id !== answered) return scene.fail('answer', { order: order.id, got: shown(answered), wanted: shown(id) });
    }
  },

  repeats: async (scene) => {
    const orders = await beginWarehouse(scene);
    const ways = scene.random.shuffle([
      ['503', status(503, { times: 1 })],
      ['ECONNREFUSED', refused({ times: 1 })],
    ] as const);
    for (const [index, [how, fault]] of ways.entries()) {
      const order = orders[index] as Order;
      const before = { posts: scene.world.requests('webhooks').length, messages: published(scene).length };
      scene.world.fault('webhooks', fault);
      const reply = await pack(scene, order);
      const values = { order: order.id, how, got: told(reply) };
      const posts = scene.world.requests('webhooks').slice(before.posts);
      if (reply.status !== 201 || posts.length < 2)
        return scene.fail('gave-up', { ...values, count: posts.length }, posts[0]);
      const events = [
        ...posts.map((post) => parsed(post.body)),
        ...published(scene).slice(before.messages).map(jsonOf),
      ];
      const ids = new Set(events.map((event) => String(fieldOf(event, 'id'))));
      if (ids.size > 1) return scene.fail('new-id', { ...values, ids: [...ids].join(', ') }, posts[1]);
    }
  },

  handles: async (scene) => {
    const orders = await beginNotification(scene);
    for (const [index, carrier] of scene.random.shuffle(['AMQP', 'HTTP', 'AMQP', 'HTTP'] as const).entries()) {
      const order = orders[index] as Order;
      const got = await bring(scene, carrier, eventOf(scene, order));
      const values = { order: order.id, carrier, to: order.email };
      const [mail] = mailsAbout(scene, order);
      if (!mail) return scene.fail('none', { ...values, got }, scene.world.requests('mail').at(-1));
      const to = fieldOf(mail.detail, 'to');
      if (to !== order.email) return scene.fail('other', { ...values, got: shown(to) });
      if (carrier === 'HTTP' && got !== '204') return scene.fail('status', { ...values, got });
    }
  },

  once: async (scene) => {
    const orders = await beginNotification(scene);
    for (const [index, carriers] of scene.random
      .shuffle([
        ['AMQP', 'HTTP'],
        ['HTTP', 'AMQP'],
      ] as const)
      .entries()) {
      const order = orders[index] as Order;
      const event = eventOf(scene, order);
      for (const carrier of carriers) await bring(scene, carrier, event);
      const got = mailsAbout(scene, order).length;
      if (got !== 1) return scene.fail('count', { order: order.id, carriers: carriers.join(', '), got });
    }
    const order = orders[2] as Order;
    const event = eventOf(scene, order);
    await bring(scene, 'AMQP', event);
    await scene.world.kill(RECEIVER);
    await scene.world.restart(RECEIVER);
    await bring(scene, 'HTTP', event);
    const got = mailsAbout(scene, order).length;
    if (got !== 1) return scene.fail('forgotten', { order: order.id, carriers: 'AMQP, HTTP', got });
  },

  identity: async (scene) => {
    const orders = await beginNotification(scene);
    const [shop, number] = [scene.random.integer(1, 9), scene.random.integer(100, 999)];
    const identities = [
      { source: `/shops/${shop}`, id: `1${number}` },
      { source: `/shops/${shop}1`, id: `${number}` },
      { source: `/shops/${shop}1`, id: `1${number}` },
    ];
    const first = eventOf(scene, orders[0] as Order, identities[0]);
    const events = [
      ...identities.map((identity, index) => eventOf(scene, orders[index] as Order, identity)),
      // Packaged anew: the same data, and another event.
      { ...first, id: `2${number}` },
    ];
    const carriers = scene.random.shuffle(['AMQP', 'AMQP', 'HTTP', 'HTTP'] as const);
    for (const [index, event] of scene.random.shuffle(events).entries()) {
      const before = scene.world.effects('mail').length;
      await bring(scene, carriers[index] as Carrier, event);
      if (scene.world.effects('mail').length > before) continue;
      const all = events.map((one) => `${one.source} ${one.id}`).join(', ');
      return scene.fail('merged', { event: `${event.source} ${event.id}`, all });
    }
  },

  'no-carrier': async (scene) => {
    const orders = await beginNotification(scene);
    const [shipped, relayed] = orders as [Order, Order];
    const other = { ...eventOf(scene, shipped), type: 'order.shipped' };
    await bring(scene, 'HTTP', other);
    if (scene.world.effects('mail').length > 0) return scene.fail('mailed', { type: other.type });
    await bring(scene, 'AMQP', eventOf(scene, relayed), {
      routingKey: `order.${scene.random.hex(6)}.packaged`,
      properties: { contentType: `${STRUCTURED}; charset=utf-8`, messageId: scene.random.hex(8), type: 'relayed' },
    });
    if (mailsAbout(scene, relayed).length === 1) return;
    const about =
      scene.world
        .effects('mail')
        .map(({ key }) => key)
        .join(', ') || '—';
    return scene.fail('relayed', { order: relayed.id, got: about });
  },
});

/** Orders in random order; mail, webhooks and the exchange are there. */
async function begin(scene: Scene): Promise<[Order, ...Order[]]> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(mailHost(cup), webhooksHost());
  await scene.broker.exchange(WAREHOUSE);
  return scene.random.shuffle(cup.orders) as [Order, ...Order[]];
}

/** The same, with the service that announces. */
async function beginWarehouse(scene: Scene): Promise<[Order, ...Order[]]> {
  const orders = await begin(scene);
  await scene.start({}, { role: WAREHOUSE, as: WAREHOUSE });
  return orders;
}

/** The same, with the service that listens. */
async function beginNotification(scene: Scene): Promise<[Order, ...Order[]]> {
  const orders = await begin(scene);
  await scene.start();
  return orders;
}

function mailsAbout(scene: Scene, order: Order) {
  return scene.world.effects('mail', 'mail-sent').filter(({ key }) => key === order.id);
}

function shown(value: unknown): string {
  return value === undefined ? '—' : excerpt(JSON.stringify(value));
}
