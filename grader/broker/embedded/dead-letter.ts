import type { Field, FieldTable } from '../protocol/fields.ts';
import type { Message } from './message.ts';

/** Why a queue gives a message up; the words stand in the x-death header. */
export type DeathReason = 'rejected' | 'expired' | 'maxlen' | 'delivery_limit';

type Death = Extract<Field, { type: 'F' }>;

const text = (value: string): Field => ({ type: 'S', value });

/**
 * The message that goes to a dead-letter exchange: its own headers with the death recorded, without its expiration.
 * `key` replaces its routing keys. `now` in milliseconds.
 */
export function deadLetter(message: Message, { id, reason, queue, exchange, key, now }: DeadLetterOptions): Message {
  const { expiration, ...properties } = message.properties;
  const headers: FieldTable = new Map(properties.headers ?? []);
  const death: FieldTable = new Map<string, Field>([
    ['reason', text(reason)],
    ['queue', text(queue)],
    ['time', { type: 'T', value: Math.floor(now / 1000) }],
    ['exchange', text(message.exchange)],
    ['routing-keys', { type: 'A', value: [message.routingKey, ...copies(message, 'CC')].map(text) }],
  ]);
  if (expiration !== undefined) death.set('original-expiration', text(expiration));
  const earlier = headers.get('x-death');
  if (earlier === undefined) {
    headers.set('x-first-death-reason', text(reason));
    headers.set('x-first-death-queue', text(queue));
    headers.set('x-first-death-exchange', text(message.exchange));
  }
  const deaths = earlier?.type === 'A' ? earlier.value.filter((field): field is Death => field.type === 'F') : [];
  headers.set('x-death', { type: 'A', value: withDeath(deaths, death) });
  if (key !== undefined) headers.delete('CC');
  const sorted = new Map([...headers].sort(([one], [other]) => (one < other ? -1 : 1)));
  return {
    id,
    exchange,
    routingKey: key ?? message.routingKey,
    properties: { ...properties, headers: sorted },
    body: message.body,
  };
}

export interface DeadLetterOptions {
  id: number;
  reason: DeathReason;
  queue: string;
  /** The dead-letter exchange. */
  exchange: string;
  key: string | undefined;
  now: number;
}

/** The newest death first; one more of the same queue and reason only counts. */
function withDeath(deaths: readonly Death[], death: FieldTable): Death[] {
  // RabbitMQ turns the earlier ones round each time, wherever there are two or more.
  const earlier = deaths.length > 1 ? deaths.toReversed() : [...deaths];
  const queue = death.get('queue')?.value;
  const reason = death.get('reason')?.value;
  const isSame = ({ value }: Death) => value.get('queue')?.value === queue && value.get('reason')?.value === reason;
  const known = earlier.find(isSame)?.value;
  const count = known?.get('count')?.value ?? (known ? 1 : 0);
  const newest: FieldTable = new Map([['count', { type: 'l', value: Number(count) + 1 }]]);
  for (const [name, field] of known ?? death) if (name !== 'count') newest.set(name, field);
  return [{ type: 'F', value: newest }, ...earlier.filter((other) => !isSame(other))];
}

/**
 * Whether a dead-lettered message came to `queue` before without ever having been rejected: the broker itself would
 * move it round for ever, so it is dropped.
 */
export function isCycle(message: Message, queue: string): boolean {
  const deaths = message.properties.headers?.get('x-death');
  if (deaths?.type !== 'A') return false;
  const tables = deaths.value.map((field) => (field.type === 'F' ? field.value : new Map<string, Field>()));
  const seen = tables.findIndex((death) => death.get('queue')?.value === queue);
  return seen >= 0 && tables.slice(0, seen + 1).every((death) => death.get('reason')?.value !== 'rejected');
}

/** The routing keys that a message names for itself in its CC or BCC header. */
export function copies(message: Pick<Message, 'properties'>, header: 'CC' | 'BCC'): string[] {
  const field = message.properties.headers?.get(header);
  if (field?.type !== 'A') return [];
  return field.value.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}
