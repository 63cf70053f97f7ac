// No database: state and outbox are one file, and replacing it is the transaction.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import amqp from 'amqplib';

interface Waiting {
  id: string;
  type: string;
  key: string;
  body: string;
}

interface State {
  boxes: number;
  orders: Record<string, 'packaged' | 'shipped'>;
  waiting: Waiting[];
}

const FILE = `${process.env.STATE_DIR ?? './'}warehouse.json`;
let state: State = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : { boxes: Number(process.env.BOXES ?? 100), orders: {}, waiting: [] };

function commit(changed: State): void {
  writeFileSync(`${FILE}.new`, JSON.stringify(changed));
  renameSync(`${FILE}.new`, FILE);
  state = changed;
}

setInterval(publish, Number(process.env.RELAY_MS ?? 1000));
let running = false;

async function publish(): Promise<void> {
  if (running || state.waiting.length === 0) return;
  running = true;
  try {
    const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
    connection.on('error', () => {});
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    await channel.assertExchange('warehouse', 'topic', { durable: true });
    try {
      for (let [first] = state.waiting; first; [first] = state.waiting) {
        const { id: messageId, type, key, body } = first;
        const options = { persistent: true, contentType: 'application/json', messageId, type };
        channel.publish('warehouse', key, Buffer.from(body), options);
        await channel.waitForConfirms();
        commit({ ...state, waiting: state.waiting.slice(1) });
      }
    } finally {
      await connection.close();
    }
  } catch (error) {
    console.error(error);
  } finally {
    running = false;
  }
}

function record(
  order_id: string,
  version: number,
  what: 'packaged' | 'shipped',
  more: object,
  boxes: number,
): Response {
  const id = randomUUID();
  const type = `order.${what}`;
  const occurred_at = new Date().toISOString();
  const body = JSON.stringify({
    event_id: id,
    type,
    schema_version: 1,
    occurred_at,
    data: { order_id, version, ...more },
  });
  const waiting = [...state.waiting, { id, type, key: `order.${order_id}.${what}`, body }];
  commit({ boxes, orders: { ...state.orders, [order_id]: what }, waiting });
  return Response.json({ order_id, event_id: id }, { status: 201 });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , id = '', what] = new URL(request.url).pathname.split('/');
    const body = request.method === 'POST' ? await request.json() : {};
    const before = state.orders[id];
    if (request.method === 'GET') {
      if (before === undefined) return new Response(null, { status: 404 });
      return Response.json({ order_id: id, state: before, version: before === 'shipped' ? 3 : 2 });
    }
    if (what === 'packages' && before === undefined && state.boxes > 0) {
      const { email, amount_cents, currency } = body;
      return record(id, 2, 'packaged', { email, amount_cents, currency }, state.boxes - 1);
    }
    if (what === 'shipments' && before === 'packaged') {
      return record(id, 3, 'shipped', { tracking: body.tracking }, state.boxes);
    }
    return new Response('conflict', { status: 409 });
  },
};
