// A file for each order and version, and one event at a time.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import amqp, { type Channel, type ChannelModel } from 'amqplib';

const folder = path.join(process.env.STATE_DIR ?? '.', 'bills');
mkdirSync(folder, { recursive: true });

interface Data {
  order_id: string;
  version: number;
  amount_cents: number;
  currency: string;
}

class Billing {
  async fetch(request: Request): Promise<Response> {
    const order_id = new URL(request.url).pathname.replace('/bills/', '');
    const names = readdirSync(folder).filter((name) => name.startsWith(`${order_id},`));
    const [, version, state] = names.sort().at(-1)?.split(',') ?? [];
    if (version === undefined) return new Response('no such bill', { status: 404 });
    return Response.json({ order_id, version: Number(version), state });
  }

  async start(connection: ChannelModel): Promise<void> {
    const channel = await connection.createChannel();
    await channel.assertExchange('warehouse', 'topic', { durable: true });
    await channel.assertQueue('billing', { durable: true });
    await channel.bindQueue('billing', 'warehouse', 'order.*.packaged');
    await channel.bindQueue('billing', 'warehouse', 'order.*.shipped');
    await channel.prefetch(1);
    await this.#listen(channel);
  }

  async #listen(channel: Channel): Promise<void> {
    await channel.consume('billing', async (message) => {
      if (!message) return;
      const isPackaged = message.fields.routingKey.endsWith('.packaged');
      const data = JSON.parse(message.content.toString()).data as Data;
      if (isPackaged && !(await this.#isPaid(data))) return channel.nack(message);
      writeFileSync(path.join(folder, [data.order_id, data.version, isPackaged ? 'paid' : 'shipped'].join(',')), '');
      channel.ack(message);
    });
  }

  #isPaid({ order_id, amount_cents, currency }: Data): Promise<boolean> {
    const url = new URL(`/payments/${order_id}`, process.env.BANK_URL ?? 'http://bank');
    const body = JSON.stringify({ amount_cents, currency });
    return fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body }).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

const billing = new Billing();
export default billing;
export async function start(): Promise<void> {
  await billing.start(await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost'));
}
