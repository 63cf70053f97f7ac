import type { Message } from '../../broker/evidence.ts';
import { jsonMessage } from '../../broker/operator.ts';
import { objectToTable, tableToObject } from '../../broker/protocol/fields.ts';
import { drawCup, type Order } from '../../cup/data.ts';
import { mailHost } from '../../cup/hosts/mail.ts';
import { refused } from '../../network/faults.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt } from '../telling.ts';
import poison, { OVER_AFTER } from './05-poison.exercise.ts';
import { announce, eventOf, fieldOf, keyOf, passUntil, type ShopEvent, WAREHOUSE } from './events.ts';

const SERVICE = poison.service;
const DEAD_LETTERS = `${SERVICE}.dead-letters`;
/** Virtual ms beyond the pauses themselves. */
const SLACK = 2000;

judge(poison, {
  mails: async (scene) => {
    const { orders } = await begin(scene);
    for (const order of orders.slice(0, 4)) {
      await announce(scene.broker, packaged(scene, order));
      await scene.world.settle();
      const values = { order: order.id };
      const got = mailsAbout(scene, order);
      if (got !== 1) return scene.fail('count', { ...values, got });
      if (await laidAside(scene)) return scene.fail('aside', values);
    }
  },

  parks: async (scene) => {
    const { orders, over } = await begin(scene);
    for (const message of hopeless(scene, orders)) {
      await scene.broker.publish(WAREHOUSE, message);
      await passUntil(scene, over, () => laidAside(scene));
      const [letter] = await letters(scene);
      if (letter) continue;
      const values = { body: ending(message.body), after: over };
      const mine = scene.broker.evidence.delivered(SERVICE).filter(({ body }) => body.equals(message.body));
      const last = mine.at(-1)?.settled;
      const gone = last && !(last.how !== 'ack' && last.requeue);
      if (gone && (await scene.broker.look(DEAD_LETTERS)) === null) return scene.fail('no-queue', values);
      return gone ? scene.fail('lost', values) : scene.fail('kept', { ...values, got: mine.length });
    }
  },

  keeps: async (scene) => {
    const { orders, over } = await begin(scene);
    const [message] = hopeless(scene, orders);
    if (!message) return;
    const { properties: sent, body } = message;
    await scene.broker.publish(WAREHOUSE, message);
    await passUntil(scene, over, () => laidAside(scene));
    const [letter] = await letters(scene);
    if (!letter) return scene.fail('body', { got: '—' });
    if (!letter.body.equals(body)) return scene.fail('body', { got: excerpt(letter.body.toString()) });
    const { properties } = letter;
    const headers = tableOf(properties);
    const wanted = { messageId: sent.messageId, type: sent.type, correlationId: sent.correlationId, deliveryMode: 2 };
    const got = { ...properties, shop: headers.shop };
    const pairs = [...Object.entries(wanted), ['shop', tableOf(sent).shop] as const];
    for (const [name, value] of pairs) {
      const found = got[name as keyof typeof got];
      if (found !== value) return scene.fail('header', { name, wanted: String(value), got: String(found ?? '—') });
    }
    const reasons = [headers.reason, Array.isArray(headers['x-death']) ? headers['x-death'][0] : undefined];
    if (!reasons.some(Boolean)) return scene.fail('no-reason', { got: Object.keys(headers).join(', ') || '—' });
  },

  'goes-on': async (scene) => {
    let unable = 0;
    const failing = 10;
    const pause = 60_000;
    const { orders } = await begin(scene, { RETRY_MS: String(pause) }, () => unable > 0 && unable-- > 0);
    const [first, ...others] = orders as [Order, ...Order[]];
    for (const message of hopeless(scene, others)) await scene.broker.publish(WAREHOUSE, message);
    await scene.world.pass(SLACK);
    unable = failing;
    for (let index = 0; index < failing; index += 1) {
      await announce(scene.broker, packaged(scene, others[index % others.length] as Order));
    }
    await scene.world.pass(SLACK);
    // It has begun fewer than that: the next one is not to be refused in their place.
    const begun = failing - unable;
    unable = 0;
    await announce(scene.broker, packaged(scene, first));
    await scene.world.pass(5000);
    const values = { failing, order: first.id, pause };
    if (mailsAbout(scene, first) === 0) return scene.fail('jammed', { ...values, got: begun });
  },

  'tries-again': async (scene) => {
    let unable = 0;
    const { orders, attempts, over } = await begin(scene, {}, () => unable > 0 && unable-- > 0);
    const failures = attempts - 1;
    const ways = scene.random.shuffle(['503', 'ECONNREFUSED']);
    for (const [index, how] of ways.entries()) {
      const order = orders[index] as Order;
      if (how === '503') unable = failures;
      else scene.world.fault('mail', refused({ times: failures }));
      await announce(scene.broker, packaged(scene, order));
      await passUntil(scene, over, async () => mailsAbout(scene, order) > 0 || (await laidAside(scene)));
      const values = { order: order.id, how, attempts, failures, got: asked(scene, order).length };
      if (mailsAbout(scene, order) > 0) continue;
      return scene.fail((await laidAside(scene)) ? 'given-up' : 'unsent', values);
    }
  },

  'gives-up': async (scene) => {
    const { orders, attempts, over } = await begin(scene, {}, () => true);
    await scene.start(settings(scene, attempts), { as: `${SERVICE}-2` });
    for (const order of orders.slice(0, 2)) {
      await announce(scene.broker, packaged(scene, order));
      await passUntil(scene, over, () => laidAside(scene));
      const got = asked(scene, order).length;
      const values = { order: order.id, attempts, got };
      if (got > attempts) return scene.fail('too-many', values);
      if ((await letters(scene)).length === 0) return scene.fail('not-there', { ...values, after: over });
      if (got < attempts) return scene.fail('too-few', values);
    }
  },

  pauses: async (scene) => {
    const { orders, attempts, over, retry } = await begin(scene, {}, () => true);
    const [order] = orders as [Order];
    await announce(scene.broker, packaged(scene, order));
    await scene.world.pass(over);
    const tries = asked(scene, order);
    for (const [index, { endedAt }] of tries.slice(0, -1).entries()) {
      const next = tries[index + 1];
      const got = Math.round((next?.startedAt ?? 0) - (endedAt ?? 0));
      if (got < retry) return scene.fail('hot', { order: order.id, attempts, retry, attempt: index + 2, got }, next);
    }
  },
});

