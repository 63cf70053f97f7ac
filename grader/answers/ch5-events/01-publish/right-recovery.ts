// Connects when it is loaded, and leaves reconnecting to amqplib.
import { randomUUID } from 'node:crypto';
import amqp, { type ChannelModel, type ConfirmChannel } from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const CONFIRM_LIMIT_MS = Number(process.env.CONFIRM_LIMIT_MS ?? 2000);

let channel: ConfirmChannel | null = null;

const connection = await amqp.connect(AMQP_URL, {
  recovery: {
    waitForConnect: false,
    setup: async (model: ChannelModel) => {
      const fresh = await model.createConfirmChannel();
      fresh.on('error', () => {});
      await fresh.assertExchange('warehouse', 'topic');
      channel = fresh;
    },
  },
});
// 'disconnect' tells the same, and more of it.
connection.on('error', () => {});
connection.on('disconnect', () => {
  channel = null;
});

class Warehouse {
  fetch = async (request: Request): Promise<Response> => {
    const match = /^\/orders\/([^/]+)\/packages$/.exec(new URL(request.url).pathname);
    if (!match?.[1]) return new Response(null, { status: 404 });
    const [, order_id] = match;
    const { email, amount_cents, currency } = (await request.json()) as Record<string, unknown>;
    const event_id = `warehouse-${randomUUID()}`;
    const data = { version: 2, order_id, email, amount_cents, currency };
    const occurred_at = new Date().toISOString();
    const event = { event_id, schema_version: 1, type: 'order.packaged', occurred_at, data };
    const isConfirmed = await this.publish(['order', order_id, 'packaged'].join('.'), event_id, event);
    return isConfirmed ? Response.json({ order_id, event_id }, { status: 201 }) : new Response(null, { status: 503 });
  };

  publish(key: string, messageId: string, event: object): Promise<boolean> {
    return new Promise((resolve) => {
      if (!channel) return resolve(false);
      const timer = setTimeout(() => resolve(false), CONFIRM_LIMIT_MS);
      const options = { persistent: true, contentType: 'application/json', messageId, type: 'order.packaged' };
      try {
        channel.publish('warehouse', key, Buffer.from(JSON.stringify(event)), options, (error) => {
          clearTimeout(timer);
          resolve(!error);
        });
      } catch {
        clearTimeout(timer);
        resolve(false);
      }
    });
  }
}

export default new Warehouse();
