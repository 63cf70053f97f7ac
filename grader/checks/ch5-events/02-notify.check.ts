import type { Delivery } from '../../broker/evidence.ts';
import { drawCup, type Order } from '../../cup/data.ts';
import { mailHost } from '../../cup/hosts/mail.ts';
import { refused, requestLost } from '../../network/faults.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt } from '../telling.ts';
import notify from './02-notify.exercise.ts';
import { announce, eventOf, fieldOf, perishableQueueOf, refusalOf, WAREHOUSE } from './events.ts';

const SERVICE = notify.service;
/** ms, more than a service should pause before it tries again. */
const MINUTE = 60_000;

judge(notify, {
  mails: async (scene) => {
    const orders = await begin(scene);
    for (const order of orders.slice(0, 3)) {
      await packaged(scene, order);
      await scene.world.settle();
      const values = { order: order.id, to: order.email };
      const asked = scene.world.requests('mail').at(-1);
      if (!asked) return scene.fail('none', values);
      const sent = mailsAbout(scene, order);
      if (sent.length > 1) return scene.fail('count', { ...values, got: sent.length }, asked);
      if (fieldOf(sent[0]?.detail, 'to') !== order.email) {
        return scene.fail('other', { ...values, got: excerpt(asked.body ?? '—') }, asked);
      }
    }
  },

  matching: async (scene) => {
    const [order, ...others] = await begin(scene);
    const strangers = others.slice(0, 4).map((other, index) => {
      const event = eventOf(index === 0 ? 'reserved' : index === 1 ? 'shipped' : 'packaged', other, scene.random);
      const key = [undefined, undefined, `order.eu.${other.id}.packaged`, 'order.packaged'][index];
      return { event, key: key ?? `order.${other.id}.${event.type.slice('order.'.length)}` };
    });
    for (const { event, key } of scene.random.shuffle(strangers)) {
      // A consumer that stumbles over it is a consumer that got it: whatever comes of it is its own doing.
      const withAddress = { ...event, data: { email: order.email, ...event.data } };
      await announce(scene.broker, withAddress, key);
      await scene.world.settle();
      const about = scene.world.requests('mail').at(-1);
      const got = fieldOf(scene.world.effects('mail').at(-1)?.detail, 'about') ?? event.data.order_id;
      if (about) return scene.fail('mailed', { key, about: String(got) }, about);
    }
  },

  survives: async (scene) => {
    const orders = (await begin(scene)).slice(0, 3);
    await scene.world.settle();
    await scene.world.kill(SERVICE);
    // Until the broker has noticed: before, it may still send to a connection that is no more.
    await scene.world.pass(MINUTE);
    for (const order of orders) await packaged(scene, order);
    await scene.world.restart(SERVICE);
    await scene.world.settle();
    const got = orders.filter((order) => mailsAbout(scene, order).length > 0).length;
    if (got < orders.length) return scene.fail('lost', { count: orders.length, got });
    const queue = perishableQueueOf(scene.broker, SERVICE);
    if (queue !== null) return scene.fail('not-durable', { count: orders.length, queue });
  },

  'acks-after': async (scene) => {
    const [order] = await begin(scene);
    await scene.world.settle();
    scene.world.fault('mail', requestLost({ times: 1 }));
    await packaged(scene, order);
    await scene.world.pass(50);
    const [delivery] = deliveries(scene);
    await scene.world.kill(SERVICE);
    await scene.world.restart(SERVICE);
    await scene.world.settle();
    if (mailsAbout(scene, order).length > 0) return;
    const values = { order: order.id };
    if (delivery?.noAck) return scene.fail('no-ack', values);
    return scene.fail(delivery?.settled?.how === 'ack' ? 'acked-first' : 'lost', values);
  },

  acks: async (scene) => {
    const orders = (await begin(scene)).slice(0, 3);
    for (const order of orders) await packaged(scene, order);
    await scene.world.settle();
    const got = deliveries(scene).filter(({ noAck, settled }) => !noAck && settled === null).length;
    if (got > 0) return scene.fail('never', { count: orders.length, got });
  },

  'mail-fails': async (scene) => {
    let unable = 0;
    const orders = await begin(scene, () => unable > 0 && unable-- > 0);
    const ways = scene.random.shuffle([
      ['503', null],
      ['ECONNREFUSED', refused({ times: 2 })],
    ] as const);
    for (const [index, [how, fault]] of ways.entries()) {
      const order = orders[index] as Order;
      if (fault) scene.world.fault('mail', fault);
      else unable = 2;
      await packaged(scene, order);
      await scene.world.pass(MINUTE);
      scene.world.heal('mail');
      unable = 0;
      if (mailsAbout(scene, order).length > 0) continue;
      const values = { order: order.id, how };
      const last = deliveries(scene).at(-1)?.settled;
      if (last?.how === 'ack') return scene.fail('acked', values);
      return scene.fail(last && !last.requeue ? 'dropped' : 'kept', values);
    }
  },

  joins: async (scene) => {
    const orders = await begin(scene);
    const second = `${SERVICE}-2`;
    await scene.start({}, { as: second });
    for (const order of orders) await packaged(scene, order);
    await scene.world.settle();
    const count = orders.length;
    const shares = [SERVICE, second].map((name) => scene.broker.evidence.delivered(name).length);
    const refusal = refusalOf(scene.broker, second);
    if (refusal !== '—') return scene.fail('refused', { count, refused: refusal });
    for (const order of orders) {
      const got = mailsAbout(scene, order).length;
      if (got !== 1) return scene.fail('count', { count, order: order.id, got });
    }
    if (shares.includes(0)) return scene.fail('alone', { count });
  },
});

/** The service under test started beside mail, and eight orders in random order. */
async function begin(scene: Scene, unable?: () => boolean): Promise<[Order, ...Order[]]> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(mailHost(cup, unable && { unable }));
  await scene.broker.exchange(WAREHOUSE);
  await scene.start();
  return scene.random.shuffle(cup.orders) as [Order, ...Order[]];
}

/** The warehouse announces that `order` is packaged. */
function packaged(scene: Scene, order: Order): Promise<boolean> {
  return announce(scene.broker, eventOf('packaged', order, scene.random));
}

function mailsAbout(scene: Scene, order: Order) {
  return scene.world.effects('mail', 'mail-sent').filter(({ key }) => key === order.id);
}

function deliveries(scene: Scene): Delivery[] {
  return scene.broker.evidence.delivered(SERVICE);
}
