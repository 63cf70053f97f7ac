import type { Publication } from '../../broker/evidence.ts';
import { drawCup, type Order } from '../../cup/data.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, SLACK, told, tookOf } from '../telling.ts';
import publish, { CONFIRM_LIMIT_MS } from './01-publish.exercise.ts';
import { fieldOf, jsonOf, PACKAGED_KEY, refusalOf, WAREHOUSE } from './events.ts';

/** A caller of this service has patience for so many virtual ms. */
const PATIENCE = 10_000;
/** The time that a service has to notice that the broker is back, ms. */
const RECOVERY = 60_000;

judge(publish, {
  announces: async (scene) => {
    const orders = await begin(scene);
    // The first one comes before anybody listens: after it the exchange is there. What it answers, `unheard` judges.
    const [before, ...others] = orders;
    const got = told(await pack(scene, before));
    await scene.world.settle();
    const exchange = exchangeOf(scene);
    if (!exchange) return scene.fail('no-exchange', { order: before.id, got });
    if (exchange.type !== 'topic') return scene.fail('exchange-type', { order: before.id, got: exchange.type });
    await scene.broker.queue('billing', { bindings: [[WAREHOUSE, PACKAGED_KEY]] });
    for (const order of others) {
      const values = { order: order.id };
      const reply = await pack(scene, order);
      if (reply.status !== 201) {
        return scene.fail('status', { ...values, got: told(reply), refused: refusalOf(scene.broker, WAREHOUSE) });
      }
      const event_id = fieldOf(reply.json, 'event_id');
      if (fieldOf(reply.json, 'order_id') !== order.id || typeof event_id !== 'string' || event_id === '') {
        return scene.fail('shape', { ...values, got: excerpt(reply.text) });
      }
      await scene.world.settle();
      const messages = await scene.broker.take('billing');
      const [message] = messages;
      if (!message) {
        const last = lastOf(scene);
        if (!last) return scene.fail('nothing', values);
        return scene.fail('elsewhere', { ...values, exchange: last.exchange, key: last.routingKey });
      }
      if (messages.length > 1) return scene.fail('count', { ...values, got: messages.length });
      const event = jsonOf(message);
      const { id: order_id, email, amount_cents, currency } = order;
      const right = { event_id, type: 'order.packaged', schema_version: 1 };
      const rightData = { order_id, version: 2, email, amount_cents, currency };
      compare(scene, 'body', values, '', right, event);
      compare(scene, 'body', values, 'data.', rightData, fieldOf(event, 'data'));
      const time = fieldOf(event, 'occurred_at');
      if (typeof time !== 'string' || !isTime(time)) {
        scene.fail('body', { ...values, field: 'occurred_at', got: shown(time), wanted: '"2026-06-11T18:00:00.000Z"' });
      }
      const { contentType: content_type, messageId: message_id, type } = message.properties;
      const properties = { content_type: 'application/json', message_id: event_id, type: 'order.packaged' };
      compare(scene, 'property', values, '', properties, { content_type, message_id, type });
    }
  },

  'concrete-key': async (scene) => {
    const [before, mine, other] = await begin(scene);
    await pack(scene, before);
    await scene.world.settle();
    const wanted = `order.${mine.id}.packaged`;
    await scene.broker.queue('tracking', { bindings: [[WAREHOUSE, wanted]] });
    await pack(scene, mine);
    await pack(scene, other);
    await scene.world.settle();
    const got = (await scene.broker.take('tracking')).length;
    const values = { wanted, order: mine.id };
    if (got === 0) return scene.fail('missed', { ...values, got: lastOf(scene)?.routingKey ?? '—' });
    if (got > 1) return scene.fail('both', { ...values, got });
  },

  durable: async (scene) => {
    const [order] = await begin(scene);
    await pack(scene, order);
    await scene.world.settle();
    if (!exchangeOf(scene)?.durable) return scene.fail('exchange', { order: order.id });
    if (lastOf(scene)?.properties.deliveryMode !== 2) return scene.fail('message', { order: order.id });
  },

  confirmed: async (scene) => {
    const [order, second] = await begin(scene);
    const values = { order: order.id, second: second.id };
    const reply = await pack(scene, order);
    await scene.world.settle();
    const publication = lastOf(scene);
    if (!publication?.confirming) return scene.fail('not-asked', { ...values, got: told(reply) });
    const answered = reply.exchange?.endedStep ?? Number.POSITIVE_INFINITY;
    const confirmed = publication.confirmed?.step ?? Number.POSITIVE_INFINITY;
    if (reply.status === 201 && answered < confirmed) return scene.fail('too-soon', values);
    await scene.broker.silence(WAREHOUSE);
    const unheard = await pack(scene, second);
    if (unheard.status === 201 && !isConfirmed(scene, second)) return scene.fail('unconfirmed', values);
  },

  unheard: async (scene) => {
    const orders = await begin(scene);
    for (const order of orders.slice(0, 2)) {
      const reply = await pack(scene, order);
      if (reply.status !== 201) return scene.fail('status', { order: order.id, got: told(reply) });
    }
  },

  'broker-down': async (scene) => {
    const [before, order, second] = await begin(scene);
    const values = { order: order.id, second: second.id };
    await pack(scene, before);
    await scene.broker.stop();
    await scene.world.pass(1000);
    const reply = await pack(scene, order);
    if (reply.status === 201) return scene.fail('swallowed', values);
    if (reply.status === null) return scene.fail('no-answer', values);
    if (reply.status !== 503) return scene.fail('status', { ...values, got: told(reply) });
    await scene.broker.start();
    await scene.world.pass(RECOVERY);
    const again = await pack(scene, second);
    if (again.status !== 201) return scene.fail('stays-down', { ...values, got: told(again) });
  },

  // In virtual time: a service that waits for ever costs nothing.
  silent: async (scene) => {
    const [before, order] = await begin(scene);
    await pack(scene, before);
    await scene.broker.silence(WAREHOUSE);
    const reply = await pack(scene, order);
    // Who opens a connection for each request is not on the silent one.
    if (isConfirmed(scene, order)) return;
    const values = { limit: CONFIRM_LIMIT_MS, order: order.id, took: tookOf(scene, reply), got: told(reply) };
    if (reply.status === null) return scene.fail('hangs', values);
    if (values.took > CONFIRM_LIMIT_MS + SLACK) return scene.fail('slow', values);
    if (reply.status !== 503) return scene.fail('status', values);
  },
});

