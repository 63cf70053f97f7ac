// Wasteful, and right: each request opens a connection, publishes, waits for the confirm and closes it again.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import amqp, { type ChannelModel } from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const CONFIRM_LIMIT_MS = Number(process.env.CONFIRM_LIMIT_MS ?? 2000);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , order_id = ''] = new URL(request.url).pathname.split('/');
    const body = (await request.json()) as object;
    const event_id = randomUUID();
    const event = {
      event_id,
      type: 'order.packaged',
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      data: { order_id, version: 2, ...body },
    };
    const over = new AbortController();
    const isInTime = await Promise.race([
      publish(`order.${order_id}.packaged`, event_id, Buffer.from(JSON.stringify(event))).catch(() => false),
      pause(CONFIRM_LIMIT_MS, false, { signal: over.signal }).catch(() => false),
    ]);
    over.abort();
    return isInTime ? Response.json({ order_id, event_id }, { status: 201 }) : new Response(null, { status: 503 });
  },
};

async function publish(routingKey: string, messageId: string, content: Buffer): Promise<boolean> {
  let connection: ChannelModel | undefined;
  try {
    connection = await amqp.connect(AMQP_URL);
    connection.on('error', () => {});
    const channel = await connection.createConfirmChannel();
    await channel.assertExchange('warehouse', 'topic', { durable: true });
    const properties = { deliveryMode: 2, contentType: 'application/json', messageId, type: 'order.packaged' };
    channel.publish('warehouse', routingKey, content, properties);
    await channel.waitForConfirms();
    return true;
  } finally {
    await connection?.close();
  }
}
