/**
 * The warehouse, for whoever tries a consumer by hand: `POST /orders/:order_id/packages` with `{ email, amount_cents,
 * currency }` and `POST /orders/:order_id/shipments` announce what happened, the same event again where it has
 * `?event_id=`.
 */
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

const EXCHANGE = 'warehouse';
/** What can happen to an order, by the path that says so, and the version of the order that follows. */
const HAPPENINGS = {
  packages: { type: 'packaged', version: 2 },
  shipments: { type: 'shipped', version: 3 },
} as const;

const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
const channel = await connection.createConfirmChannel();
await channel.assertExchange(EXCHANGE, 'topic', { durable: true });

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const [, orders, order_id = '', happened = ''] = pathname.split('/').map(decodeURIComponent);
    const happening = HAPPENINGS[happened as keyof typeof HAPPENINGS];
    if (request.method !== 'POST' || orders !== 'orders' || !happening) return new Response(null, { status: 404 });
    const event_id = searchParams.get('event_id') ?? randomUUID();
    const type = `order.${happening.type}`;
    const details = (await request.json().catch(() => ({}))) as object;
    const event = {
      event_id,
      type,
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      data: { order_id, version: happening.version, ...details },
    };
    channel.publish(EXCHANGE, `order.${order_id}.${happening.type}`, Buffer.from(JSON.stringify(event)), {
      messageId: event_id,
      type,
      persistent: true,
      contentType: 'application/json',
    });
    await channel.waitForConfirms();
    return Response.json({ order_id, event_id }, { status: 201 });
  },
};
