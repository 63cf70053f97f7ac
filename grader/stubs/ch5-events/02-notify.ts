/**
 * ch5/notify: sends a mail for each packaged order. To be mended: this is how the course unit subscribes, and it loses
 * mails. Which ones, and when?
 *
 *   queue `notification`, bound to the topic exchange `warehouse` with order.*.packaged
 *   POST {MAIL_URL}/mails { "to", "subject", "text", "about" }   201 once the mail is sent
 *
 * Chapter 5, section "notify", says what must not get lost. Grade it: npm run grade ch5/notify
 */
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';

interface Packaged {
  event_id: string;
  data: { order_id: string; email: string };
}

/** Called once, when the service starts; resolves when it listens. */
export async function start(): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('notification', { exclusive: true });
  await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
  await channel.consume('notification', async (message) => {
    if (!message) return;
    const { data } = JSON.parse(message.content.toString()) as Packaged;
    await sendMail(data);
  });
}

async function sendMail({ order_id, email }: Packaged['data']): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(mail),
  });
}
