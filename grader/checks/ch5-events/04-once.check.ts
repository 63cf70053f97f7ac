import { readdirSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { drawCup, type Order } from '../../cup/data.ts';
import { mailHost } from '../../cup/hosts/mail.ts';
import type { Values } from '../../language/bilingual.ts';
import type { Exchange } from '../../network/exchange.ts';
import { hungUp, late, requestLost } from '../../network/faults.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import once from './04-once.exercise.ts';
import { announce, eventOf, fieldOf, passUntil, type ShopEvent, WAREHOUSE } from './events.ts';

const SERVICE = once.service;
const SECOND = `${SERVICE}-2`;
/** ms, more than a service should pause before it tries again. */
const MINUTE = 60_000;
/** ms that somebody else reads the service's databases. */
const READING = 3000;
/** What a file of SQLite begins with. */
const SQLITE = 'SQLite format 3\0';
/** More writes than a service does for one event: no crash point lies beyond. */
const WRITES = 8;

judge(once, {
  counts: async (scene) => {
    const orders = await begin(scene);
    const count = orders.length;
    for (const order of orders) await announce(scene.broker, packaged(scene, order));
    await scene.world.settle();
    for (const order of orders) {
      const got = mailsAbout(scene, order);
      if (got !== 1) return scene.fail('mails', { count, order: order.id, got });
    }
    for (const { email } of orders) {
      const wanted = orders.filter((order) => order.email === email).length;
      const got = await parcelsOf(scene, email);
      if (got !== String(wanted)) return scene.fail('parcels', { count, email, got, wanted });
    }
  },

  'event-key': async (scene) => {
    let unable = 0;
    const orders = await begin(scene, () => unable > 0 && unable-- > 0);
    const ways = scene.random.shuffle(['503', 'ECONNRESET']);
    for (const [index, how] of ways.entries()) {
      const order = orders[index] as Order;
      const event = packaged(scene, order);
      if (how === '503') unable = 2;
      else scene.world.fault('mail', hungUp({ times: 2 }));
      await announce(scene.broker, event);
      await passUntil(scene, MINUTE, () => requestsAbout(scene, order).at(-1)?.status === 201);
      scene.world.heal('mail');
      const values = { order: order.id, event: event.event_id, how };
      const attempts = requestsAbout(scene, order);
      for (const [at, request] of attempts.entries()) {
        const key = request.headers.get('Idempotency-Key');
        const attempt = at + 1;
        if (key === null) return scene.fail('none', { ...values, attempt }, request);
        if (unquoted(key) !== event.event_id) return scene.fail('other', { ...values, attempt, got: key }, request);
      }
      if (attempts.at(-1)?.status !== 201) return scene.fail('unsent', { ...values, got: attempts.length });
    }
  },

  repeat: async (scene) => {
    const [order] = await beginApart(scene);
    const event = packaged(scene, order);
    const values = { order: order.id, event: event.event_id };
    for (let times = 0; times < 3; times += 1) {
      await announce(scene.broker, event);
      await scene.world.settle();
      await expectOnce(scene, order, values);
    }
    const [, ...repetitions] = scene.broker.evidence.delivered(SERVICE);
    if (repetitions.some(({ noAck, settled }) => !noAck && settled === null)) return scene.fail('unacked', values);
  },

  distinct: async (scene) => {
    const [order] = await beginApart(scene);
    for (const event of [packaged(scene, order), packaged(scene, order)]) {
      await announce(scene.broker, event);
      await scene.world.settle();
    }
    const values = { order: order.id, email: order.email };
    const sent = mailsAbout(scene, order);
    if (sent !== 2) return scene.fail('mails', { ...values, got: sent });
    const got = await parcelsOf(scene, order.email);
    if (got !== '2') return scene.fail('parcels', { ...values, got });
  },

  crash: async (scene) => {
    const orders = await beginApart(scene);
    // Carried out and not yet answered; never arrived: from here they look the same.
    const ways = scene.random.shuffle([late(5000, { times: 1 }), requestLost({ times: 1 })]);
    for (const [index, fault] of ways.entries()) {
      const order = orders[index] as Order;
      scene.world.fault('mail', fault);
      await announce(scene.broker, packaged(scene, order));
      await scene.world.pass(200);
      await scene.world.kill(SERVICE);
      await scene.world.restart(SERVICE);
      await passUntil(scene, MINUTE, async () => (await effectsOf(scene, order)).once);
      await expectOnce(scene, order, { order: order.id });
    }
  },

  together: async (scene) => {
    const orders = await beginApart(scene);
    for (let write = 1; write <= WRITES; write += 1) {
      const order = orders[write % orders.length] as Order;
      await scene.world.settle();
      await scene.world.failPower(SERVICE, { after: write });
      await announce(scene.broker, packaged(scene, order));
      await scene.world.settle();
      // It wrote less often than that: every moment between two writes has been tried.
      if (scene.world.member(SERVICE).up) return;
      await scene.world.restart(SERVICE);
      await passUntil(scene, MINUTE, async () => (await effectsOf(scene, order)).once);
      await expectOnce(scene, order, { order: order.id, write });
    }
  },

  locked: async (scene) => {
    const [order, next] = await beginApart(scene);
    await scene.world.settle();
    const end = beginReading(scene.stateFolder);
    // A service that waits for the lock stands still, and with it virtual time: then the reader ends in real time.
    const inRealTime = setTimeout(end, READING);
    const calledOff = scene.world.plan(READING, end);
    const values = { order: order.id, next: next.id, seconds: READING / 1000 };
    try {
      await handled(scene, order);
    } finally {
      calledOff();
      clearTimeout(inRealTime);
      end();
    }
    const first = await effectsOf(scene, order);
    if (!first.once) return scene.fail('lost', { ...values, email: order.email, ...first.shown });
    await handled(scene, next);
    const second = await effectsOf(scene, next);
    if (!second.once) return scene.fail('stuck', { ...values, email: next.email, ...second.shown });
  },

  shared: async (scene) => {
    const [first, second] = await beginApart(scene);
    const event = packaged(scene, first);
    await announce(scene.broker, event);
    await scene.world.settle();
    await scene.world.kill(SERVICE);
    await scene.world.restart(SERVICE);
    await announce(scene.broker, event);
    await scene.world.settle();
    const after = await effectsOf(scene, first);
    if (!after.once) return scene.fail('restart', { order: first.id, email: first.email, ...after.shown });
    await scene.start({}, { as: SECOND });
    scene.world.fault('mail', late(500));
    const copied = packaged(scene, second);
    await Promise.all([announce(scene.broker, copied), announce(scene.broker, copied)]);
    await scene.world.settle();
    scene.world.heal('mail');
    for (const instance of [SERVICE, SECOND]) {
      const { once: right, shown } = await effectsOf(scene, second, instance);
      if (!right) return scene.fail('instances', { order: second.id, email: second.email, ...shown });
    }
  },
});

/** The service under test started beside mail, and eight orders in random order. */
async function begin(scene: Scene, unable?: () => boolean): Promise<[Order, Order, ...Order[]]> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(mailHost(cup, unable && { unable }));
  await scene.broker.exchange(WAREHOUSE);
  await scene.start();
  return scene.random.shuffle(cup.orders) as [Order, Order, ...Order[]];
}

