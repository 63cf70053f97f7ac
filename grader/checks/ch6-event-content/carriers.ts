/** What ch6/envelope sends and sees over its two carriers. */
import type { Publication } from '../../broker/evidence.ts';
import type { Properties } from '../../broker/protocol/tables.ts';
import type { Order } from '../../cup/data.ts';
import type { Exchange } from '../../network/exchange.ts';
import type { Reply } from '../../network/reply.ts';
import { jsonOf, WAREHOUSE } from '../ch5-events/events.ts';
import type { Scene } from '../scene.ts';
import { told } from '../telling.ts';
import { STRUCTURED, type Structured } from './cloud-events.ts';

export type Carrier = 'AMQP' | 'HTTP';

/** The event that both services of the exercise are about. */
const TYPE = 'order.packaged';

/** Tells the service `warehouse` that an order is packaged, and waits until all is quiet. */
export async function pack(scene: Scene, { id, email, amount_cents, currency }: Order): Promise<Reply> {
  const body = { email, amount_cents, currency };
  const reply = await scene.world.call(WAREHOUSE, `/orders/${id}/packages`, { method: 'POST', body });
  await scene.world.settle();
  return reply;
}

/** What the service `warehouse` published. */
export function published(scene: Scene): Publication[] {
  return scene.broker.evidence.published(WAREHOUSE);
}

/** What the service sent last over `carrier`. */
export function emitted(scene: Scene, carrier: Carrier): { contentType: string; event: unknown } {
  if (carrier === 'AMQP') {
    const message = published(scene).at(-1);
    return { contentType: message?.properties.contentType ?? '', event: message && jsonOf(message) };
  }
  const post: Exchange | undefined = scene.world.requests('webhooks').at(-1);
  return { contentType: post?.headers.get('content-type') ?? '', event: parsed(post?.body ?? null) };
}

/** A body as JSON; undefined where it is not. */
export function parsed(body: string | null): unknown {
  return jsonOf({ body: Buffer.from(body ?? '') });
}

/** The attributes of the event that tells of `order`, without its identity in time. */
export function attributesOf({ id: order_id, email, amount_cents, currency }: Order) {
  return {
    specversion: '1.0',
    source: `/${WAREHOUSE}`,
    type: TYPE,
    subject: order_id,
    datacontenttype: 'application/json',
    dataschema: `https://cup.example/schemas/${TYPE}/1`,
    data: { order_id, version: 2, email, amount_cents, currency },
  };
}

/** An event about `order`, of another shop and with an id of its own unless `identity` says so. */
export function eventOf(scene: Scene, order: Order, identity?: Pick<Structured, 'id' | 'source'>): Structured {
  const time = new Date(scene.world.wallClock).toISOString();
  const id = scene.random.hex(16);
  return { ...attributesOf(order), time, ...(identity ?? { id, source: `/shops/${scene.random.hex(4)}` }) };
}

/** Brings `event` to the service over `carrier`, and waits; returns the answer's status, a dash where there is none. */
export async function bring(
  scene: Scene,
  carrier: Carrier,
  event: Structured,
  {
    routingKey = `order.${String(event.subject)}.packaged`,
    properties = {},
  }: { routingKey?: string; properties?: Properties } = {},
): Promise<string> {
  const text = JSON.stringify(event);
  let answer = '—';
  if (carrier === 'AMQP') {
    await scene.broker.publish(WAREHOUSE, {
      exchange: WAREHOUSE,
      routingKey,
      properties: { contentType: STRUCTURED, deliveryMode: 2, ...properties },
      body: Buffer.from(text),
    });
  } else {
    const headers = { 'Content-Type': STRUCTURED };
    answer = told(await scene.call('/events', { method: 'POST', headers, body: text, as: 'partner' }));
  }
  await scene.world.settle();
  return answer;
}
