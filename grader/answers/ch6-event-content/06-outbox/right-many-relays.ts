// A relay for each change, beside the one that looks again and again: what two of them send comes twice, with one event_id.
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type ConfirmChannel } from 'amqplib';

const { AMQP_URL = 'amqp://localhost', STATE_DIR = './', BOXES = '100' } = process.env;
const db = new DatabaseSync(`${STATE_DIR}orders.db`);
db.exec(`
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS packages (order_id TEXT PRIMARY KEY, tracking TEXT);
  CREATE TABLE IF NOT EXISTS events (n INTEGER PRIMARY KEY, id TEXT, key TEXT, type TEXT, body TEXT, done INTEGER DEFAULT 0);
`);
const next = db.prepare('SELECT n, id, key, type, body FROM events WHERE done = 0 ORDER BY n LIMIT 1');

let channel: ConfirmChannel | null = null;
void lookAgain();

async function lookAgain(): Promise<void> {
  for (;;) {
    await drain().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function drain(): Promise<void> {
  for (let row = next.get(); row; row = next.get()) {
    const { n, id, key, type, body } = row as { n: number; id: string; key: string; type: string; body: string };
    channel ??= await open();
    const options = { deliveryMode: 2, contentType: 'application/json', messageId: id, type };
    await new Promise<void>((resolve, reject) => {
      channel?.publish('warehouse', key, Buffer.from(body), options, (error) => (error ? reject(error) : resolve()));
    });
    db.prepare('UPDATE events SET done = 1 WHERE n = ?').run(n);
  }
}

async function open(): Promise<ConfirmChannel> {
  const connection = await amqp.connect(AMQP_URL);
  const forget = () => {
    channel = null;
  };
  connection.on('error', forget).on('close', forget);
  const opened = await connection.createConfirmChannel();
  opened.on('error', forget);
  await opened.assertExchange('warehouse', 'topic');
  return opened;
}

function change(order_id: string, version: number, what: string, more: object, apply: () => boolean): Response {
  const id = randomUUID();
  const type = `order.${what}`;
  const data = { order_id, version, ...more };
  const event = { event_id: id, type, schema_version: 1, occurred_at: new Date().toISOString(), data };
  db.exec('BEGIN');
  const sql = 'INSERT INTO events (id, key, type, body) VALUES (?, ?, ?, ?)';
  db.prepare(sql).run(id, `order.${order_id}.${what}`, type, JSON.stringify(event));
  const allowed = apply();
  db.exec(allowed ? 'COMMIT' : 'ROLLBACK');
  if (!allowed) return new Response(null, { status: 409 });
  drain().catch(() => {});
  return Response.json({ order_id, event_id: id }, { status: 201 });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , id = '', what] = new URL(request.url).pathname.split('/');
    if (what === 'packages') {
      const { email, amount_cents, currency } = await request.json();
      const insert = `INSERT INTO packages SELECT ?, NULL WHERE (SELECT count(*) FROM packages) < ?
                      AND NOT EXISTS (SELECT * FROM packages WHERE order_id = ?)`;
      return change(id, 2, 'packaged', { email, amount_cents, currency }, () => {
        return db.prepare(insert).run(id, Number(BOXES), id).changes === 1;
      });
    }
    if (what === 'shipments') {
      const { tracking } = await request.json();
      const update = 'UPDATE packages SET tracking = ? WHERE order_id = ? AND tracking IS NULL';
      return change(id, 3, 'shipped', { tracking }, () => db.prepare(update).run(tracking, id).changes === 1);
    }
    const row = db.prepare('SELECT tracking FROM packages WHERE order_id = ?').get(id);
    if (!row) return new Response(null, { status: 404 });
    const isShipped = row.tracking !== null;
    return Response.json({ order_id: id, state: isShipped ? 'shipped' : 'packaged', version: isShipped ? 3 : 2 });
  },
};