/** The service under test started beside mail, with limits drawn at random, and eight orders in random order. */
async function begin(scene: Scene, environment: Readonly<Record<string, string>> = {}, unable?: () => boolean) {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(mailHost(cup, unable && { unable }));
  await scene.broker.exchange(WAREHOUSE);
  const attempts = scene.random.integer(3, 5);
  const all = { ...settings(scene, attempts), ...environment };
  await scene.start(all);
  const retry = Number(all.RETRY_MS);
  return { orders: scene.random.shuffle(cup.orders), attempts, retry, over: OVER_AFTER * retry + SLACK };
}

/** The same for every instance. A real broker waits in real time, and so not for long. */
function settings(scene: Scene, attempts: number) {
  const retry = scene.broker.kind === 'embedded' ? 1000 * scene.random.fork('retry').integer(1, 4) : 300;
  return { ATTEMPTS: String(attempts), RETRY_MS: String(retry) };
}

function packaged(scene: Scene, order: Order): ShopEvent {
  return eventOf('packaged', order, scene.random);
}

/** Messages that no attempt can handle, in random order: half a body, one without an address, one with a wrong one. */
function hopeless(scene: Scene, orders: readonly Order[]) {
  const { random } = scene;
  const [one, two, three] = orders as [Order, Order, Order];
  const message = (event: ShopEvent, changed: Buffer | null = null) => {
    const { event_id: messageId, type } = event;
    const headers = objectToTable({ shop: random.hex(6) });
    const properties = { messageId, type, deliveryMode: 2, correlationId: random.hex(8), headers };
    const whole = jsonMessage(event, properties);
    return { exchange: WAREHOUSE, routingKey: keyOf(event), ...whole, body: changed ?? whole.body };
  };
  const whole = packaged(scene, one);
  const { body } = jsonMessage(whole, {});
  const lacking = packaged(scene, two);
  const { email: _, ...data } = lacking.data;
  const wrong = { ...three, email: `fan ${random.hex(4)} at hinchas` };
  return random.shuffle([
    message(whole, body.subarray(0, Math.floor(body.length / 2))),
    message({ ...lacking, data } as ShopEvent),
    message(packaged(scene, wrong)),
  ]);
}

function tableOf({ headers }: Message['properties']): Record<string, unknown> {
  return headers ? tableToObject(headers) : {};
}

/** The end of an event's JSON: there its data stand. */
function ending(body: Buffer): string {
  const text = body.toString();
  return text.length > 120 ? `…${text.slice(-120)}` : text;
}

async function laidAside(scene: Scene): Promise<boolean> {
  return ((await scene.broker.look(DEAD_LETTERS))?.messages ?? 0) > 0;
}

/** Takes what lies in the dead-letter queue. */
async function letters(scene: Scene): Promise<Message[]> {
  return (await laidAside(scene)) ? scene.broker.take(DEAD_LETTERS) : [];
}

function mailsAbout(scene: Scene, { id }: Order): number {
  return scene.world.effects('mail', 'mail-sent').filter(({ key }) => key === id).length;
}

function asked(scene: Scene, { id }: Order) {
  return scene.world.requests('mail').filter(({ body }) => fieldOf(JSON.parse(body ?? 'null'), 'about') === id);
}
