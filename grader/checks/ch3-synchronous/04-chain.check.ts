import { type Cup, drawCup, type Order, secretOf } from '../../cup/data.ts';
import { billingHost } from '../../cup/hosts/billing.ts';
import { warehouseHost } from '../../cup/hosts/warehouse.ts';
import type { Bilingual } from '../../language/bilingual.ts';
import { type Exchange, labelOf } from '../../network/exchange.ts';
import {
  type Fault,
  hungUp,
  late,
  refused,
  replyLost,
  type Selection,
  status,
  truncated,
} from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import chain, { RELEASE_LIMIT_MS } from './04-chain.exercise.ts';

/** Virtual ms that a service may need beyond what it waits for: generous, and far below every limit. */
const SLACK = 100;
/** Faults meet the calls of the order alone: a compensation finds its service well. */
const ordering: Selection = { only: ({ method }) => method !== 'DELETE' };
const releasing: Selection = { only: ({ method }) => method === 'DELETE' };
/** What becomes of a DELETE at the warehouse, as a person reads it. */
const RELEASED = { en: 'is answered with 204', es: 'recibe 204' };
const UNREACHABLE = { en: 'is refused (ECONNREFUSED)', es: 'es rechazado (ECONNREFUSED)' };
const UNANSWERED = { en: 'gets no answer', es: 'no recibe respuesta' };

