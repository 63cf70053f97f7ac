/**
 * ch5/once: one mail and one parcel counted for each event. To be mended: each delivery is handled as if it were the first.
 *   GET /fans/:email   200 { "email", "parcels" }
 * Chapter 5, section "once", says which deliveries are the same event. Grade it: npm run grade ch5/once
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';

interface Packaged {
  event_id: string;
  data: { order_id: string; email: string };
}

// STATE_DIR outlives this process, and all instances share it.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'notification.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS fans (email TEXT PRIMARY KEY, parcels INTEGER)');

export default {
  async fetch(request: Request): Promise<Response> {
    const email = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const fan = database.prepare('SELECT parcels FROM fans WHERE email = ?').get(email);
    return Response.json({ email, parcels: fan?.parcels ?? 0 });
  },
};

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('notification', { durable: true });
  await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
  await channel.consume('notification', async (message) => {
    if (!message) return;
    try {
      const event = JSON.parse(message.content.toString()) as Packaged;
      await sendMail(event);
      count(event);
      channel.ack(message);
    } catch {
      await pause(1000);
      channel.nack(message, false, true);
    }
  });
}

function count({ data }: Packaged): void {
  const sql = 'INSERT INTO fans VALUES (?, 1) ON CONFLICT (email) DO UPDATE SET parcels = parcels + 1';
  database.prepare(sql).run(data.email);
}

async function sendMail({ data: { order_id, email } }: Packaged): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${MAIL_URL}/mails`, { method: 'POST', headers, body: JSON.stringify(mail) });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
