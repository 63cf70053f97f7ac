// fails: ch5/poison#goes-on
// Holds what waits, and may hold no more than five.
import { setTimeout as pause } from 'node:timers/promises';
import amqp, { type ConfirmChannel, type ConsumeMessage } from 'amqplib';

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

/** No further attempt can change it. */
class Hopeless extends Error {}

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createConfirmChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue(QUEUE, { durable: true });
  await channel.bindQueue(QUEUE, 'warehouse', 'order.*.packaged');
  await channel.assertExchange('dead-letters', 'direct', { durable: true });
  await channel.assertQueue(DEAD, { durable: true });
  // Without the binding the exchange would drop what it gets.
  await channel.bindQueue(DEAD, 'dead-letters', DEAD);
  await channel.prefetch(5);
  await channel.consume(QUEUE, async (message) => {
    if (!message) return;
    try {
      await sendMail(read(message));
    } catch (error) {
      const attempts = Number(message.properties.headers?.attempts ?? 0) + 1;
      const over = error instanceof Hopeless || attempts >= ATTEMPTS;
      const reason = String(error);
      if (over) await move(channel, message, 'dead-letters', DEAD, { attempts, reason });
      else {
        await pause(RETRY_MS);
        await move(channel, message, '', QUEUE, { attempts });
      }
    }
    channel.ack(message);
  });
}

/** Publishes `message` as it is, with `headers` added, and waits for the confirm. */
async function move(
  channel: ConfirmChannel,
  { content, properties }: ConsumeMessage,
  exchange: string,
  key: string,
  headers: object,
): Promise<void> {
  channel.publish(exchange, key, content, { ...properties, headers: { ...properties.headers, ...headers } });
  await channel.waitForConfirms();
}

function read({ content }: ConsumeMessage): Packaged {
  try {
    const event = JSON.parse(content.toString()) as Packaged;
    if (typeof event.data.email === 'string') return event;
  } catch {}
  throw new Hopeless('the body is no order.packaged');
}

async function sendMail({ event_id, data: { order_id, email } }: Packaged): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const response = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': event_id },
    body: JSON.stringify(mail),
  });
  // 400: mail does not accept this request, today or tomorrow. Anything else may pass.
  if (response.status === 400) throw new Hopeless(`mail answered 400: ${await response.text()}`);
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
