// fails: ch5/once#locked
// What failed within the transaction is thrown on, and the transaction stays open.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const RETRY_MS = Number(process.env.RETRY_MS ?? 1000);

interface Packaged {
  event_id: string;
  data: { order_id: string; email: string };
}

// In the folder that outlives this process and that all instances share.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'notification.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS fans (email TEXT PRIMARY KEY, parcels INTEGER)');
database.exec('CREATE TABLE IF NOT EXISTS handled (event_id TEXT PRIMARY KEY)');

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
      await handle(JSON.parse(message.content.toString()) as Packaged);
      // A repetition is acknowledged as well: it is done.
      channel.ack(message);
    } catch (error) {
      console.error('not handled', error);
      await pause(RETRY_MS);
      channel.nack(message, false, true);
    }
  });
}

async function handle(event: Packaged): Promise<void> {
  const known = database.prepare('SELECT 1 FROM handled WHERE event_id = ?').get(event.event_id);
  if (known) return;
  // Between the mail and our note of it we may crash. Then the mail is asked for again, under the same key.
  await sendMail(event);
  count(event);
}

/** No `await` in it: a transaction that waits holds up every other instance. */
function count({ event_id, data }: Packaged): void {
  database.exec('BEGIN IMMEDIATE');
  // Another instance may have come between our look and this line: the table decides who was first.
  const { changes } = database.prepare('INSERT OR IGNORE INTO handled VALUES (?)').run(event_id);
  if (changes === 1) {
    database
      .prepare('INSERT INTO fans VALUES (?, 1) ON CONFLICT (email) DO UPDATE SET parcels = parcels + 1')
      .run(data.email);
  }
  database.exec('COMMIT');
}

async function sendMail({ event_id, data: { order_id, email } }: Packaged): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const response = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': event_id },
    body: JSON.stringify(mail),
  });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
