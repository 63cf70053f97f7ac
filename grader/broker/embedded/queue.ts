import type { FieldTable } from '../protocol/fields.ts';
import { expiryProblem, type QueueType } from './arguments.ts';
import { Backlog } from './backlog.ts';
import type { TimerPurpose } from './clock.ts';
import { type Consumer, Consumers } from './consumers.ts';
import type { DeathReason } from './dead-letter.ts';
import type { Entry, Message } from './message.ts';

/** What a queue needs from where it lives. */
export interface QueueWorld {
  now(): number;
  setTimer(milliseconds: number, fire: () => void, purpose: TimerPurpose): () => void;
  /** Gives a message up: to the dead-letter exchange if there is one. */
  bury(queue: Queue, message: Message, reason: DeathReason): void;
  /** The queue has expired, or lost its last consumer. */
  remove(queue: Queue, because: 'expired' | 'unused'): void;
  /** Messages that the broker holds: more (1) or fewer (−1). */
  count(messages: 1 | -1, bytes: number): void;
}

export interface QueueOptions {
  name: string;
  type: QueueType;
  durable: boolean;
  autoDelete: boolean;
  /** The connection that alone may use it, and with which it goes; null: any. */
  owner: object | null;
  args: FieldTable;
}

/** The default number of messages that a consumer of a quorum queue without prefetch holds. */
const QUORUM_PREFETCH = 2000;

export class Queue {
  readonly name: string;
  readonly type: QueueType;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  readonly owner: object | null;
  readonly args: FieldTable;
  readonly consumers: Consumers;
  readonly unacknowledged = new Set<Entry>();
  readonly backlog = new Backlog();
  deleted = false;
  readonly #world: QueueWorld;
  #positions = 0;
  #hadConsumers = false;
  #cancelTtl: (() => void) | undefined;
  #ttlAt = Number.POSITIVE_INFINITY;
  #cancelExpiry: (() => void) | undefined;

  constructor({ name, type, durable, autoDelete, owner, args }: QueueOptions, world: QueueWorld) {
    this.name = name;
    this.type = type;
    this.durable = durable;
    this.autoDelete = autoDelete;
    this.owner = owner;
    this.args = args;
    this.consumers = new Consumers(args.get('x-single-active-consumer')?.value === true);
    this.#world = world;
    this.touch();
  }

  /** Takes a message in; false: full, and set to refuse. */
  publish(message: Message): boolean {
    const overflow = this.#text('x-overflow') ?? 'drop-head';
    if (overflow !== 'drop-head' && this.#isOver(1, message.body.length)) {
      if (overflow === 'reject-publish-dlx') this.#world.bury(this, message, 'maxlen');
      return false;
    }
    const entry = this.#entry(message);
    this.#world.count(1, message.body.length);
    const consumer = this.backlog.length === 0 ? this.consumers.next() : undefined;
    if (consumer) {
      this.#deliver(consumer, entry);
      return true;
    }
    this.backlog.push(entry);
    const dropped = this.#dropHead();
    // As RabbitMQ: one that overtakes by its priority does not bring its own expiry forward.
    if (dropped || this.backlog.length === 1) this.#dropExpired();
    return true;
  }

  /** Takes the next message for a basic.get. */
  get(noAck: boolean): Entry | undefined {
    this.touch();
    const entry = this.backlog.shift();
    if (entry === undefined) return undefined;
    this.#taken(entry, noAck);
    this.#dropExpired();
    return entry;
  }

  acknowledge(entries: readonly Entry[]): void {
    for (const entry of entries) this.#forget(entry);
    this.run();
  }

