/** Hears of an order: sends a mail, and acknowledges the event once it is sent. */
import amqp from 'amqplib';

export async function start(): Promise<void> {
  const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
  const channel = await connection.createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('notification', { durable: true });
  await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
  await channel.consume('notification', async (message) => {
    if (!message) return;
    const { order_id, email } = JSON.parse(message.content.toString());
    const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is packaged.`, about: order_id };
    const { ok } = await fetch('http://mail/mails', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mail),
    });
    if (ok) channel.ack(message);
    else channel.nack(message);
  });
}
