// fails: ch5/teams#pays
/** Counts in whole units what the event counts in cents. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const BANK_URL = process.env.BANK_URL ?? 'http://bank';
const PREFETCH = Number(process.env.PREFETCH ?? 5);
const RETRY_MS = Number(process.env.RETRY_MS ?? 1000);

interface ShopEvent {
  type: string;
  data: { order_id: string; version: number; amount_cents: number; currency: string };
}

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'billing.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS bills (order_id TEXT PRIMARY KEY, state TEXT, version INTEGER)');

export default {
  async fetch(request: Request): Promise<Response> {
    const orderId = new URL(request.url).pathname.split('/')[2] ?? '';
    const bill = database.prepare('SELECT * FROM bills WHERE order_id = ?').get(orderId);
    return bill ? Response.json(bill) : new Response(null, { status: 404 });
  },
};

export async function start(): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  // Named after the service: another service has another queue, another instance has this one.
  await channel.assertQueue('billing', { durable: true });
  await channel.bindQueue('billing', 'warehouse', 'order.*.packaged');
  await channel.bindQueue('billing', 'warehouse', 'order.*.shipped');
  // Before consume: it holds for the consumers that come after it.
  await channel.prefetch(PREFETCH);
  await channel.consume('billing', async (message) => {
    if (!message) return;
    try {
      await handle(JSON.parse(message.content.toString()) as ShopEvent);
      channel.ack(message);
    } catch (error) {
      console.error('not handled', error);
      await pause(RETRY_MS);
      channel.nack(message, false, true);
    }
  });
}

async function handle({ type, data }: ShopEvent): Promise<void> {
  // Due whatever we know of the order by now: what was packaged is paid, also when it has been shipped meanwhile.
  if (type === 'order.packaged') await pay(data);
  note(data.order_id, type === 'order.shipped' ? 'shipped' : 'paid', data.version);
}

async function pay({ order_id, amount_cents, currency }: ShopEvent['data']): Promise<void> {
  // A PUT under the order's id: asked twice, after a redelivery, it is paid once.
  const response = await fetch(`${BANK_URL}/payments/${encodeURIComponent(order_id)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ amount_cents: Math.round(amount_cents / 100), currency }),
  });
  if (!response.ok) throw new Error(`bank answered ${response.status}`);
}

/** One statement looks and writes: between the two no other instance can come. */
function note(order_id: string, state: string, version: number): void {
  database
    .prepare(
      `INSERT INTO bills (order_id, state, version) VALUES (?, ?, ?)
       ON CONFLICT (order_id) DO UPDATE SET state = excluded.state, version = excluded.version
       WHERE excluded.version > bills.version`,
    )
    .run(order_id, state, version);
}
