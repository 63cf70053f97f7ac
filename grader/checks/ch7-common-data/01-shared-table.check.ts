import { type Cup, drawCup, type Order, type StockItem } from '../../cup/data.ts';
import { bankHost } from '../../cup/hosts/bank.ts';
import { late, refused, status } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, SLACK, told, tookOf } from '../telling.ts';
import sharedTable from './01-shared-table.exercise.ts';
import { availableOf, columnsOf, differences, layTable, open, READS, read } from './stock.ts';

const SHOP = { role: 'shop', as: 'shop' };
const WAREHOUSE = { role: 'warehouse', as: 'warehouse' };
type Role = typeof SHOP;
/** More writes than a shop does for one order: no crash point lies beyond. */
const WRITES = 8;
/** What the bank does. */
const PAYS = { en: 'paid', es: 'pagó' };
const REFUSES = { en: 'refused', es: 'se negó' };
/** When the other team reads. */
const THEN = { en: 'then', es: 'entonces' };
const LATER = { en: 'after the next start', es: 'tras el siguiente inicio' };

judge(sharedTable, {
  sells: async (scene) => {
    const { order, item } = await begin(scene, SHOP);
    const reply = await buy(scene, order);
    const values = { order: order.id, quantity: order.quantity };
    const payment = paymentOf(scene, order);
    if (reply.status !== 201) return scene.fail('status', { ...values, got: shown(reply) });
    if (payment?.amount_cents !== order.amount_cents) return scene.fail('unpaid', values);
    if (fieldOf(reply, 'receipt') !== payment.receipt) return scene.fail('receipt', { ...values, got: shown(reply) });
    const left = item.available - order.quantity;
    if (availableOf(scene, item) !== left)
      return scene.fail('stock', { ...values, had: item.available, got: availableOf(scene, item) });
    const tooMany = { ...order, id: `${order.id}-2`, quantity: left + 1 };
    const none = await buy(scene, tooMany);
    const about = { ...values, quantity: tooMany.quantity, left, got: shown(none) };
    if (none.status !== 409) return scene.fail('sold-out', about);
    if (paymentOf(scene, tooMany)) return scene.fail('paid', about);
    const all = { ...order, id: `${order.id}-3`, quantity: left };
    const last = await buy(scene, all);
    if (last.status !== 201 || availableOf(scene, item) !== 0)
      return scene.fail('last', { ...values, left, got: shown(last), remaining: availableOf(scene, item) });
  },

  'lets-others-write': async (scene) => {
    const { order, item } = await begin(scene, SHOP, WAREHOUSE);
    const [takes, quantity] = [3000, scene.random.integer(5, 40)];
    scene.world.fault('bank', late(takes));
    const first = buy(scene, order);
    await scene.world.pass(500);
    const delivery = await deliver(scene, item, quantity);
    const values = { order: order.id, takes };
    if (delivery.status !== 201 || tookOf(scene, delivery) > SLACK)
      return scene.fail('shut-out', { ...values, got: shown(delivery), took: tookOf(scene, delivery) });
    const seen = availableOf(scene, item);
    if (typeof seen === 'string') return scene.fail('unreadable', { ...values, got: seen });
    await first;
  },

  'keeps-every-change': async (scene) => {
    const { cup, order, item } = await begin(scene, SHOP, WAREHOUSE);
    const [takes, delivered] = [2000, scene.random.integer(5, 40)];
    const second = { ...(cup.orders.find(({ id }) => id !== order.id) as Order), sku: item.sku };
    scene.world.fault('bank', late(takes));
    const orders = [buy(scene, order), buy(scene, second)];
    await scene.world.pass(700);
    const delivery = await deliver(scene, item, delivered);
    const [one, other] = await Promise.all(orders);
    const values = { takes, first: order.quantity, second: second.quantity, delivered, had: item.available };
    const all = [one, other, delivery].map((reply) => (reply ? told(reply) : '—')).join(', ');
    if (all !== '201, 201, 201') return scene.fail('status', { ...values, got: all });
    const due = item.available - order.quantity - second.quantity + delivered;
    const got = availableOf(scene, item);
    if (got !== due) return scene.fail('lost', { ...values, due, got });
  },

  'last-piece': async (scene) => {
    const { cup, order, item } = await begin(scene, SHOP);
    // Enough for either of two orders, and not for both.
    const half = Math.floor(item.available / 2) + 1;
    const [one, other] = [order, cup.orders.find(({ id }) => id !== order.id) as Order].map((it) => ({
      ...it,
      sku: item.sku,
      quantity: half,
    })) as [Order, Order];
    scene.world.fault('bank', late(1500));
    const replies = await Promise.all([buy(scene, one), buy(scene, other)]);
    const values = { had: item.available, quantity: half, got: replies.map(told).join(', ') };
    const left = availableOf(scene, item);
    if (typeof left !== 'number' || left < 0) return scene.fail('negative', { ...values, left });
    const sold = replies.filter((reply) => reply.status === 201 || reply.status === 200).length;
    const paid = [one, other].filter((it) => paymentOf(scene, it)).length;
    if (sold > 1) return scene.fail('oversold', values);
    if (paid > sold) return scene.fail('paid', { ...values, paid });
    if (sold === 0 || !replies.some((reply) => reply.status === 409)) return scene.fail('status', values);
  },

  'gives-back': async (scene) => {
    const { cup, order, item } = await begin(scene, SHOP, WAREHOUSE);
    const second = { ...(cup.orders.find(({ id }) => id !== order.id) as Order), sku: item.sku };
    const expectBack = (bought: Order, reply: Reply, delivered: number, how: string): void => {
      const values = { how, order: bought.id, delivered, quantity: bought.quantity, got: shown(reply) };
      if (reply.status !== 502) scene.fail('status', values);
      const [due, left] = [item.available + delivered, availableOf(scene, item)];
      if (left !== due) scene.fail('kept', { ...values, due, left });
    };
    scene.world.fault('bank', refused());
    expectBack(order, await buy(scene, order), 0, 'ECONNREFUSED');
    scene.world.heal('bank');
    // Now the bank takes its time before it says no, and the table goes on meanwhile.
    scene.world.fault('bank', status(503));
    scene.world.fault('bank', late(1000));
    const delivered = scene.random.integer(5, 40);
    const buying = buy(scene, second);
    await scene.world.pass(300);
    await deliver(scene, item, delivered);
    expectBack(second, await buying, delivered, '503');
    // The client repeats this one while the first is at the bank, and both of them hear no.
    const third = { ...second, id: `${second.id}-2` };
    await Promise.all([buy(scene, third), buy(scene, third)]);
    const [due, left] = [item.available + delivered, availableOf(scene, item)];
    const values = { how: '503', order: third.id, delivered: 0, quantity: third.quantity };
    if (left !== due) return scene.fail('twice', { ...values, due, left });
  },

  'old-reader': async (scene) => {
    const { cup, item } = await begin(scene, WAREHOUSE);
    const values = { reader: READS };
    const columns = columnsOf(scene);
    if (!columns.includes('on_hand') || columns.includes('available'))
      return scene.fail('unchanged', { ...values, got: columns.join(', ') });
    const quantity = scene.random.integer(5, 40);
    const expect = (rows: readonly StockItem[], when: string): void => {
      const got = read(scene);
      if (typeof got === 'string') scene.fail('gone', { ...values, when, got });
      else
        for (const [sku, name, is, due] of differences(got, rows))
          scene.fail('rows', { ...values, when, sku, name, got: is, due });
    };
    expect(cup.stock, '1');
    const reply = await deliver(scene, item, quantity);
    if (reply.status !== 201) return scene.fail('delivery', { ...values, got: shown(reply) });
    const now = cup.stock.map((one) => (one.sku === item.sku ? { ...one, available: one.available + quantity } : one));
    expect(now, '2');
    await scene.world.restart(WAREHOUSE.as);
    expect(now, '3');
    for (let write = 1; write <= WRITES; write += 1) {
      await scene.world.kill(WAREHOUSE.as);
      layTable(scene, cup);
      await scene.world.restart(WAREHOUSE.as, { powerFailsAfter: write });
      // It wrote less often than that: every moment between two writes has been tried.
      if (scene.world.member(WAREHOUSE.as).up) return;
      for (const when of [THEN, LATER]) {
        const got = read(scene);
        const isWhole = typeof got !== 'string' && differences(got, cup.stock).length === 0;
        if (!isWhole) return scene.fail('half', { ...values, write, when, got: excerpt(JSON.stringify(got)) });
        if (when === THEN) await scene.world.restart(WAREHOUSE.as);
      }
    }
  },

  'locked-table': async (scene) => {
    const { order, item } = await begin(scene, SHOP, WAREHOUSE);
    const other = open(scene);
    other.exec('BEGIN IMMEDIATE');
    const freed = scene.world.plan(2000, () => other.close());
    const values = { order: order.id };
    try {
      const [reply, delivery] = await Promise.all([buy(scene, order), deliver(scene, item, 1)]);
      for (const [what, got] of [
        ['PUT /orders', reply],
        ['POST /deliveries', delivery],
      ] as const) {
        if (got.status === 201) continue;
        if (got.status !== 503) return scene.fail('status', { ...values, what, got: shown(got) });
        if (!got.headers.has('retry-after')) return scene.fail('no-retry-after', { ...values, what });
      }
      await scene.world.pass(3000);
      const later = await buy(scene, order);
      if (later.status !== 201 && later.status !== 200) return scene.fail('later', { ...values, got: shown(later) });
      const due = item.available - order.quantity + (delivery.status === 201 ? 1 : 0);
      const got = availableOf(scene, item);
      if (got !== due) return scene.fail('stock', { ...values, got, due });
    } finally {
      freed();
      if (other.isOpen) other.close();
    }
  },

  'crash-in-between': async (scene) => {
    const { order, item } = await begin(scene, SHOP);
    const after = scene.random.integer(300, 1500);
    scene.world.fault('bank', late(2000, { times: 1 }));
    const broken = buy(scene, order);
    await scene.world.pass(after);
    await scene.world.kill('shop');
    await broken;
    await scene.world.restart('shop');
    const values = { order: order.id, after, quantity: order.quantity, had: item.available };
    for (const time of [2, 3]) {
      const again = await buy(scene, order);
      if (again.status !== 201 && again.status !== 200)
        return scene.fail('status', { ...values, time, got: shown(again) });
      const got = availableOf(scene, item);
      if (got !== item.available - order.quantity) return scene.fail('stock', { ...values, time, got });
    }
  },

  'all-or-nothing': async (scene) => {
    const { order, item } = await begin(scene, SHOP);
    let isRefusing = false;
    scene.world.fault('bank', status(503, { only: () => isRefusing }));
    let due = item.available;
    for (const bank of [PAYS, REFUSES]) {
      for (let write = 1; write <= WRITES; write += 1) {
        const bought = { ...order, id: `${order.id}-${bank.en}-${write}`, quantity: 1 };
        const values = { order: bought.id, write, bank, had: due };
        isRefusing = bank === REFUSES;
        await scene.world.failPower(SHOP.as, { after: write });
        await buy(scene, bought);
        isRefusing = false;
        // It wrote less often than that: every moment between two writes has been tried.
        const isOver = scene.world.member(SHOP.as).up;
        await scene.world.restart(SHOP.as);
        const again = await buy(scene, bought);
        if (again.status !== 201 && again.status !== 200) return scene.fail('status', { ...values, got: shown(again) });
        due -= 1;
        const got = availableOf(scene, item);
        if (got !== due) return scene.fail('stock', { ...values, due, got });
        if (isOver) break;
      }
    }
  },
});

