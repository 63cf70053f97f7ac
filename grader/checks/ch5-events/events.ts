/** What the exercises on the shop's events have in common: events as services publish them, and how they are read. */
import type { Random } from '../../base/random.ts';
import type { Broker } from '../../broker/broker.ts';
import type { Message } from '../../broker/evidence.ts';
import { jsonMessage } from '../../broker/operator.ts';
import type { Order } from '../../cup/data.ts';

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

/** What the broker said when it refused something of `service`; a dash where it refused nothing. */
export function refusalOf(broker: Broker, service: string): string {
  const refusal = broker.evidence.refusals.findLast(({ to }) => to === service);
  return refusal ? `${refusal.code} ${refusal.text}` : '—';
}