/** The same, each order for another fan: what is counted for one of them comes from one order. */
async function beginApart(scene: Scene): Promise<[Order, Order, ...Order[]]> {
  const orders = await begin(scene);
  const apart = orders.map((order) => ({ ...order, email: `fan-${scene.random.hex(6)}@hinchas.example` }));
  return apart as [Order, Order, ...Order[]];
}

/** The warehouse announces that `order` is packaged; resolves when that is handled, or after a minute. */
async function handled(scene: Scene, order: Order): Promise<void> {
  await announce(scene.broker, packaged(scene, order));
  await passUntil(scene, MINUTE, async () => (await effectsOf(scene, order)).once);
}

/** Begins to read every database of SQLite in `folder`: until it ends, nobody can commit. Returns how to end it. */
function beginReading(folder: string): () => void {
  const files = readdirSync(folder).map((name) => folder + name);
  const databases = files.filter(isDatabase).map((file) => new DatabaseSync(file, { readOnly: true }));
  for (const database of databases) {
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  }
  return () => {
    for (const database of databases) if (database.isOpen) database.close();
  };
}

function isDatabase(file: string): boolean {
  return statSync(file).isFile() && readFileSync(file).subarray(0, SQLITE.length).toString('latin1') === SQLITE;
}

function packaged(scene: Scene, order: Order): ShopEvent {
  return eventOf('packaged', order, scene.random);
}

/** Mails about `order`, the parcels of its fan in the eyes of `instance`, and whether it is one of each. */
async function effectsOf(scene: Scene, order: Order, instance = SERVICE) {
  const shown = { mails: mailsAbout(scene, order), parcels: await parcelsOf(scene, order.email, instance) };
  return { shown, once: shown.mails === 1 && shown.parcels === '1' };
}

async function expectOnce(scene: Scene<'mails' | 'parcels'>, order: Order, values: Values): Promise<void> {
  const { once: right, shown } = await effectsOf(scene, order);
  if (right) return;
  if (shown.mails !== 1) return scene.fail('mails', { ...values, got: shown.mails });
  return scene.fail('parcels', { ...values, email: order.email, got: shown.parcels });
}

function mailsAbout(scene: Scene, { id }: Order): number {
  return scene.world.effects('mail', 'mail-sent').filter(({ key }) => key === id).length;
}

function requestsAbout(scene: Scene, { id }: Order): Exchange[] {
  return scene.world.requests('mail').filter(({ body }) => body?.includes(JSON.stringify(id)));
}

/** How many parcels `instance` says a fan has got; what it answered instead, where that is no such answer. */
async function parcelsOf(scene: Scene, email: string, instance = SERVICE): Promise<string> {
  const reply = await scene.world.call(instance, `/fans/${encodeURIComponent(email)}`);
  const parcels = fieldOf(reply.json, 'parcels');
  const right = reply.status === 200 && fieldOf(reply.json, 'email') === email && typeof parcels === 'number';
  return right ? String(parcels) : `${told(reply)} ${excerpt(reply.text)}`.trim();
}

/** Drafts of the standard write the key in quotes, most clients do not. */
function unquoted(key: string): string {
  return key.replace(/^"(.*)"$/, '$1');
}
