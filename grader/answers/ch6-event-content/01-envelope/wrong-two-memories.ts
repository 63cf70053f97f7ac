// fails: ch6/envelope#once
// Each way in remembers what came through it.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const { AMQP_URL = '', MAIL_URL = '', WEBHOOKS_URL = '', STATE_DIR = '.' } = process.env;
const STRUCTURED = 'application/cloudevents+json';

type Event = Record<string, string> & { data: Record<string, string> };

function packaged(data: Record<string, unknown>): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/warehouse',
    type: 'order.packaged',
    subject: data.order_id,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: 'https://cup.example/schemas/order.packaged/1',
    data,
  };
}

export const warehouse = {
  async fetch(request: Request): Promise<Response> {
    const order_id = new URL(request.url).pathname.split('/')[2];
    const { email, amount_cents, currency } = (await request.json()) as Record<string, unknown>;
    const event = packaged({ order_id, version: 2, email, amount_cents, currency });
    await publish(event);
    const isTold = await post(event);
    if (!isTold) return new Response(null, { status: 503 });
    return Response.json({ order_id, event_id: event.id }, { status: 201 });
  },
};

async function publish(event: Record<string, unknown>): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange('warehouse', 'topic', { durable: true });
  const body = Buffer.from(JSON.stringify(event));
  channel.publish('warehouse', `order.${event.subject}.packaged`, body, { contentType: STRUCTURED, persistent: true });
  await channel.waitForConfirms();
  await connection.close();
}

async function post(event: Record<string, unknown>): Promise<boolean> {
  const init = { method: 'POST', headers: { 'Content-Type': STRUCTURED }, body: JSON.stringify(event) };
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const answer = await fetch(`${WEBHOOKS_URL}/events`, init).catch(() => null);
    if (answer?.ok) return true;
    await pause(500 * attempt);
  }
  return false;
}

const database = new DatabaseSync(path.join(STATE_DIR, 'handled.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS handled (way TEXT, source TEXT, id TEXT)');

async function handle(way: string, { source = '', id = '', type, data }: Event): Promise<void> {
  if (type !== 'order.packaged') return;
  if (database.prepare('SELECT 1 FROM handled WHERE way = ? AND source = ? AND id = ?').get(way, source, id)) return;
  await sendMail(data);
  database.prepare('INSERT INTO handled VALUES (?, ?, ?)').run(way, source, id);
}

async function sendMail({ order_id, email }: Record<string, string>): Promise<void> {
  const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is on its way.`, about: order_id };
  const headers = { 'Content-Type': 'application/json' };
  const { ok, status } = await fetch(`${MAIL_URL}/mails`, { method: 'POST', headers, body: JSON.stringify(mail) });
  if (!ok) throw new Error(`mail answered ${status}`);
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (!request.headers.get('Content-Type')?.startsWith(STRUCTURED)) return new Response(null, { status: 415 });
    await handle('webhook', (await request.json()) as Event);
    return new Response(null, { status: 204 });
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
      await handle('queue', JSON.parse(message.content.toString()));
      channel.ack(message);
    } catch {
      await pause(1000);
      channel.nack(message);
    }
  });
}
