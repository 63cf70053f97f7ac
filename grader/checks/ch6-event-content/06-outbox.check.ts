import { isDeepStrictEqual } from 'node:util';
import type { Message, Publication } from '../../broker/evidence.ts';
import { drawCup, type Order } from '../../cup/data.ts';
import type { Reply } from '../../network/reply.ts';
import { announce, eventOf, fieldOf, jsonOf, refusalOf, WAREHOUSE } from '../ch5-events/events.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, SLACK, told, tookOf } from '../telling.ts';
import outbox from './06-outbox.exercise.ts';

const SERVICE = outbox.service;
/** Who listens, and what a caller of the service has patience for, ms. */
const LISTENER = 'audit';
const PATIENCE = 10_000;
/** By then a service that connects when it starts has done so, ms. */
const CONNECTED = 3000;
/** The time that a service has to bring an event to a broker that takes it, ms. */
const MINUTE = 60_000;

judge(outbox, {
  packages: async (scene) => {
    const [order] = await begin(scene);
    await listen(scene);
    const { email, amount_cents, currency } = order;
    const tracking = scene.random.hex(10);
    const steps = [
      { type: 'order.packaged', state: 'packaged', version: 2, data: { email, amount_cents, currency } },
      { type: 'order.shipped', state: 'shipped', version: 3, data: { tracking } },
    ];
    for (const { type, state, version, data } of steps) {
      const reply = await (type === 'order.packaged' ? pack(scene, order) : ship(scene, order, tracking));
      const values = { order: order.id, type, state };
      if (reply.status !== 201 || fieldOf(reply.json, 'order_id') !== order.id) {
        const got = `${told(reply)} ${excerpt(reply.text)}`;
        return scene.fail('status', { ...values, got, refused: refusalOf(scene.broker, WAREHOUSE) });
      }
      const shown = await scene.call(`/orders/${order.id}`);
      const row = { order_id: order.id, state, version };
      if (shown.status !== 200 || !isDeepStrictEqual(shown.json, row)) {
        return scene.fail('shown', { ...values, got: `${told(shown)} ${excerpt(shown.text)}` });
      }
      await scene.world.pass(MINUTE);
      const messages = await scene.broker.take(LISTENER);
      const [message] = messages;
      const events = differentIn(messages);
      if (!message || events > 1) return scene.fail('count', { ...values, got: events });
      const event = jsonOf(message);
      const found = {
        routingKey: message.routingKey,
        type: fieldOf(event, 'type'),
        schema_version: fieldOf(event, 'schema_version'),
        data: fieldOf(event, 'data'),
        deliveryMode: message.properties.deliveryMode,
      };
      const routingKey = type.replace('order.', `order.${order.id}.`);
      const right = { routingKey, type, schema_version: 1, data: { order_id: order.id, version, ...data } };
      for (const [field, wanted] of Object.entries({ ...right, deliveryMode: 2 })) {
        const got = found[field as keyof typeof found];
        if (isDeepStrictEqual(got, wanted)) continue;
        return scene.fail('event', { ...values, field, got: shownAs(got), wanted: shownAs(wanted) });
      }
    }
  },

  refuses: async (scene) => {
    const boxes = scene.random.integer(2, 4);
    const orders = await begin(scene, { BOXES: String(boxes) });
    const [first] = orders;
    const late = orders[boxes] as Order;
    await listen(scene);
    const values = { boxes, first: first.id, late: late.id };
    const steps = [
      { order: first, wanted: 201 },
      { order: first, wanted: 409 },
      ...orders.slice(1, boxes).map((order) => ({ order, wanted: 201 })),
      { order: late, wanted: 409 },
    ];
    for (const { order, wanted } of steps) {
      const reply = await pack(scene, order);
      const request = `POST /orders/${order.id}/packages`;
      if (reply.status !== wanted) return scene.fail('status', { ...values, request, got: told(reply), wanted });
    }
    const shown = await scene.call(`/orders/${late.id}`);
    if (shown.status !== 404) {
      return scene.fail('changed', { ...values, got: `${told(shown)} ${excerpt(shown.text)}` });
    }
    const shipped = await ship(scene, late, scene.random.hex(10));
    if (shipped.status !== 409) {
      const request = `POST /orders/${late.id}/shipments`;
      return scene.fail('status', { ...values, request, got: told(shipped), wanted: 409 });
    }
    await scene.world.pass(MINUTE);
    const messages = await scene.broker.take(LISTENER);
    const about = (order: Order) => differentIn(messages.filter((message) => orderOf(message) === order.id));
    if (about(late) > 0) return scene.fail('announced', { ...values, key: messages.at(-1)?.routingKey ?? '—' });
    if (about(first) > 1) return scene.fail('again', { ...values, got: about(first) });
  },

  crash: async (scene) => {
    const orders = await begin(scene);
    await listen(scene);
    await scene.world.pass(CONNECTED);
    // At once: what is committed is committed, and nothing has reached the broker. When the broker has the event: the
    // service has yet to hear so. Two ms later it has heard it.
    for (const [index, after] of scene.random.shuffle([null, 0, 2]).entries()) {
      const order = orders[index] as Order;
      const answer = pack(scene, order);
      if (after !== null) await until(scene, () => published(scene, order).length > 0);
      await scene.world.pass(after ?? 0);
      const when = published(scene, order).length;
      await scene.world.kill(SERVICE);
      const reply = await answer;
      await scene.world.restart(SERVICE);
      await scene.world.pass(MINUTE);
      const shown = await scene.call(`/orders/${order.id}`);
      const events = published(scene, order).filter(({ confirmed }) => confirmed?.how === 'ack').length;
      const values = { order: order.id, when, got: told(reply), shown: told(shown), events };
      if (shown.status !== 200 && reply.status === 201) return scene.fail('forgotten', values);
      if (shown.status !== 200 && events > 0) return scene.fail('event-alone', values);
      if (shown.status === 200 && events === 0) return scene.fail('change-alone', values);
    }
  },

  'same-event': async (scene) => {
    const [order] = await begin(scene);
    await listen(scene);
    await scene.world.pass(CONNECTED);
    const reply = await pack(scene, order);
    await until(scene, () => published(scene, order).length > 0);
    await scene.world.kill(SERVICE);
    await scene.world.restart(SERVICE);
    await scene.world.pass(MINUTE);
    const all = published(scene, order);
    const wanted = String(fieldOf(reply.json, 'event_id'));
    const values = { order: order.id, wanted, count: all.length };
    for (const one of all) {
      const ids = [fieldOf(jsonOf(one), 'event_id'), one.properties.messageId];
      const got = ids.find((id) => id !== wanted);
      if (got !== undefined || ids.includes(undefined)) return scene.fail('id', { ...values, got: shownAs(got) });
      if (!one.body.equals((all[0] as Publication).body)) return scene.fail('body', values);
    }
    await scene.world.kill(SERVICE);
    await scene.world.restart(SERVICE);
    await scene.world.pass(MINUTE);
    const more = published(scene, order).length - all.length;
    if (more > 0) return scene.fail('for-ever', { ...values, more });
  },

  'not-taken': async (scene) => {
    const [order, ...others] = await begin(scene);
    const size = scene.random.integer(1, 3);
    await listen(scene, size);
    await fill(scene, others.slice(0, size));
    const reply = await pack(scene, order);
    await scene.world.pass(MINUTE);
    const values = { order: order.id, size, refused: published(scene, order).length };
    if (reply.status !== 201) return scene.fail('status', { ...values, got: told(reply) });
    await scene.broker.take(LISTENER);
    await scene.world.pass(MINUTE);
    const got = (await scene.broker.take(LISTENER)).filter((message) => orderOf(message) === order.id).length;
    if (got === 0) return scene.fail('lost', values);
  },

  order: async (scene) => {
    const [first, second, ...others] = await begin(scene);
    const both = scene.random.shuffle([first, second]);
    await listen(scene, others.length);
    await fill(scene, others);
    for (const order of both) await pack(scene, order);
    await scene.world.pass(MINUTE / 2);
    await scene.broker.take(LISTENER);
    for (const order of both) await ship(scene, order, scene.random.hex(10));
    // In parts: what comes more than once must not fill the queue for what is still to come.
    const messages: Message[] = [];
    for (let part = 0; part < 4; part += 1) {
      await scene.world.pass(MINUTE / 4);
      messages.push(...(await scene.broker.take(LISTENER)));
    }
    for (const order of both) {
      const types = messages.filter((message) => orderOf(message) === order.id).map((one) => one.properties.type);
      const values = { order: order.id, got: types.join(', ') || '—' };
      const [packaged, shipped] = [types.indexOf('order.packaged'), types.indexOf('order.shipped')];
      if (packaged < 0 || shipped < 0) return scene.fail('missing', values);
      if (shipped < packaged) return scene.fail('reversed', values);
    }
  },

  'broker-away': async (scene) => {
    const [order, second] = await begin(scene);
    await listen(scene);
    await scene.world.pass(CONNECTED);
    await scene.broker.stop();
    await scene.world.pass(1000);
    const values = { order: order.id, second: second.id };
    const reply = await pack(scene, order);
    const took = tookOf(scene, reply);
    if (reply.status !== 201 || took > SLACK) return scene.fail('status', { ...values, got: told(reply), took });
    await scene.world.restart(SERVICE);
    const again = await pack(scene, second);
    if (again.status !== 201) return scene.fail('restarted', { ...values, got: told(again) });
    await scene.world.pass(MINUTE);
    await scene.broker.start();
    await scene.world.pass(MINUTE);
    const messages = await scene.broker.take(LISTENER);
    for (const { id } of [order, second]) {
      if (!messages.some((message) => orderOf(message) === id)) return scene.fail('never', { ...values, missing: id });
    }
  },
});

