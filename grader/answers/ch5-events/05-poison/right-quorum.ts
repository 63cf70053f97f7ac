// The broker counts: a quorum queue with a delivery limit, and its dead-letter exchange.
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 5);
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);

const QUEUE = 'notification';
const DEAD = `${QUEUE}.dead-letters`;

interface Packaged {
  event_id: string;
  data: { order_id: string; email: string };
}

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createConfirmChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue(QUEUE, {
    durable: true,
    deadLetterExchange: 'dead-letters',
    deadLetterRoutingKey: DEAD,
    // It counts redeliveries: the first delivery is none.
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': ATTEMPTS - 1 },
  });
  await channel.bindQueue(QUEUE, 'warehouse', 'order.*.packaged');
  await channel.assertExchange('dead-letters', 'direct', { durable: true });
  await channel.assertQueue(DEAD, { durable: true });
  // Without the binding the exchange would drop what it gets.
  await channel.bindQueue(DEAD, 'dead-letters', DEAD);
  await channel.consume(QUEUE, async (message) => {
    if (!message) return;
    try {
      await sendMail(JSON.parse(message.content.toString()) as Packaged);
      channel.ack(message);
    } catch (error) {
      console.error('not mailed', error);
      await pause(RETRY_MS);
      channel.reject(message, true);
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
