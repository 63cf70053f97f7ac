/** ch6/envelope: one event, two carriers: out of `warehouse`, and into `notification`. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp, { type ConfirmChannel } from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const WEBHOOKS_URL = process.env.WEBHOOKS_URL ?? 'http://webhooks';
const RETRY_MS = Number(process.env.RETRY_MS ?? 1000);
const ATTEMPTS = 3;
const STRUCTURED = 'application/cloudevents+json';

interface Packaged {
  order_id: string;
  version: number;
  email: string;
  amount_cents: number;
  currency: string;
}

interface CloudEvent {
  specversion: string;
  id: string;
  source: string;
  type: string;
  data: Packaged;
  [attribute: string]: unknown;
}

export const warehouse = {
  async fetch(request: Request): Promise<Response> {
    const order_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const { email, amount_cents, currency } = (await request.json()) as Packaged;
    // Made once: whatever carries it, and however often, it is this one.
    const event: CloudEvent = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/warehouse',
      type: 'order.packaged',
      subject: order_id,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      dataschema: 'https://cup.example/schemas/order.packaged/1',
      data: { order_id, version: 2, email, amount_cents, currency },
    };
    try {
      await publish(event);
      await post(event);
    } catch (error) {
      console.error('not announced', error);
      return Response.json({ error: 'not announced' }, { status: 503 });
    }
    return Response.json({ order_id, event_id: event.id }, { status: 201 });
  },
};

let opened: Promise<ConfirmChannel> | null = null;

async function open(): Promise<ConfirmChannel> {
  const connection = await amqp.connect(AMQP_URL);
  // Whoever comes next opens a new one.
  for (const end of ['error', 'close']) connection.on(end, () => (opened = null));
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  return channel;
}

async function publish(event: CloudEvent): Promise<void> {
  opened ??= open();
  opened.catch(() => (opened = null));
  const channel = await opened;
  const options = { contentType: STRUCTURED, persistent: true, messageId: event.id };
  channel.publish('warehouse', `order.${event.subject}.packaged`, Buffer.from(JSON.stringify(event)), options);
  await channel.waitForConfirms();
}

async function post(event: CloudEvent): Promise<void> {
  const headers = { 'Content-Type': STRUCTURED };
  for (let attempt = 1; ; attempt += 1) {
    const init = { method: 'POST', headers, body: JSON.stringify(event), signal: AbortSignal.timeout(5000) };
    const answer = await fetch(`${WEBHOOKS_URL}/events`, init).catch(() => null);
    if (answer?.ok) return;
    if (attempt === ATTEMPTS) throw new Error(`webhooks: ${answer?.status ?? 'no answer'}`);
    await pause(RETRY_MS);
  }
}

// #region handle
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'notification.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS handled (source TEXT, id TEXT, PRIMARY KEY (source, id))');

/** All that it knows stands in the event. */
async function handle({ source, id, type, data }: CloudEvent): Promise<void> {
  if (type !== 'order.packaged') return;
  if (database.prepare('SELECT 1 FROM handled WHERE source = ? AND id = ?').get(source, id)) return;
  // The key covers the moment between the mail and the row, and both carriers at the same time.
  await sendMail(data, JSON.stringify([source, id]));
  database.prepare('INSERT OR IGNORE INTO handled VALUES (?, ?)').run(source, id);
}
// #endregion handle

export default {
  async fetch(request: Request): Promise<Response> {
    if (!request.headers.get('Content-Type')?.startsWith(STRUCTURED)) return new Response(null, { status: 415 });
    const event = (await request.json()) as CloudEvent;
    const isDone = await handle(event).then(
      () => true,
      () => false,
    );
    return new Response(null, { status: isDone ? 204 : 503 });
  },
};

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  await channel.assertQueue('notification', { durable: true });
  await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
  await channel.consume('notification', async (message) => {
    if (!message) return;
    try {
      await handle(JSON.parse(message.content.toString()) as CloudEvent);
      channel.ack(message);
    } catch (error) {
      console.error('not handled', error);
      await pause(RETRY_MS);
      channel.nack(message);
    }
  });
}

async function sendMail({ order_id, email }: Packaged, key: string): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const response = await fetch(`${MAIL_URL}/mails`, { method: 'POST', headers, body: JSON.stringify(mail) });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