/** The service under test started, and orders that it may be told of, in random order. */
async function begin(scene: Scene): Promise<[Order, Order, Order, Order]> {
  const { orders } = drawCup(scene.random.fork('cup'));
  await scene.start();
  await scene.world.settle();
  return scene.random.sample(orders, 4) as [Order, Order, Order, Order];
}

/** Tells the service that `order` is packaged. */
function pack(scene: Scene, { id, email, amount_cents, currency }: Order): Promise<Reply> {
  const body = { email, amount_cents, currency };
  return scene.call(`/orders/${id}/packages`, { method: 'POST', body, giveUpAfter: PATIENCE });
}

function exchangeOf(scene: Scene) {
  return scene.broker.evidence.declarations.find(
    ({ kind, name, agreed, passive }) => kind === 'exchange' && name === WAREHOUSE && agreed && !passive,
  );
}

function lastOf(scene: Scene): Publication | undefined {
  return scene.broker.evidence.published(WAREHOUSE).at(-1);
}

/** Whether the broker confirmed an event about `order`. */
function isConfirmed(scene: Scene, order: Order): boolean {
  return scene.broker.evidence
    .published(WAREHOUSE)
    .some((one) => one.confirmed && fieldOf(fieldOf(jsonOf(one), 'data'), 'order_id') === order.id);
}

/** Fails with the first field of `right` that is another in `found`. */
function compare(
  scene: Scene<'body' | 'property'>,
  failure: 'body' | 'property',
  values: { order: string },
  prefix: string,
  right: Readonly<Record<string, unknown>>,
  found: unknown,
): void {
  for (const [name, wanted] of Object.entries(right)) {
    const got = fieldOf(found, name);
    if (got !== wanted)
      scene.fail(failure, { ...values, field: prefix + name, got: shown(got), wanted: shown(wanted) });
  }
}

function shown(value: unknown): string {
  return value === undefined ? '—' : excerpt(JSON.stringify(value));
}

/** RFC 3339 with a zone. */
function isTime(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
