// fails: ch6/outbox#not-taken, ch6/outbox#broker-away
// The outbox is emptied at the start and after each change; there is nothing to do in between.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type ConfirmChannel } from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const EXCHANGE = 'warehouse';

interface Event {
  event_id: string;
  type: string;
  schema_version: number;
  occurred_at: string;
  data: { order_id: string; version: number } & Record<string, unknown>;
}

/** The order does not allow it. */
class Refused extends Error {}

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'warehouse.sqlite'));
database.exec(`
  CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, state TEXT, version INTEGER);
  CREATE TABLE IF NOT EXISTS boxes (remaining INTEGER);
  CREATE TABLE IF NOT EXISTS outbox (position INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT)`);
database
  .prepare('INSERT INTO boxes SELECT ? WHERE NOT EXISTS (SELECT * FROM boxes)')
  .run(Number(process.env.BOXES ?? 100));

let relaying: Promise<void> = Promise.resolve();
void relay();

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , orderId = '', what] = new URL(request.url).pathname.split('/');
    if (request.method === 'GET') return show(orderId);
    const body = (await request.json()) as Record<string, unknown>;
    try {
      const event = what === 'packages' ? pack(orderId, body) : ship(orderId, body);
      void relay();
      return Response.json({ order_id: orderId, event_id: event.event_id }, { status: 201 });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return Response.json({ error: error.message }, { status: 409 });
    }
  },
};

function show(order_id: string): Response {
  const row = database.prepare('SELECT state, version FROM orders WHERE id = ?').get(order_id);
  return row ? Response.json({ order_id, ...row }) : new Response(null, { status: 404 });
}

/** Refused where the order is packaged already, or no box is left; then nothing has changed. */
function pack(orderId: string, { email, amount_cents, currency }: Record<string, unknown>): Event {
  return inTransaction(() => {
    const known = database.prepare('SELECT 1 FROM orders WHERE id = ?').get(orderId);
    if (known) throw new Refused('it is packaged already');
    database.prepare("INSERT INTO orders VALUES (?, 'packaged', 2)").run(orderId);
    const taken = database.prepare('UPDATE boxes SET remaining = remaining - 1 WHERE remaining > 0').run();
    if (taken.changes !== 1) throw new Refused('no box is left');
    return enqueue('order.packaged', { order_id: orderId, version: 2, email, amount_cents, currency });
  });
}

/** Refused where the order is not packaged, or shipped already; then nothing has changed. */
function ship(orderId: string, { tracking }: Record<string, unknown>): Event {
  return inTransaction(() => {
    const change = database.prepare(
      "UPDATE orders SET state = 'shipped', version = 3 WHERE id = ? AND state = 'packaged'",
    );
    if (change.run(orderId).changes !== 1) throw new Refused('it is not waiting to be shipped');
    return enqueue('order.shipped', { order_id: orderId, version: 3, tracking });
  });
}

/** All that `work` changes, or nothing. It must not await: other requests would write into the same transaction. */
function inTransaction<T>(work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** The finished event, id included: however often it is published, it is the same. */
function enqueue(type: string, data: Event['data']): Event {
  const event = { event_id: randomUUID(), type, schema_version: 1, occurred_at: new Date().toISOString(), data };
  database.prepare('INSERT INTO outbox (event) VALUES (?)').run(JSON.stringify(event));
  return event;
}

/** Empties the outbox once what runs already has ended. */
function relay(): Promise<void> {
  relaying = relaying.then(empty).catch((error) => console.error('not published:', error));
  return relaying;
}

/** Publishes what lies in the outbox, oldest first; ends at the first event that the broker does not take. */
async function empty(): Promise<void> {
  const oldest = database.prepare('SELECT position, event FROM outbox ORDER BY position LIMIT 1');
  if (!oldest.get()) return;
  const connection = await amqp.connect(AMQP_URL);
  connection.on('error', () => {});
  try {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
    for (let row = oldest.get(); row; row = oldest.get()) {
      await publish(channel, JSON.parse(String(row.event)) as Event);
      // After the confirm: a crash in between repeats the event, the other way round it would lose it.
      database.prepare('DELETE FROM outbox WHERE position = ?').run(Number(row.position));
    }
  } finally {
    await connection.close().catch(() => {});
  }
}

/** Resolves when the broker has confirmed the event. */
function publish(channel: ConfirmChannel, event: Event): Promise<void> {
  const { event_id: messageId, type, data } = event;
  const routingKey = `order.${data.order_id}.${type.replace('order.', '')}`;
  const properties = { persistent: true, contentType: 'application/json', messageId, type };
  const body = Buffer.from(JSON.stringify(event));
  return new Promise((resolve, reject) => {
    channel.publish(EXCHANGE, routingKey, body, properties, (error) => (error ? reject(error) : resolve()));
  });
}
