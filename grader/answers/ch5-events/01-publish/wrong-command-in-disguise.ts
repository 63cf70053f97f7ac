// fails: ch5/publish#announces
// The warehouse knows who listens, and puts the event into that queue.
import { randomUUID } from 'node:crypto';
import amqp, { type ConfirmChannel } from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const CONFIRM_LIMIT_MS = Number(process.env.CONFIRM_LIMIT_MS ?? 2000);
const EXCHANGE = 'warehouse';

interface Package {
  email: string;
  amount_cents: number;
  currency: string;
}

interface Event {
  event_id: string;
  type: string;
  schema_version: number;
  occurred_at: string;
  data: object;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const orderId = new URL(request.url).pathname.split('/')[2] ?? '';
    const { email, amount_cents, currency } = (await request.json()) as Package;
    const event: Event = {
      event_id: randomUUID(),
      type: 'order.packaged',
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      data: { order_id: orderId, version: 2, email, amount_cents, currency },
    };
    try {
      await withinLimit(publish(event));
      return Response.json({ order_id: orderId, event_id: event.event_id }, { status: 201 });
    } catch (error) {
      // Not published, or nobody knows: in both cases 201 would promise too much.
      return Response.json({ error: String(error) }, { status: 503 });
    }
  },
};

/** Resolves when the broker has confirmed the message: that it has it, not that anybody listens. */
async function publish(event: Event): Promise<void> {
  const channel = await openChannel();
  const properties = {
    persistent: true,
    contentType: 'application/json',
    messageId: event.event_id,
    type: event.type,
    timestamp: Math.floor(Date.now() / 1000),
  };
  await new Promise<void>((resolve, reject) => {
    // A callback for each message: waitForConfirms would wait for those of other requests, too.
    channel.sendToQueue('notification', Buffer.from(JSON.stringify(event)), properties, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

let opened: Promise<ConfirmChannel> | null = null;

/** One channel for all requests; a new one when the old one is no more. */
function openChannel(): Promise<ConfirmChannel> {
  opened ??= connect().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function connect(): Promise<ConfirmChannel> {
  const connection = await amqp.connect(AMQP_URL);
  // An 'error' without a listener ends the process; 'close' follows it, and also comes without one.
  connection.on('error', () => {});
  connection.on('close', () => {
    opened = null;
  });
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {});
  channel.on('close', () => {
    opened = null;
  });
  await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
  return channel;
}

/** A message that was sent cannot be withdrawn: when time is up the outcome is unknown, and we stop waiting. */
async function withinLimit(publishing: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no confirm in time')), CONFIRM_LIMIT_MS);
  });
  await Promise.race([publishing, limit]).finally(() => clearTimeout(timer));
}
