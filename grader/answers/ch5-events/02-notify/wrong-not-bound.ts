// fails: ch5/notify#mails
/** The queue is there and waits for events; nobody told the exchange about it. */
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
/** Milliseconds before an event whose mail could not be sent is given back. */
const RETRY_MS = Number(process.env.RETRY_MS ?? 1000);

interface Packaged {
  event_id: string;
  data: { order_id: string; email: string };
}

export async function start(): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  // It belongs to the service, not to this process: it waits while we are down, and a second instance shares it.
  await channel.assertQueue('notification', { durable: true });
  await channel.consume('notification', async (message) => {
    if (!message) return;
    try {
      const { data } = JSON.parse(message.content.toString()) as Packaged;
      await sendMail(data);
      // Only now: a crash before this line means that the event is delivered again.
      channel.ack(message);
    } catch (error) {
      console.error('no mail sent', error);
      // A pause, or a mail service that is down would be asked without a break.
      await pause(RETRY_MS);
      channel.nack(message, false, true);
    }
  });
}

async function sendMail({ order_id, email }: Packaged['data']): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const response = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(mail),
  });
  // fetch does not reject for a 503.
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
