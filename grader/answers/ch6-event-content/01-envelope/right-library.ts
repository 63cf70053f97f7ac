// With the project's library on both sides: it makes, checks and reads the event.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type ConfirmChannel } from 'amqplib';
import { CloudEvent, HTTP } from 'cloudevents';

interface Packaged {
  order_id: string;
  version: number;
  email: string;
  amount_cents: number;
  currency: string;
}

const { AMQP_URL = '', MAIL_URL = '', WEBHOOKS_URL = '', STATE_DIR = '.' } = process.env;

class Warehouse {
  #channel: ConfirmChannel | undefined;

  async fetch(request: Request): Promise<Response> {
    const [, , order_id = ''] = new URL(request.url).pathname.split('/');
    const { email, amount_cents, currency } = (await request.json()) as Packaged;
    const event = new CloudEvent<Packaged>({
      source: '/warehouse',
      type: 'order.packaged',
      subject: order_id,
      datacontenttype: 'application/json',
      dataschema: 'https://cup.example/schemas/order.packaged/1',
      data: { order_id, version: 2, email, amount_cents, currency },
    });
    const { headers, body } = HTTP.structured(event);
    const contentType = String(headers['content-type']);
    const isTold = await this.#post({ 'content-type': contentType }, String(body));
    if (!isTold) return Response.json({ error: 'webhooks' }, { status: 503 });
    await this.#publish(`order.${order_id}.packaged`, contentType, String(body));
    return Response.json({ order_id, event_id: event.id }, { status: 201 });
  }

  async #publish(key: string, contentType: string, body: string): Promise<void> {
    this.#channel ??= await (await amqp.connect(AMQP_URL)).createConfirmChannel();
    await this.#channel.assertExchange('warehouse', 'topic');
    this.#channel.publish('warehouse', key, Buffer.from(body), { contentType, deliveryMode: 2 });
    await this.#channel.waitForConfirms();
  }

  async #post(headers: Record<string, string>, body: string, attempts = 3): Promise<boolean> {
    const url = new URL('/events', WEBHOOKS_URL);
    const status = await fetch(url, { method: 'POST', headers, body }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status >= 200 && status < 300) return true;
    if (attempts === 1) return false;
    await new Promise((resolve) => setTimeout(resolve, 250));
    return this.#post(headers, body, attempts - 1);
  }
}

export const warehouse = new Warehouse();

const database = new DatabaseSync(path.join(STATE_DIR, 'seen.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS seen (identity TEXT PRIMARY KEY)');

/** The same for a request and a message: both have a content type and a body. */
async function receive(contentType: string, body: string): Promise<void> {
  const event = HTTP.toEvent<Packaged>({ headers: { 'content-type': contentType }, body }) as CloudEvent<Packaged>;
  event.validate();
  if (event.type !== 'order.packaged' || !event.data) return;
  const identity = `${event.id} ${event.source}`;
  if (database.prepare('SELECT * FROM seen WHERE identity = ?').get(identity)) return;
  const { email, order_id } = event.data;
  const { ok } = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': identity },
    body: JSON.stringify({ to: email, subject: 'Packaged', text: 'Your order is packaged.', about: order_id }),
  });
  if (!ok) throw new Error('no mail');
  database.prepare('INSERT OR IGNORE INTO seen VALUES (?)').run(identity);
}

export default {
  async fetch(request: Request): Promise<Response> {
    await receive(request.headers.get('content-type') ?? '', await request.text());
    return new Response(null, { status: 204 });
  },
};

export const start = async (): Promise<void> => {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('warehouse', 'topic');
  const { queue } = await channel.assertQueue('notification');
  await channel.bindQueue(queue, 'warehouse', 'order.*.packaged');
  await channel.consume(queue, (message) => {
    if (!message) return;
    const { content, properties } = message;
    receive(properties.contentType, content.toString()).then(
      () => channel.ack(message),
      () => setTimeout(() => channel.nack(message), 500),
    );
  });
};
