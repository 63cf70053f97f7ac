/** What the exercises on the shop's events have in common: events as services publish them, and how they are read. */
import type { Random } from '../../base/random.ts';
import type { Broker } from '../../broker/broker.ts';
import type { Message } from '../../broker/evidence.ts';
import { jsonMessage } from '../../broker/operator.ts';
import type { Order } from '../../cup/data.ts';
import type { Scene } from '../scene.ts';

/** The exchange of the warehouse, and what notification and billing bind to it. */
export const WAREHOUSE = 'warehouse';
export const PACKAGED_KEY = 'order.*.packaged';

/** An event of the shop, as its JSON. */
export interface ShopEvent {
  readonly event_id: string;
  /** `order.packaged` */
  readonly type: string;
  readonly schema_version: 1;
  /** RFC 3339. */
  readonly occurred_at: string;
  readonly data: { readonly order_id: string; readonly version: number } & Readonly<Record<string, unknown>>;
}

/** What can happen to an order, and the version of it that follows. */
const VERSIONS = { reserved: 1, packaged: 2, shipped: 3 } as const;

/** An event about `order`, with an id of its own. */
export function eventOf(happened: keyof typeof VERSIONS, order: Order, random: Random): ShopEvent {
  const { id: order_id, sku, quantity, email, amount_cents, currency } = order;
  const more = {
    reserved: { sku, quantity },
    packaged: { email, amount_cents, currency },
    shipped: { tracking: random.hex(10) },
  };
  return {
    event_id: random.hex(16),
    type: `order.${happened}`,
    schema_version: 1,
    occurred_at: new Date(Date.UTC(2026, 5, 11, 12) + random.integer(0, 3_600_000)).toISOString(),
    data: { order_id, version: VERSIONS[happened], ...more[happened] },
  };
}

/** The routing key of `event`: `order.42.packaged`. */
export function keyOf({ type, data }: ShopEvent): string {
  return `order.${data.order_id}.${type.slice('order.'.length)}`;
}

/** Publishes `event` as the warehouse does; under another routing key where one is given. */
export function announce(broker: Broker, event: ShopEvent, routingKey = keyOf(event)): Promise<boolean> {
  const { event_id: messageId, type } = event;
  return broker.publish(WAREHOUSE, {
    exchange: WAREHOUSE,
    routingKey,
    ...jsonMessage(event, { messageId, type, deliveryMode: 2 }),
  });
}

/** The body of a message as a value; undefined where it is not JSON. */
export function jsonOf({ body }: Pick<Message, 'body'>): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A field of a JSON object; undefined where it is none or lacks it. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Real ms that a real broker is given to give back a message; and where a service has it wait, by its own clock. */
const REAL_LIMIT = { returning: 2000, waiting: 20_000 };
const LOOK_EVERY = 100;

/**
 * Lets `milliseconds` of virtual time pass. A real broker does some things later, in its own time: there it goes on until
 * `done`, for 2 real seconds at most, 20 where the service lets the broker wait for it (a TTL).
 */
export async function passUntil(
  { world, broker }: Pick<Scene, 'world' | 'broker'>,
  milliseconds: number,
  done: () => boolean | Promise<boolean>,
): Promise<void> {
  await world.pass(milliseconds);
  if (broker.kind === 'embedded') return;
  const limit = hasBrokerWait(broker) ? REAL_LIMIT.waiting : REAL_LIMIT.returning;
  for (let real = 0; real < limit && !(await done()); real += LOOK_EVERY) {
    await broker.elapse(LOOK_EVERY);
    await world.pass(milliseconds);
  }
}

function hasBrokerWait({ evidence }: Broker): boolean {
  const queues = evidence.declarations.some((one) => one.arguments.has('x-message-ttl'));
  return queues || evidence.published().some(({ properties }) => properties.expiration !== undefined);
}

/** A queue that `service` reads and that goes with the broker; null where each of them is durable. */
export function perishableQueueOf({ evidence }: Broker, service: string): string | null {
  const read = evidence.consumers.filter(({ by }) => by === service).map(({ queue }) => queue);
  const declared = evidence.declarations.filter(
    ({ kind, passive, by }) => kind === 'queue' && !passive && by === service,
  );
  return declared.find(({ name, durable }) => !durable && read.includes(name))?.name ?? null;
}

/** What the broker said when it refused something of `service`; a dash where it refused nothing. */
export function refusalOf(broker: Broker, service: string): string {
  const refusal = broker.evidence.refusals.findLast(({ to }) => to === service);
  return refusal ? `${refusal.code} ${refusal.text}` : '—';
}