judge(chain, {
  answers: async (scene) => {
    const cup = await begin(scene);
    for (const order of scene.random.sample(cup.orders, 3)) {
      const limit = drawLimit(scene);
      const reply = await post(scene, order, limit);
      const values = { order: order.id, limit };
      const asked = of(scene, order).filter(isPut);
      for (const request of asked) {
        const got = request.headers.get('remaining-ms');
        if (got !== null && !isRemaining(got))
          return scene.fail('header', { ...values, host: request.to, got }, request);
        if (request.status !== null && request.status >= 400) {
          const type = request.headers.get('content-type') ?? '—';
          const body = excerpt(request.body ?? '—');
          const of = { host: request.to, got: request.status, request: labelOf(request), type, body };
          return scene.fail('refused', { ...values, ...of }, request);
        }
      }
      const [reservation, charge] = ['warehouse', 'billing'].map((host) => asked.find(({ to }) => to === host));
      if (charge && charge.startedStep < (reservation?.endedStep ?? Number.POSITIVE_INFINITY)) {
        return scene.fail('early', values, charge);
      }
      if (reply.status !== 201) return scene.fail('status', { ...values, got: told(reply) });
      const answer = (reply.json ?? {}) as Record<string, unknown>;
      const isRight =
        answer.order_id === order.id &&
        answer.shelf === secretOf(cup, `shelf/${order.id}`) &&
        answer.receipt === secretOf(cup, `receipt/${order.id}`);
      if (!isRight) return scene.fail('shape', { ...values, got: excerpt(reply.text) });
      await scene.world.settle();
      if (!isReserved(scene, order)) return scene.fail('undone', { ...values, host: 'warehouse' });
      if (!isCharged(scene, order)) return scene.fail('undone', { ...values, host: 'billing' });
    }
  },

  stops: async (scene) => {
    const cup = await begin(scene);
    const [first, second, third, fourth, fifth] = scene.random.sample(cup.orders, 5) as Five<Order>;
    const refusedWith = async (order: Order, how: string, expected: number) => {
      const already = of(scene, order).length;
      const reply = await post(scene, order, drawLimit(scene));
      const values = { order: order.id, how };
      const charge = of(scene, order).slice(already).find(isCharge);
      if (charge) return scene.fail('charged', { ...values, request: labelOf(charge) }, charge);
      if (reply.status !== expected) return scene.fail('status', { ...values, got: told(reply), expected });
    };
    const ways = [
      () => refusedWith({ ...first, quantity: 1000 }, '409 out-of-stock', 409),
      () => refusedWith({ ...second, sku: `sku-${scene.random.hex(6)}` }, '422 unknown-sku', 422),
      () => withFault(scene, 'warehouse', status(503, ordering), () => refusedWith(third, '503', 502)),
      () => withFault(scene, 'warehouse', refused(ordering), () => refusedWith(fourth, 'ECONNREFUSED', 502)),
      async () => {
        await post(scene, fifth, drawLimit(scene));
        await refusedWith({ ...fifth, quantity: fifth.quantity + 1 }, '409 other-content', 409);
        await scene.world.settle();
        const values = { order: fifth.id, how: '409 other-content' };
        if (!isReserved(scene, fifth)) return scene.fail('foreign', values, of(scene, fifth).find(isRelease));
      },
    ];
    for (const way of scene.random.shuffle(ways)) await way();
  },

  compensates: async (scene) => {
    const cup = drawCup(scene.random.fork('cup'));
    const [first, second, third, fourth] = scene.random.sample(cup.orders, 4) as Four<Order>;
    const declines = [first, third, fourth].map(({ id }) => id);
    scene.world.add(warehouseHost(cup), billingHost(cup, { declines }));
    await scene.start();
    const failing = async (order: Order, how: string, expected: number, release: Bilingual = RELEASED) => {
      const reply = await post(scene, order, scene.random.integer(3000, 5000));
      const took = waited(scene, reply);
      await scene.world.settle();
      const values = { order: order.id, how, release, got: told(reply), expected, took, limit: RELEASE_LIMIT_MS };
      if (release === RELEASED && isReserved(scene, order)) return scene.fail('kept', values);
      if (took > RELEASE_LIMIT_MS + SLACK) return scene.fail('slow', values, of(scene, order).find(isRelease));
      if (reply.status !== expected) return scene.fail('status', values);
    };
    await failing(first, '422 declined', 422);
    await withFault(scene, 'billing', refused(), () => failing(second, 'ECONNREFUSED', 502));
    // Whether these two releases are even tried was judged above.
    await withFault(scene, 'warehouse', refused(releasing), () => failing(third, '422 declined', 422, UNREACHABLE));
    await withFault(scene, 'warehouse', replyLost(releasing), () => failing(fourth, '422 declined', 422, UNANSWERED));
  },

  'unknown-outcome': async (scene) => {
    const cup = await begin(scene);
    const orders = scene.random.shuffle(cup.orders);
    // Each in time, both after one another not.
    const release = scene.random.integer(700, 900);
    for (const host of ['warehouse', 'billing']) scene.world.fault(host, late(release, releasing));
    const ways: [string | Bilingual, Fault][] = [
      ['503', status(503, ordering)],
      ['ECONNRESET', hungUp(ordering)],
      [{ en: '201 and half a body', es: '201 y medio cuerpo' }, truncated(ordering)],
      [{ en: 'nothing', es: 'nada' }, replyLost(ordering)],
    ];
    for (const host of scene.random.shuffle(['warehouse', 'billing'])) {
      for (const [how, fault] of scene.random.shuffle(ways)) {
        const order = orders.pop() as Order;
        const limit = drawLimit(scene);
        const reply = await withFault(scene, host, fault, () => post(scene, order, limit));
        const answered = startOf(reply) + waited(scene, reply);
        await scene.world.settle();
        const near = of(scene, order).find(({ to }) => to === host);
        const extra = Math.round(answered - (near?.endedAt ?? startOf(reply) + limit));
        const values = { order: order.id, host, how, release, most: RELEASE_LIMIT_MS, extra, got: told(reply) };
        if (isCharged(scene, order)) return scene.fail('charged', values, near);
        if (isReserved(scene, order)) return scene.fail('reserved', values, near);
        const slow = of(scene, order).find(isRelease);
        // When silence ends and what is answered then is another check's question.
        if (fault.variant === 'reply-lost') {
          if (extra > SLACK) return scene.fail('behind-deadline', values, slow);
          continue;
        }
        if (extra > RELEASE_LIMIT_MS + SLACK) return scene.fail('slow', values, slow);
        if (reply.status !== 502) return scene.fail('status', values, near);
      }
    }
  },

  'passes-remaining': async (scene) => {
    const cup = await begin(scene);
    for (const order of scene.random.sample(cup.orders, 2)) {
      const limit = drawLimit(scene);
      const slow = scene.random.integer(300, 900);
      const reply = await withFault(scene, 'warehouse', late(slow, ordering), () => post(scene, order, limit));
      for (const request of of(scene, order).filter(isPut)) {
        const left = limit - (request.startedAt - startOf(reply));
        const got = request.headers.get('remaining-ms');
        const values = { limit, slow, left, host: request.to, request: labelOf(request), got: got ?? '' };
        if (got === null) return scene.fail('absent', values, request);
        if (Number(got) > left + 1) return scene.fail('too-much', values, request);
        if (Number(got) < left - SLACK) return scene.fail('too-little', values, request);
      }
    }
  },

  'too-late': async (scene) => {
    const cup = await begin(scene);
    const orders = scene.random.sample(cup.orders, 5);
    /** The parts of its time that the warehouse takes, and billing. */
    const inTime = [0.75, 0.1] as const;
    const tooLate = [0.6, 0.6] as const;
    const plans = scene.random.shuffle([inTime, inTime.toReversed(), tooLate, [5, 0.1], [0.1, 5]]);
    for (const [index, [one = 0, other = 0]] of plans.entries()) {
      const limit = drawLimit(scene);
      const [first, second] = [Math.round(one * limit), Math.round(other * limit)];
      scene.world.fault('warehouse', late(first, ordering));
      // Where the warehouse alone takes too long, billing is not asked.
      if (first < limit) scene.world.fault('billing', late(second, ordering));
      const reply = await post(scene, orders[index] as Order, limit);
      const took = waited(scene, reply);
      const values = { limit, first, second, took, got: told(reply) };
      const isDue = first + second < limit;
      if (isDue && reply.status !== 201) return scene.fail('too-soon', values);
      if (took > limit + SLACK) return scene.fail('slow', values);
      if (!isDue && reply.status !== 504) return scene.fail('status', values);
      if (!isDue && took < limit - SLACK) return scene.fail('gave-up', values);
      for (const host of ['warehouse', 'billing']) scene.world.heal(host);
    }
  },

  withdraws: async (scene) => {
    const cup = await begin(scene);
    const orders = scene.random.shuffle(cup.orders);
    for (const host of ['warehouse', 'billing']) {
      const order = orders.pop() as Order;
      const limit = drawLimit(scene);
      const milliseconds = limit + scene.random.integer(300, 900);
      const reply = await withFault(scene, host, late(milliseconds, ordering), async () => {
        const answer = await post(scene, order, limit);
        await scene.world.settle();
        return answer;
      });
      const deadline = startOf(reply) + limit;
      const values = { limit, host, late: milliseconds };
      const puts = of(scene, order).filter(isPut);
      for (const request of puts) {
        const extra = request.startedAt - deadline;
        if (extra > 0) return scene.fail('started', { ...values, request: labelOf(request), extra }, request);
      }
      for (const request of puts) {
        const extra = (request.endedAt ?? scene.world.now) - deadline;
        if (extra > SLACK) return scene.fail('running', { ...values, request: labelOf(request), extra }, request);
      }
    }
  },

  'caller-gone': async (scene) => {
    const cup = await begin(scene);
    const orders = scene.random.shuffle(cup.orders);
    for (const host of ['warehouse', 'billing']) {
      const order = orders.pop() as Order;
      const limit = scene.random.integer(5000, 8000);
      const gone = scene.random.integer(200, 600);
      await withFault(scene, host, late(3000, ordering), async () => {
        const reply = await post(scene, order, limit, gone);
        await scene.world.settle();
        const end = startOf(reply) + gone;
        const values = { gone, left: limit - gone, host };
        for (const request of of(scene, order).filter(isPut)) {
          const shown = { ...values, request: labelOf(request) };
          const extra = (request.endedAt ?? scene.world.now) - end;
          if (request.startedAt > end) return scene.fail('started', shown, request);
          if (extra > SLACK) return scene.fail('running', { ...shown, extra }, request);
        }
        if (isCharged(scene, order)) return scene.fail('charged', values);
        if (isReserved(scene, order)) return scene.fail('reserved', values);
      });
    }
  },

  'reads-limit': async (scene) => {
    const cup = drawCup(scene.random.fork('cup'));
    scene.world.add(warehouseHost(cup), billingHost(cup));
    const limit = scene.random.integer(1200, 3600);
    await scene.start({ TIME_LIMIT_MS: String(limit) });
    const orders = scene.random.shuffle(cup.orders);
    const silent = await withFault(scene, 'warehouse', late(10 * limit, ordering), () =>
      post(scene, orders.pop() as Order, null),
    );
    const took = waited(scene, silent);
    if (silent.status !== 504 || Math.abs(took - limit) > SLACK) {
      return scene.fail('default', { limit, sent: { en: 'absent', es: 'ausente' }, got: told(silent), took });
    }
    const absolute = String(Date.UTC(2026, 5, 11, 12) + scene.random.integer(1000, 9999));
    const negative = String(-scene.random.integer(100, 900));
    for (const sent of scene.random.shuffle(['soon', negative, '1500.5', absolute])) {
      const order = orders.pop() as Order;
      const reply = await post(scene, order, sent);
      const [asked] = of(scene, order);
      const values = { limit, sent };
      if (reply.status !== 400) return scene.fail('accepted', { ...values, got: told(reply) }, asked);
      if (asked) return scene.fail('asked', { ...values, host: asked.to, request: labelOf(asked) }, asked);
    }
  },
});

