/**
 * ch5/poison: a mail for each packaged order. To be mended: an event that can never be handled comes back for ever.
 * Chapter 5, section "poison", says what becomes of it. Grade it: npm run grade ch5/poison
 */
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
/** How often an event is tried in all. */
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 5);
/** Milliseconds at least between a failure and the next attempt. */
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);

interface Packaged {
  event_id: string;
  data: { order_id: string; email: string };
}

/** Called once, when the service starts; resolves when it listens. */
export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createConfirmChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('notification', { durable: true });
  await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
  await channel.consume('notification', async (message) => {
    if (!message) return;
    try {
      await sendMail(JSON.parse(message.content.toString()) as Packaged);
      channel.ack(message);
    } catch {
      // TODO: for how long, and what then? ATTEMPTS says how often.
      void ATTEMPTS;
      await pause(RETRY_MS);
      channel.nack(message, false, true);
    }
  });
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
