// Keeps every event that it handled; the newest version is looked for when somebody asks.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type ConsumeMessage } from 'amqplib';

const { AMQP_URL = 'amqp://localhost', BANK_URL = 'http://bank', PREFETCH = '5', STATE_DIR = '.' } = process.env;
const STATES = { 'order.packaged': 'paid', 'order.shipped': 'shipped' };

const database = new DatabaseSync(path.join(STATE_DIR, 'handled.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS handled (order_id TEXT, version INTEGER, state TEXT)');

export default {
  fetch: (request: Request): Response => {
    const [, route, id = ''] = new URL(request.url).pathname.split('/');
    const newest = database
      .prepare('SELECT order_id, state, version FROM handled WHERE order_id = ? ORDER BY version DESC LIMIT 1')
      .get(decodeURIComponent(id));
    return route === 'bills' && newest ? Response.json(newest) : new Response(null, { status: 404 });
  },
};

export const start = async (): Promise<void> => {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.prefetch(Number(PREFETCH));
  await channel.assertExchange('warehouse', 'topic');
  await channel.assertQueue('billing');
  for (const what of ['packaged', 'shipped']) await channel.bindQueue('billing', 'warehouse', `order.*.${what}`);
  await channel.consume('billing', (message) => {
    if (!message) return;
    handle(message).then(
      () => channel.ack(message),
      () => setTimeout(() => channel.nack(message), 500),
    );
  });
};

async function handle(message: ConsumeMessage): Promise<void> {
  const { type, data } = JSON.parse(message.content.toString('utf8'));
  const { order_id, version, amount_cents, currency } = data;
  if (type === 'order.packaged') {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ amount_cents, currency });
    const { status } = await fetch(`${BANK_URL}/payments/${order_id}`, { method: 'PUT', headers, body });
    if (status >= 300) throw new Error(`bank: ${status}`);
  }
  const state = STATES[type as keyof typeof STATES];
  database.prepare('INSERT INTO handled VALUES (?, ?, ?)').run(order_id, version, state);
}