type Four<T> = [T, T, T, T];
type Five<T> = [T, ...Four<T>];

/** A world with warehouse and billing, and the service under test started in it. */
async function begin(scene: Scene): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(warehouseHost(cup), billingHost(cup));
  await scene.start();
  return cup;
}

/** Milliseconds that a caller has left: more than the services need when they are well. */
function drawLimit(scene: Scene): number {
  return scene.random.integer(1500, 4500);
}

/** Sends `order` to the service; without Remaining-Ms where `remaining` is null. */
function post(scene: Scene, order: Order, remaining: number | string | null, giveUpAfter?: number): Promise<Reply> {
  const { id, sku, quantity, amount_cents, currency } = order;
  return scene.call('/orders', {
    method: 'POST',
    headers: remaining === null ? {} : { 'Remaining-Ms': String(remaining) },
    body: { order_id: id, sku, quantity, amount_cents, currency },
    ...(giveUpAfter === undefined ? {} : { giveUpAfter }),
  });
}

/** What `work` gives while `fault` stands before `host`. */
async function withFault<T>(scene: Scene, host: string, fault: Fault, work: () => Promise<T>): Promise<T> {
  const active = scene.world.fault(host, fault);
  const result = await work();
  active.left = 0;
  return result;
}

/** The requests that the service made for `order`. */
function of(scene: Scene, order: Order): Exchange[] {
  return scene.world.requests().filter(({ url }) => url.pathname.endsWith(`/${order.id}`));
}