  /**
   * Puts messages back, marked as delivered before: a classic queue to their old places, a quorum queue to the front,
   * or to the end where the consumer asked for it and there is no delivery limit.
   */
  requeue(entries: readonly Entry[], { asked = true } = {}): void {
    const limit = this.#number('x-delivery-limit');
    const toTheEnd = asked && limit === undefined;
    for (const entry of entries) {
      if (!this.unacknowledged.delete(entry)) continue;
      entry.redelivered = true;
      entry.returns += 1;
      if (this.type === 'classic') {
        this.backlog.restore(entry);
      } else if (entry.returns > (limit ?? Number.POSITIVE_INFINITY)) {
        this.#world.count(-1, entry.message.body.length);
        this.#world.bury(this, entry.message, 'delivery_limit');
      } else if (toTheEnd) {
        this.#positions += 1;
        this.backlog.push({ ...entry, position: this.#positions });
      } else {
        this.backlog.giveBack(entry);
      }
    }
    this.#dropHead();
    this.#dropExpired();
    this.run();
  }

  /** Gives up what a consumer does not want. */
  reject(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (this.#forget(entry)) this.#world.bury(this, entry.message, 'rejected');
    }
    this.run();
  }

  addConsumer(consumer: Consumer): void {
    this.#hadConsumers = true;
    this.consumers.add(consumer);
    this.run();
  }

  /** Takes consumers away and puts back what they held; the last one's going may delete the queue. */
  removeConsumers(gone: readonly Consumer[], held: readonly Entry[] = []): void {
    for (const consumer of gone) this.consumers.remove(consumer);
    if (gone.length > 0 && this.autoDelete && this.#hadConsumers && this.consumers.count === 0) {
      this.#world.remove(this, 'unused');
      return;
    }
    this.touch();
    this.requeue(held, { asked: false });
  }

  /** Delivers while there are messages and somebody takes them. */
  run(): void {
    this.consumers.wake();
    while (this.backlog.length > 0) {
      const consumer = this.consumers.next();
      if (consumer === undefined) return;
      const entry = this.backlog.shift() as Entry;
      this.#deliver(consumer, entry);
      this.#dropExpired();
    }
  }

  /** Drops all ready messages; says how many there were. */
  purge(): number {
    const dropped = this.backlog.clear();
    for (const { message } of dropped) this.#world.count(-1, message.body.length);
    return dropped.length;
  }

  /** The queue was used: what makes it expire begins anew. */
  touch(): void {
    const expires = this.#number('x-expires');
    if (expires === undefined || this.deleted) return;
    this.#cancelExpiry?.();
    const check = () => {
      if (this.consumers.count === 0) this.#world.remove(this, 'expired');
    };
    this.#cancelExpiry = this.#world.setTimer(expires, check, 'queue-expiry');
  }

  /** Ends timers and consumers and drops what it holds. */
  close(): void {
    this.abandon();
    this.purge();
    for (const { message } of this.unacknowledged) this.#world.count(-1, message.body.length);
    this.unacknowledged.clear();
    for (const consumer of this.consumers.all()) {
      this.consumers.remove(consumer);
      consumer.cancelled();
    }
  }

  /** Ends its timers: the broker has restarted, and another stands in its place. */
  abandon(): void {
    this.deleted = true;
    this.#cancelTtl?.();
    this.#cancelExpiry?.();
  }

  /** What is left of it after a restart of the broker, in `world`; null: nothing. */
  survivor(world: QueueWorld): Queue | null {
    if (!this.durable || this.owner) return null;
    const { name, type, durable, autoDelete, owner, args } = this;
    const queue = new Queue({ name, type, durable, autoDelete, owner, args }, world);
    const taken = [...this.unacknowledged].map((entry) => ({ ...entry, redelivered: true }));
    const all = [...taken, ...this.backlog].sort((one, other) => one.position - other.position);
    for (const entry of all) {
      if (type === 'classic' && entry.message.properties.deliveryMode !== 2) continue;
      queue.backlog.push({ ...entry });
      world.count(1, entry.message.body.length);
    }
    queue.#positions = this.#positions;
    queue.#dropExpired();
    return queue;
  }

  get deadLetterExchange(): string | undefined {
    return this.#text('x-dead-letter-exchange');
  }

  get deadLetterKey(): string | undefined {
    return this.#text('x-dead-letter-routing-key');
  }

  /** The limit of unacknowledged messages for a consumer that asked for `prefetch`. */
  prefetch(prefetch: number): number {
    return prefetch === 0 && this.type === 'quorum' ? QUORUM_PREFETCH : prefetch;
  }

  #entry(message: Message): Entry {
    const most = this.#number('x-max-priority') ?? 0;
    const ttl = Math.min(this.#number('x-message-ttl') ?? Number.POSITIVE_INFINITY, expirationOf(message));
    this.#positions += 1;
    return {
      message,
      position: this.#positions,
      priority: Math.min(message.properties.priority ?? 0, most),
      expiresAt: ttl === Number.POSITIVE_INFINITY ? null : this.#world.now() + ttl,
      redelivered: false,
      returns: 0,
    };
  }

  #deliver(consumer: Consumer, entry: Entry): void {
    this.#taken(entry, consumer.noAck);
    consumer.take(entry);
  }

  #taken(entry: Entry, noAck: boolean): void {
    if (noAck) this.#world.count(-1, entry.message.body.length);
    else this.unacknowledged.add(entry);
  }

