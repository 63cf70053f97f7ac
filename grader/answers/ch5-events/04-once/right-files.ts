// A file for each event, in a folder for each fan: it is made once, whoever comes second.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
const folderOf = (email: string): string => path.join(process.env.STATE_DIR ?? '.', 'fans', encodeURIComponent(email));

export default {
  async fetch(request: Request): Promise<Response> {
    const email = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const folder = folderOf(email);
    return Response.json({ email, parcels: existsSync(folder) ? readdirSync(folder).length : 0 });
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
  const folder = folderOf(event.data.email);
  const file = path.join(folder, event.event_id);
  if (existsSync(file)) return;
  await sendMail(event);
  mkdirSync(folder, { recursive: true });
  // Its name says everything, so that there is no moment at which it is half written.
  writeFileSync(file, '');
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
