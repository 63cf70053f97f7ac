/**
 * ch6/outbox: what happens to an order is stored, and announced; the two cannot part, whatever crashes in between.
 *
 *   POST /orders/:order_id/packages      { email, amount_cents, currency }    needs a box
 *   POST /orders/:order_id/shipments     { tracking }                         of a packaged order
 *   GET  /orders/:order_id               { order_id, state, version }
 *
 * Chapter 6, section "outbox", says what is answered, and what is announced when. Grade it: npm run grade ch6/outbox
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
/** Boxes in the warehouse when it opens for the first time. */
const BOXES = Number(process.env.BOXES ?? 100);
/** Milliseconds from one look at the outbox to the next. */
const RELAY_MS = Number(process.env.RELAY_MS ?? 1000);

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'warehouse.sqlite'));
database.exec(`
  CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, state TEXT, version INTEGER);
  CREATE TABLE IF NOT EXISTS boxes (remaining INTEGER)`);
database.prepare('INSERT INTO boxes SELECT ? WHERE NOT EXISTS (SELECT * FROM boxes)').run(BOXES);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , order_id = ''] = new URL(request.url).pathname.split('/');
    if (request.method === 'GET') {
      const row = database.prepare('SELECT state, version FROM orders WHERE id = ?').get(order_id);
      return row ? Response.json({ order_id, ...row }) : new Response(null, { status: 404 });
    }
    const { email, amount_cents, currency } = await request.json();
    const event = {
      event_id: randomUUID(),
      type: 'order.packaged',
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      data: { order_id, version: 2, email, amount_cents, currency },
    };
    // TODO: the order, the box and the event in one transaction; the shipment; and who brings the events to the broker?
    void [amqp, AMQP_URL, RELAY_MS, event];
    database.prepare("INSERT OR IGNORE INTO orders VALUES (?, 'packaged', 2)").run(order_id);
    return Response.json({ order_id, event_id: event.event_id }, { status: 201 });
  },
};
