/**
 * ch6/envelope: two services, one event. `warehouse` tells it over two carriers; `notification` hears it from both.
 *
 *   warehouse     POST /orders/:order_id/packages   → exchange `warehouse`, and POST {WEBHOOKS_URL}/events
 *   notification  queue `notification`, and POST /events   → POST {MAIL_URL}/mails, once
 *
 * The form on both is the structured CloudEvent 1.0. The package `cloudevents` is there for whoever likes it.
 * Chapter 6, section "envelope", says what stands in it. Grade it: npm run grade ch6/envelope
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const WEBHOOKS_URL = process.env.WEBHOOKS_URL ?? 'http://webhooks';

/** The service `warehouse`. */
export const warehouse = {
  async fetch(request: Request): Promise<Response> {
    const order_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const { email, amount_cents, currency } = (await request.json()) as Record<string, unknown>;
    const data = { order_id, version: 2, email, amount_cents, currency };
    // TODO: an event, made once; publish it, confirmed; post it, up to three times.
    void [data, WEBHOOKS_URL];
    return Response.json({ error: 'not announced' }, { status: 503 });
  },
};

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'notification.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS handled (source TEXT, id TEXT, PRIMARY KEY (source, id))');

/** Both ways in end here: it gets the event, and nothing of what brought it. */
async function handle(event: { source: string; id: string; type: string; data: unknown }): Promise<void> {
  // TODO: a mail for an order.packaged that was not handled before.
  void [event, MAIL_URL, sendMail];
}

/** The service `notification`. */
export default {
  async fetch(request: Request): Promise<Response> {
    // TODO: the event that was posted, to the handler.
    void [request, handle];
    return new Response(null, { status: 501 });
  },
};

/** Called once, when `notification` starts; resolves when it listens to its queue. */
export async function start(): Promise<void> {
  // TODO: the event that is in a message, to the same handler.
  void [amqp, AMQP_URL];
}

async function sendMail({ order_id, email }: { order_id: string; email: string }): Promise<Response> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${MAIL_URL}/mails`, { method: 'POST', headers, body: JSON.stringify(mail) });
}