/** The table as it was until today, with its view, the services `roles` on it, and an order of something it has. */
async function begin(scene: Scene, ...roles: readonly Role[]): Promise<{ cup: Cup; order: Order; item: StockItem }> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(bankHost(cup));
  layTable(scene, cup);
  // Which team starts first is nobody's business.
  for (const role of scene.random.shuffle(roles)) await scene.start({}, role);
  const order = scene.random.pick(cup.orders);
  return { cup, order, item: cup.stock.find(({ sku }) => sku === order.sku) as StockItem };
}

function buy(scene: Scene, { id, sku, quantity, amount_cents, currency }: Order): Promise<Reply> {
  const body = { sku, quantity, amount_cents, currency };
  return scene.world.call(SHOP.as, `/orders/${id}`, { method: 'PUT', body });
}

function deliver(scene: Scene, { sku }: StockItem, quantity: number): Promise<Reply> {
  return scene.world.call(WAREHOUSE.as, '/deliveries', { method: 'POST', body: { sku, quantity } });
}

function paymentOf(scene: Scene, { id }: Order): { amount_cents: number; receipt: string } | undefined {
  const effect = scene.world.effects('bank', 'payment-made').find(({ key }) => key === id);
  return effect?.detail as { amount_cents: number; receipt: string } | undefined;
}

function fieldOf({ json }: Reply, name: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
}

function shown(reply: Reply): string {
  return `${told(reply)} ${excerpt(reply.text)}`.trim();
}
