/**
 * ch5/publish: POST /orders/:order_id/packages announces, on RabbitMQ, that an order is packaged.
 *
 *   topic exchange `warehouse`, routing key order.<order_id>.packaged   the event, as JSON
 *
 * Chapter 5, section "publish", says what is published, and what your service answers when. Grade it:
 * npm run grade ch5/publish
 */
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
/** Milliseconds after which your service answers 503. */
const CONFIRM_LIMIT_MS = Number(process.env.CONFIRM_LIMIT_MS ?? 2000);

/** What the client sends. */
interface Package {
  email: string;
  amount_cents: number;
  currency: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const orderId = new URL(request.url).pathname.split('/')[2] ?? '';
    const { email, amount_cents, currency } = (await request.json()) as Package;
    const event = {
      event_id: randomUUID(),
      type: 'order.packaged',
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      // The second version of this order: the first was its reservation.
      data: { order_id: orderId, version: 2, email, amount_cents, currency },
    };

    // TODO: publish `event`, wait for the broker's confirm; 503 where it does not come.
    void [amqp, AMQP_URL, CONFIRM_LIMIT_MS];

    return Response.json({ order_id: orderId, event_id: event.event_id }, { status: 201 });
  },
};
