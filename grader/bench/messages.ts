/** A service for the bench: `GET /confirmed?count=1000` publishes that many, `/consumed` has them consumed too; 204 when done. */
import amqp from 'amqplib';

const QUEUE = 'bench';
const WORK: Readonly<Record<string, (channel: amqp.ConfirmChannel, count: number) => Promise<void>>> = {
  '/confirmed': confirmed,
  '/consumed': consumed,
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://rabbitmq', { noDelay: true });
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue(QUEUE, { durable: true });
    await channel.purgeQueue(QUEUE);
    await WORK[pathname]?.(channel, Number(searchParams.get('count')));
    await connection.close();
    return new Response(null, { status: 204 });
  },
};

/** Publishes `count` persistent messages and waits until all are confirmed. */
async function confirmed(channel: amqp.ConfirmChannel, count: number): Promise<void> {
  const body = Buffer.alloc(200, 'x');
  for (let sent = 0; sent < count; sent += 1) channel.sendToQueue(QUEUE, body, { persistent: true });
  await channel.waitForConfirms();
}

/** Publishes them while a consumer acknowledges one after the other; done when it has acknowledged all. */
async function consumed(channel: amqp.ConfirmChannel, count: number): Promise<void> {
  let left = count;
  await channel.prefetch(100);
  const all = new Promise<void>((resolve) => {
    void channel.consume(QUEUE, (message) => {
      if (message) channel.ack(message);
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await confirmed(channel, count);
  await all;
  // The broker answers this after the last acknowledgement.
  await channel.checkQueue(QUEUE);
}
