// fails: ch6/outbox#refuses, ch6/outbox#crash, ch6/outbox#not-taken, ch6/outbox#broker-away
// The event goes out inside of the transaction: if it cannot, nothing is stored.
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
  CREATE TABLE IF NOT EXISTS boxes (remaining INTEGER)`);
database
  .prepare('INSERT INTO boxes SELECT ? WHERE NOT EXISTS (SELECT * FROM boxes)')
  .run(Number(process.env.BOXES ?? 100));

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , orderId = '', what] = new URL(request.url).pathname.split('/');
    if (request.method === 'GET') return show(orderId);
    const body = (await request.json()) as Record<string, unknown>;
    try {
      const event = await (what === 'packages' ? pack(orderId, body) : ship(orderId, body));
      return Response.json({ order_id: orderId, event_id: event.event_id }, { status: 201 });
    } catch (error) {
      if (error instanceof Refused) return Response.json({ error: error.message }, { status: 409 });
      return Response.json({ error: String(error) }, { status: 503 });
    }
  },
};

function show(order_id: string): Response {
  const row = database.prepare('SELECT state, version FROM orders WHERE id = ?').get(order_id);
  return row ? Response.json({ order_id, ...row }) : new Response(null, { status: 404 });
}

/** Refused where the order is packaged already, or no box is left; then nothing has changed. */
function pack(orderId: string, { email, amount_cents, currency }: Record<string, unknown>): Promise<Event> {
  return inTransaction(async () => {
    const known = database.prepare('SELECT 1 FROM orders WHERE id = ?').get(orderId);
    if (known) throw new Refused('it is packaged already');
    database.prepare("INSERT INTO orders VALUES (?, 'packaged', 2)").run(orderId);
    const event = make('order.packaged', { order_id: orderId, version: 2, email, amount_cents, currency });
    await announce(event);
    const taken = database.prepare('UPDATE boxes SET remaining = remaining - 1 WHERE remaining > 0').run();
    if (taken.changes !== 1) throw new Refused('no box is left');
    return event;
  });
}

/** Refused where the order is not packaged, or shipped already; then nothing has changed. */
function ship(orderId: string, { tracking }: Record<string, unknown>): Promise<Event> {
  return inTransaction(async () => {
    const change = database.prepare(
      "UPDATE orders SET state = 'shipped', version = 3 WHERE id = ? AND state = 'packaged'",
    );
    if (change.run(orderId).changes !== 1) throw new Refused('it is not waiting to be shipped');
    const event = make('order.shipped', { order_id: orderId, version: 3, tracking });
    await announce(event);
    return event;
  });
}

let turn: Promise<unknown> = Promise.resolve();

/** All that `work` changes, or nothing. One at a time: what awaits must not share its transaction. */
function inTransaction(work: () => Promise<Event>): Promise<Event> {
  const result = turn.then(async () => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const event = await work();
      database.exec('COMMIT');
      return event;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  });
  turn = result.catch(() => {});
  return result;
}

function make(type: string, data: Event['data']): Event {
  return { event_id: randomUUID(), type, schema_version: 1, occurred_at: new Date().toISOString(), data };
}

/** Publishes one event and waits for the confirm. */
async function announce(event: Event): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  connection.on('error', () => {});
  try {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
    await publish(channel, event);
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
