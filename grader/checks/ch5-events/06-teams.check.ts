import { drawCup, type Order } from '../../cup/data.ts';
import { bankHost } from '../../cup/hosts/bank.ts';
import { late } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { arrivals } from '../arrivals.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import teams from './06-teams.exercise.ts';
import { announce, eventOf, fieldOf, PACKAGED_KEY, refusalOf, WAREHOUSE } from './events.ts';

const SERVICE = teams.service;
const SECOND = `${SERVICE}-2`;

judge(teams, {
  pays: async (scene) => {
    const orders = await begin(scene);
    for (const order of orders.slice(0, 3)) {
      await happens(scene, 'packaged', order);
      await scene.world.settle();
      const values = { order: order.id };
      const payment = paymentOf(scene, order);
      if (!payment) return scene.fail('unpaid', { ...values, got: scene.world.requests('bank').length });
      const [got, wanted] = [payment, order].map((one) => `${one.amount_cents} ${one.currency}`) as [string, string];
      if (got !== wanted) return scene.fail('amount', { ...values, got, wanted });
      const bill = await billOf(scene, SERVICE, order);
      if (!isBill(bill, order, 'paid', 2)) return scene.fail('bill', { ...values, got: shown(bill) });
    }
  },

  'every-service': async (scene) => {
    const orders = await begin(scene);
    await scene.broker.queue('notification', { bindings: [[WAREHOUSE, PACKAGED_KEY]] });
    for (const order of orders) await happens(scene, 'packaged', order);
    await scene.world.settle();
    const count = orders.length;
    const left = (await scene.broker.take('notification')).length;
    if (left < count) return scene.fail('taken', { count, got: left });
    const paid = orders.filter((order) => paymentOf(scene, order)).length;
    if (paid < count) return scene.fail('missed', { count, got: paid });
  },

  shares: async (scene) => {
    const orders = await beginTwo(scene);
    for (const order of orders) await happens(scene, 'packaged', order);
    await scene.world.settle();
    const count = orders.length;
    for (const order of orders) {
      const got = asked(scene, order);
      if (got > 1) return scene.fail('twice', { count, order: order.id, got });
    }
    const refused = refusalOf(scene.broker, SECOND);
    const shares = [SERVICE, SECOND].map((name) => scene.broker.evidence.delivered(name).length);
    if (shares.includes(0)) return scene.fail('alone', { count, refused });
  },

  prefetch: async (scene) => {
    const limit = scene.random.integer(2, 4);
    const values = { limit, late: 1000, count: 8 };
    const orders = await begin(scene, { PREFETCH: String(limit) });
    scene.world.fault('bank', late(values.late));
    for (const order of orders) await happens(scene, 'packaged', order);
    await scene.world.settle();
    const { evidence } = scene.broker;
    if (evidence.delivered(SERVICE).some(({ noAck }) => noAck)) return scene.fail('no-ack', values);
    const got = evidence.peakUnsettled(SERVICE);
    if (got > limit) return scene.fail('over', { ...values, got });
    const paid = orders.filter((order) => paymentOf(scene, order)).length;
    if (paid < orders.length) return scene.fail('unpaid', { ...values, got: paid });
  },

  'any-instance': async (scene) => {
    const orders = await beginTwo(scene);
    for (const order of orders) await happens(scene, 'packaged', order);
    await scene.world.settle();
    for (const order of orders) {
      for (const instance of [SERVICE, SECOND]) {
        const bill = await billOf(scene, instance, order);
        if (isBill(bill, order, 'paid', 2)) continue;
        return scene.fail('unknown', { count: orders.length, order: order.id, got: shown(bill) });
      }
    }
  },

  'keeps-order': async (scene) => {
    const orders = await beginTwo(scene);
    const slow = scene.random.shuffle([
      { events: ['packaged', 'shipped'], after: 100, takes: 3000 },
      { events: ['shipped', 'packaged'], after: 5000, takes: 0 },
    ] as const);
    // Each event may come twice, too: every order in which that can happen, each for an order of its own.
    const again = arrivals(['packaged', 'shipped'] as const, { repeated: 1 });
    const ways = [...slow, ...again.map((events) => ({ events, after: 100, takes: 0 }))];
    for (const [index, { events, after, takes }] of ways.entries()) {
      const order = orders[index] as Order;
      const known = {
        packaged: eventOf('packaged', order, scene.random),
        shipped: eventOf('shipped', order, scene.random),
      };
      if (takes > 0) scene.world.fault('bank', late(takes));
      for (const event of events) {
        await announce(scene.broker, known[event]);
        await scene.world.pass(after);
      }
      await scene.world.settle();
      scene.world.heal('bank');
      const values = { order: order.id, late: takes, events: events.map((event) => known[event].type).join(', ') };
      if (!paymentOf(scene, order)) return scene.fail('unpaid', values);
      const bill = await billOf(scene, SERVICE, order);
      if (!isBill(bill, order, 'shipped', 3)) return scene.fail('state', { ...values, got: shown(bill) });
    }
  },
});

/** The service under test started beside the bank, and eight orders in random order. */
async function begin(scene: Scene, environment: Readonly<Record<string, string>> = {}): Promise<readonly Order[]> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(bankHost(cup));
  await scene.broker.exchange(WAREHOUSE);
  await scene.start(environment);
  return scene.random.shuffle(cup.orders);
}

/** The same with a second instance. */
async function beginTwo(scene: Scene): Promise<readonly Order[]> {
  const orders = await begin(scene);
  await scene.start({}, { as: SECOND });
  return orders;
}

/** The warehouse announces what happened to `order`. */
function happens(scene: Scene, what: 'packaged' | 'shipped', order: Order): Promise<boolean> {
  return announce(scene.broker, eventOf(what, order, scene.random));
}

function paymentOf(scene: Scene, order: Order): Pick<Order, 'amount_cents' | 'currency'> | undefined {
  const effect = scene.world.effects('bank', 'payment-made').find(({ key }) => key === order.id);
  return effect?.detail as Pick<Order, 'amount_cents' | 'currency'> | undefined;
}

/** How many requests the bank got about `order`: each is one effect, however often it is asked for. */
function asked(scene: Scene, order: Order): number {
  return scene.world.requests('bank').filter(({ url }) => url.pathname === `/payments/${order.id}`).length;
}

function billOf(scene: Scene, instance: string, { id }: Order): Promise<Reply> {
  return scene.world.call(instance, `/bills/${id}`);
}

function isBill(reply: Reply, order: Order, state: string, version: number): boolean {
  const right = { order_id: order.id, state, version };
  return reply.status === 200 && Object.entries(right).every(([name, value]) => fieldOf(reply.json, name) === value);
}

function shown(reply: Reply): string {
  return `${told(reply)} ${excerpt(reply.text)}`.trim();
}
