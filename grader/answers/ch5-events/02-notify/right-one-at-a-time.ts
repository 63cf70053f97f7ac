// One event at a time, tried until its mail is sent; an idempotency key saves most second mails.
import { setTimeout as pause } from 'node:timers/promises';
import amqp, { type Channel, type ConsumeMessage } from 'amqplib';

export async function start(environment: Record<string, string | undefined>): Promise<() => Promise<void>> {
  const connection = await amqp.connect(environment.AMQP_URL ?? 'amqp://localhost');
  const channel = await connection.createChannel();
  await channel.prefetch(1);
  await channel.assertExchange('warehouse', 'topic');
  const { queue } = await channel.assertQueue('notification');
  await channel.bindQueue(queue, 'warehouse', 'order.*.packaged');
  await channel.consume(queue, (message) => {
    if (message) void handle(channel, message, `${environment.MAIL_URL ?? 'http://mail'}/mails`);
  });
  return () => connection.close();
}

async function handle(channel: Channel, message: ConsumeMessage, url: string): Promise<void> {
  const { event_id, data } = JSON.parse(message.content.toString('utf8'));
  const { email: to, order_id: about } = data;
  const body = JSON.stringify({ to, about, subject: 'Packaged', text: `Order ${about} has left the warehouse.` });
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': event_id };
  for (;;) {
    const isSent = await fetch(url, { method: 'POST', headers, body }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isSent) return channel.ack(message);
    await pause(500);
  }
}