/** The service under test started, and the eight orders in random order. */
async function begin(scene: Scene, environment: Record<string, string> = {}): Promise<[Order, Order, ...Order[]]> {
  const { orders } = drawCup(scene.random.fork('cup'));
  await scene.broker.exchange(WAREHOUSE);
  await scene.start(environment);
  return scene.random.shuffle(orders) as [Order, Order, ...Order[]];
}

/** Has somebody listen to all of every order; a queue of `size` has the broker refuse what is more than that. */
function listen(scene: Scene, size?: number): Promise<void> {
  const limit = size === undefined ? {} : { 'x-max-length': size, 'x-overflow': 'reject-publish' };
  return scene.broker.queue(LISTENER, { arguments: limit, bindings: [[WAREHOUSE, 'order.#']] });
}

/** How many different events `messages` carry: each may come more than once. */
function differentIn(messages: readonly Message[]): number {
  return new Set(messages.map((message) => fieldOf(jsonOf(message), 'event_id') ?? message)).size;
}

/** Fills the queue with events of another publisher. */
async function fill(scene: Scene, orders: readonly Order[]): Promise<void> {
  for (const order of orders) await announce(scene.broker, eventOf('reserved', order, scene.random));
}

function pack(scene: Scene, { id, email, amount_cents, currency }: Order): Promise<Reply> {
  const body = { email, amount_cents, currency };
  return scene.call(`/orders/${id}/packages`, { method: 'POST', body, giveUpAfter: PATIENCE });
}

function ship(scene: Scene, { id }: Order, tracking: string): Promise<Reply> {
  return scene.call(`/orders/${id}/shipments`, { method: 'POST', body: { tracking }, giveUpAfter: PATIENCE });
}

/** What the service published about `order`, confirmed or not. */
function published(scene: Scene, { id }: Order): Publication[] {
  return scene.broker.evidence.published(SERVICE).filter((one) => orderOf(one) === id);
}

function orderOf(message: Message): unknown {
  return fieldOf(fieldOf(jsonOf(message), 'data'), 'order_id');
}

/** Lets time pass by the millisecond until `reached`; a quarter of a minute at most. */
async function until(scene: Scene, reached: () => boolean): Promise<void> {
  for (let waited = 0; waited < MINUTE / 4 && !reached(); waited += 1) await scene.world.pass(1);
}

function shownAs(value: unknown): string {
  return value === undefined ? '—' : excerpt(JSON.stringify(value));
}