function isPut({ method }: Exchange): boolean {
  return method === 'PUT';
}

function isCharge(exchange: Exchange): boolean {
  return exchange.to === 'billing' && isPut(exchange);
}

function isRelease({ to, method }: Exchange): boolean {
  return to === 'warehouse' && method === 'DELETE';
}

function isReserved(scene: Scene, order: Order): boolean {
  return stands(scene, 'warehouse', 'stock-reserved', 'stock-released', order);
}

function isCharged(scene: Scene, order: Order): boolean {
  return stands(scene, 'billing', 'order-charged', 'charge-refunded', order);
}

/** Whether `done` happened to `order` and `undone` did not. */
function stands(scene: Scene, host: string, done: string, undone: string, order: Order): boolean {
  const count = (kind: string) => scene.world.effects(host, kind).filter(({ key }) => key === order.id).length;
  return count(done) > count(undone);
}

function isRemaining(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 86_400_000;
}

function startOf(reply: Reply): number {
  return reply.exchange?.startedAt ?? 0;
}

/** Virtual ms until the answer was there; until now, where none came. */
function waited(scene: Scene, reply: Reply): number {
  return Number.isFinite(reply.took) ? reply.took : scene.world.now - startOf(reply);
}

/** What a person reads of a reply: its status, or that none came. */
function told(reply: Reply): string {
  return reply.status === null ? (reply.code ?? '—') : String(reply.status);
}

function excerpt(text: string): string {
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}