  #forget(entry: Entry): boolean {
    if (!this.unacknowledged.delete(entry)) return false;
    this.#world.count(-1, entry.message.body.length);
    return true;
  }

  #isOver(more: number, moreBytes: number): boolean {
    const most = this.#number('x-max-length') ?? Number.POSITIVE_INFINITY;
    const mostBytes = this.#number('x-max-length-bytes') ?? Number.POSITIVE_INFINITY;
    return this.backlog.length + more > most || this.backlog.bytes + moreBytes > mostBytes;
  }

  #dropHead(): boolean {
    const before = this.backlog.length;
    if ((this.#text('x-overflow') ?? 'drop-head') !== 'drop-head') return false;
    while (this.backlog.length > 0 && this.#isOver(0, 0)) this.#give('maxlen');
    return this.backlog.length < before;
  }

  #dropExpired(): void {
    const now = this.#world.now();
    for (let head = this.backlog.peek(); ; head = this.backlog.peek()) {
      const at = head?.expiresAt ?? Number.POSITIVE_INFINITY;
      if (at > now) {
        this.#wakeAt(at, now);
        return;
      }
      this.#give('expired');
    }
  }

  #wakeAt(at: number, now: number): void {
    if (at === this.#ttlAt) return;
    this.#cancelTtl?.();
    this.#cancelTtl = undefined;
    this.#ttlAt = at;
    if (at === Number.POSITIVE_INFINITY) return;
    const expire = () => {
      this.#ttlAt = Number.POSITIVE_INFINITY;
      this.#dropExpired();
    };
    this.#cancelTtl = this.#world.setTimer(at - now, expire, 'message-ttl');
  }

  #give(reason: DeathReason): void {
    const { message } = this.backlog.shift() as Entry;
    this.#world.count(-1, message.body.length);
    this.#world.bury(this, message, reason);
  }

  #number(name: string): number | undefined {
    const value = this.args.get(name)?.value;
    return typeof value === 'number' ? value : undefined;
  }

  #text(name: string): string | undefined {
    const value = this.args.get(name)?.value;
    return typeof value === 'string' ? value : undefined;
  }
}

/** The TTL that a message brings with it, in milliseconds; infinite where it brings none. */
function expirationOf({ properties: { expiration } }: Message): number {
  return expiration === undefined || expirationProblem(expiration) ? Number.POSITIVE_INFINITY : Number(expiration);
}

/** What RabbitMQ finds wrong with an `expiration` property; undefined: nothing. */
export function expirationProblem(expiration: string): string | undefined {
  const [, digits, rest] = /^([+-]?\d+)(.*)$/s.exec(expiration) ?? [];
  if (digits === undefined) return 'no_integer';
  if (rest) return `{leftover_string,${JSON.stringify(rest)}}`;
  return expiryProblem(Number(digits));
}
