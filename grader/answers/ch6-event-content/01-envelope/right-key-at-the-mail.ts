// Remembers nothing itself: each mail has the event's identity as its Idempotency-Key, and `mail` sends it once. Both
// carriers are functions of one shape, in a list.
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

type Json = Record<string, unknown>;
type Carrier = (event: Json) => Promise<void>;

const environment = process.env as Record<string, string>;
const TYPE = 'application/cloudevents+json';

const message: Carrier = async (event) => {
  const connection = await amqp.connect(environment.AMQP_URL as string);
  try {
    const channel = await connection.createConfirmChannel();
    await channel.assertExchange('warehouse', 'topic', { durable: true });
    await new Promise<void>((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(event));
      const done = (error: Error | null) => (error ? reject(error) : resolve());
      const options = { contentType: `${TYPE}; charset=utf-8`, persistent: true };
      channel.publish('warehouse', `order.${event.subject}.packaged`, body, options, done);
    });
  } finally {
    await connection.close();
  }
};

const webhook: Carrier = async (event) => {
  const init = { method: 'POST', headers: { 'Content-Type': TYPE }, body: JSON.stringify(event) };
  const { ok } = await fetch(`${environment.WEBHOOKS_URL}/events`, init);
  if (!ok) throw new Error('not taken');
};

const repeated =
  (carrier: Carrier): Carrier =>
  async (event) => {
    for (let left = 2; ; left -= 1) {
      const error = await carrier(event).catch((reason: Error) => reason);
      if (!error) return;
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  };

export const warehouse = {
  fetch: async (request: Request): Promise<Response> => {
    const subject = new URL(request.url).pathname.replace(/^\/orders\/|\/packages$/g, '');
    const { email, amount_cents, currency } = (await request.json()) as Json;
    const event = {
      data: { order_id: subject, version: 2, email, amount_cents, currency },
      datacontenttype: 'application/json',
      dataschema: 'https://cup.example/schemas/order.packaged/1',
      id: randomUUID(),
      source: '/warehouse',
      specversion: '1.0',
      subject,
      time: new Date().toISOString().replace('Z', '+00:00'),
      type: 'order.packaged',
    };
    await Promise.all([message, repeated(webhook)].map((carrier) => carrier(event)));
    return Response.json({ order_id: subject, event_id: event.id }, { status: 201 });
  },
};

const handle = async (text: string): Promise<boolean> => {
  const { type, source, id, data } = JSON.parse(text);
  if (type !== 'order.packaged') return true;
  const body = JSON.stringify({ to: data.email, subject: '¡Listo!', text: 'Empacado.', about: data.order_id });
  const key = `${encodeURIComponent(source)}/${encodeURIComponent(id)}`;
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const answer = await fetch(`${environment.MAIL_URL}/mails`, { method: 'POST', headers, body }).catch(() => null);
  return answer?.ok ?? false;
};

export default {
  fetch: async (request: Request): Promise<Response> =>
    new Response(null, { status: (await handle(await request.text())) ? 204 : 503 }),
};

export async function start(): Promise<void> {
  const connection = await amqp.connect(environment.AMQP_URL as string);
  const channel = await connection.createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('notification', { durable: true });
  await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
  await channel.prefetch(1);
  await channel.consume('notification', async (delivery) => {
    if (!delivery) return;
    if (await handle(delivery.content.toString())) return channel.ack(delivery);
    setTimeout(() => channel.nack(delivery), 1000);
  });
}
