/** Hears of an order: has it paid, and acknowledges the event once it is. */
import amqp from 'amqplib';

export async function start(): Promise<void> {
  const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
  const channel = await connection.createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('billing', { durable: true });
  await channel.bindQueue('billing', 'warehouse', 'order.*.packaged');
  await channel.consume('billing', async (message) => {
    if (!message) return;
    const { order_id, amount_cents, currency } = JSON.parse(message.content.toString());
    const { ok } = await fetch(`http://bank/payments/${order_id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ amount_cents, currency }),
    });
    if (ok) channel.ack(message);
    else channel.nack(message);
  });
}
