import type { BodyTooLargeError, Command } from '../protocol/commands.ts';
import { encodeContent } from '../protocol/content.ts';
import type { FieldTable } from '../protocol/fields.ts';
import { methodFrame } from '../protocol/frames.ts';
import type { Method, MethodName } from '../protocol/methods.ts';
import type { Methods, Properties } from '../protocol/tables.ts';
import { checkConsumerArguments } from './arguments.ts';
import type { Consumer } from './consumers.ts';
import { declare } from './declarations.ts';
import { AmqpError, called, preconditionFailed } from './errors.ts';
import type { UntimedEvent } from './events.ts';
import type { Limits } from './limits.ts';
import type { Entry, Message } from './message.ts';
import { expirationProblem, type Queue } from './queue.ts';
import type { VirtualHost } from './virtual-host.ts';

/** The queue that stands for direct replies: nothing of that name exists. */
export const REPLY_TO = 'amq.rabbitmq.reply-to';

/** What a channel needs of its connection and of the broker. */
export interface ChannelHome {
  readonly id: number;
  readonly user: string;
  readonly frameMax: number;
  readonly limits: Limits;
  /** Milliseconds that a delivery may stay unacknowledged. */
  readonly consumerTimeout: number;
  /** The client understands basic.cancel from the server. */
  readonly cancelNotify: boolean;
  /** Consumers of all channels. */
  consumers: number;
  host(): VirtualHost;
  /** The client does not read as fast as it is sent to. */
  congested(): boolean;
  send(bytes: Buffer): void;
  emit(event: UntimedEvent): void;
  /** Does `job` when what is being done is done. */
  later(job: () => void): void;
  /** A name that nobody else has, e.g. `amq.gen-Gbf3…`. */
  unique(prefix: string): string;
  declareQueue(
    wanted: { name: string; durable: boolean; autoDelete: boolean; args: FieldTable },
    exclusive: boolean,
  ): Queue;
  deleteQueue(queue: Queue): void;
  publish(message: Omit<Message, 'id'>, from: Channel): { message: Message; queues: Queue[]; accepted: boolean };
  /** Makes replies under `key` come to `channel`, or (null) to nobody. */
  setReply(key: string, channel: Channel | null): void;
  hasReply(key: string): boolean;
  setTimer(milliseconds: number, fire: () => void): () => void;
  /** The channel fails on its own: nobody asked it for anything. */
  fail(channel: Channel, error: AmqpError): void;
  now(): number;
}

interface Unacknowledged {
  tag: number;
  queue: Queue;
  entry: Entry;
  consumer: ChannelConsumer | null;
  at: number;
}

interface ChannelConsumer extends Consumer {
  readonly queue: Queue;
  outstanding: number;
}

/** What ends a channel, or lets it be ended by its connection. */
export type ChannelState = 'running' | 'closing' | 'closed';

export class Channel {
  readonly number: number;
  readonly home: ChannelHome;
  state: ChannelState = 'running';
  /** The name that an empty queue name stands for. */
  lastQueue = '';
  /** The direct-reply consumer: its tag, and the key under which replies find it. */
  reply: { tag: string; key: string } | null = null;
  readonly #consumers = new Map<string, ChannelConsumer>();
  readonly #unacknowledged = new Map<number, Unacknowledged>();
  #deliveryTag = 0;
  #published = 0;
  /** The last of them that are confirmed, but not yet told so. */
  #unsaid = 0;
  #confirms = false;
  #prefetch = 0;
  #globalPrefetch = 0;
  #outstanding = 0;
  #cancelTimeout: (() => void) | undefined;

  constructor(number: number, home: ChannelHome) {
    this.number = number;
    this.home = home;
  }

  send<Name extends MethodName>(name: Name, args: Partial<Methods[Name]> = {}): void {
    this.home.send(methodFrame(this.number, name, args));
  }

  /** Does what a command asks; throws AmqpError. */
  handle({ method, content }: Command): void {
    if (content && method.name === 'basic.publish') {
      this.#publish(method.args, content);
      return;
    }
    this.#sayConfirms();
    if (!declare(this, method)) this.#basic(method);
  }

  /** The client closes the channel. */
  close(): void {
    this.#sayConfirms();
    this.state = 'closed';
    this.release();
  }

  /** Gives everything back: consumers go, what was not acknowledged is ready again. */
  release(): void {
    this.#cancelTimeout?.();
    const touched = new Set<Queue>();
    for (const { queue } of this.#consumers.values()) touched.add(queue);
    for (const { queue } of this.#unacknowledged.values()) touched.add(queue);
    const consumers = [...this.#consumers.values()];
    const held = [...this.#unacknowledged.values()];
    this.home.consumers -= consumers.length;
    this.#consumers.clear();
    this.#unacknowledged.clear();
    this.#endReply();
    for (const queue of touched) {
      if (queue.deleted) continue;
      const gone = consumers.filter((consumer) => consumer.queue === queue);
      queue.removeConsumers(
        gone,
        held.flatMap((one) => (one.queue === queue ? [one.entry] : [])),
      );
    }
  }

  /** The queues that deliver to this channel, for when it can take messages again. */
  wake(): void {
    for (const queue of new Set([...this.#consumers.values()].map((consumer) => consumer.queue))) queue.run();
  }

  /** Hands a reply over to the direct-reply consumer. */
  deliverReply(message: Message): void {
    if (this.reply === null) return;
    // The tag is not used up: RabbitMQ gives it to the next delivery too.
    const deliveryTag = this.#deliveryTag + 1;
    this.#send(message, this.reply.tag, deliveryTag, false);
    const to = { connection: this.home.id, channel: this.number };
    this.home.emit({
      kind: 'delivered',
      message,
      queue: REPLY_TO,
      to,
      consumerTag: this.reply.tag,
      deliveryTag,
      redelivered: false,
      noAck: true,
    });
  }

  #basic(method: Method): void {
    switch (method.name) {
      case 'basic.qos':
        this.#qos(method.args);
        break;
      case 'basic.consume':
        this.#consume(method.args);
        break;
      case 'basic.cancel':
        this.#cancel(method.args);
        break;
      case 'basic.get':
        this.#get(method.args);
        break;
      case 'basic.ack':
        this.#settle(method.args.deliveryTag, method.args.multiple, 'acknowledged');
        break;
      case 'basic.nack': {
        const { deliveryTag, multiple, requeue } = method.args;
        this.#settle(deliveryTag, multiple, requeue ? 'requeued' : 'rejected');
        break;
      }
      case 'basic.reject':
        this.#settle(method.args.deliveryTag, false, method.args.requeue ? 'requeued' : 'rejected');
        break;
      case 'basic.recover':
      case 'basic.recover-async':
        if (!method.args.requeue) throw new AmqpError('NOT_IMPLEMENTED', 'requeue=false');
        if (this.#unacknowledged.size > 0) this.#settle(0, true, 'requeued');
        if (method.name === 'basic.recover') this.send('basic.recover-ok');
        break;
      case 'confirm.select':
        this.#confirms = true;
        if (!method.args.nowait) this.send('confirm.select-ok');
        break;
      case 'channel.flow':
        if (!method.args.active) throw new AmqpError('NOT_IMPLEMENTED', 'active=false');
        this.send('channel.flow-ok', { active: true });
        break;
      case 'access.request':
        this.send('access.request-ok', { ticket: 1 });
        break;
      case 'tx.select':
      case 'tx.commit':
      case 'tx.rollback':
        throw new AmqpError('NOT_IMPLEMENTED', 'transactions are not implemented by the embedded broker');
      default:
        throw new AmqpError('COMMAND_INVALID', 'unimplemented method');
    }
  }

  #publish(
    { exchange, routingKey, mandatory, immediate }: Methods['basic.publish'],
    { properties, body }: { properties: Properties; body: Buffer },
  ): void {
    if (immediate) throw new AmqpError('NOT_IMPLEMENTED', 'immediate=true');
    const target = this.home.host().exchange(exchange);
    if (target.internal) {
      const thing = called('exchange', exchange, this.home.host().name);
      throw new AmqpError('ACCESS_REFUSED', `cannot publish to internal ${thing}`);
    }
    this.#checkProperties(properties);
    const ready = this.#withReplyKey(properties);
    const outcome = this.home.publish({ exchange, routingKey, properties: ready, body }, this);
    const { message, queues, accepted } = outcome;
    const to = { connection: this.home.id, channel: this.number };
    if (mandatory && queues.length === 0) {
      const args = { replyCode: 312, replyText: 'NO_ROUTE', exchange, routingKey };
      this.send('basic.return', args);
      this.home.send(encodeContent(this.number, message.properties, body, this.home.frameMax));
      this.home.emit({ kind: 'returned', message, to });
    }
    if (!this.#confirms) return;
    this.#confirm(accepted);
    this.home.emit({ kind: 'confirmed', message, to, ok: accepted });
  }

  /** Confirms are said together when the turn is over, as RabbitMQ gathers them too. */
  #confirm(accepted: boolean): void {
    if (!accepted) this.#sayConfirms();
    this.#published += 1;
    if (!accepted) {
      this.send('basic.nack', { deliveryTag: this.#published });
      return;
    }
    this.#unsaid += 1;
    if (this.#unsaid === 1) this.home.later(() => this.#sayConfirms());
  }

  #sayConfirms(): void {
    if (this.#unsaid === 0 || this.state !== 'running') return;
    this.send('basic.ack', { deliveryTag: this.#published, multiple: this.#unsaid > 1 });
    this.#unsaid = 0;
  }

  #checkProperties({ userId, expiration }: Properties): void {
    if (userId !== undefined && userId !== this.home.user) {
      const but = `but authenticated user was '${this.home.user}'`;
      throw preconditionFailed(`user_id property set to '${userId}' ${but}`);
    }
    const problem = expiration === undefined ? undefined : expirationProblem(expiration);
    if (problem) throw preconditionFailed(`invalid expiration '${expiration}': ${problem}`);
  }

  #withReplyKey(properties: Properties): Properties {
    if (properties.replyTo !== REPLY_TO) return properties;
    if (this.reply === null) throw preconditionFailed('fast reply consumer does not exist');
    return { ...properties, replyTo: `${REPLY_TO}.${this.reply.key}` };
  }

  #qos({ prefetchSize, prefetchCount, global }: Methods['basic.qos']): void {
    if (prefetchSize !== 0) throw new AmqpError('NOT_IMPLEMENTED', `prefetch_size!=0 (${prefetchSize})`);
    if (global) {
      this.#globalPrefetch = prefetchCount;
    } else {
      this.#prefetch = prefetchCount;
      this.#globalPrefetch = 0;
    }
    this.send('basic.qos-ok');
    this.wake();
  }

  #consume(args: Methods['basic.consume']): void {
    const { consumerTag: asked, noAck, exclusive, nowait } = args;
    if (this.#consumers.has(asked)) throw new AmqpError('NOT_ALLOWED', `attempt to reuse consumer tag '${asked}'`);
    if (this.home.consumers >= this.home.limits.consumers) throw preconditionFailed('consumer limit is reached');
    const tag = asked === '' ? this.home.unique('amq.ctag') : asked;
    if (args.queue === REPLY_TO) {
      if (!noAck) throw preconditionFailed('reply consumer cannot acknowledge');
      if (this.reply) throw preconditionFailed('reply consumer already set');
      this.reply = { tag, key: this.home.unique('') };
      this.home.setReply(this.reply.key, this);
      if (!nowait) this.send('basic.consume-ok', { consumerTag: tag });
      return;
    }
    const name = this.queueName(args.queue);
    const queue = this.home.host().queue(name, this.home);
    const thing = called('queue', name, this.home.host().name);
    const single = queue.args.get('x-single-active-consumer')?.value === true;
    checkConsumerArguments(thing, args.arguments);
    if (queue.type === 'quorum' && this.#globalPrefetch > 0) {
      throw new AmqpError('NOT_IMPLEMENTED', `${thing} does not support global qos`);
    }
    const taken = single ? exclusive : queue.consumers.inExclusiveUse || (exclusive && queue.consumers.count > 0);
    if (taken) throw new AmqpError('ACCESS_REFUSED', `${thing} in exclusive use`);
    const consumer = this.#consumer(tag, queue, noAck, exclusive, Number(args.arguments.get('x-priority')?.value ?? 0));
    this.#consumers.set(tag, consumer);
    this.home.consumers += 1;
    if (!nowait) this.send('basic.consume-ok', { consumerTag: tag });
    queue.addConsumer(consumer);
  }

  #consumer(tag: string, queue: Queue, noAck: boolean, exclusive: boolean, priority: number): ChannelConsumer {
    const consumer: ChannelConsumer = {
      tag,
      queue,
      owner: this,
      noAck,
      exclusive,
      priority,
      prefetch: queue.prefetch(this.#prefetch),
      outstanding: 0,
      canTake: () => {
        if (this.state !== 'running' || this.home.congested()) return false;
        if (noAck) return true;
        if (this.#globalPrefetch > 0 && this.#outstanding >= this.#globalPrefetch) return false;
        return consumer.prefetch === 0 || consumer.outstanding < consumer.prefetch;
      },
      take: (entry) => this.#take(consumer, entry),
      cancelled: () => {
        this.#consumers.delete(tag);
        this.home.consumers -= 1;
        if (this.home.cancelNotify) this.send('basic.cancel', { consumerTag: tag, nowait: true });
      },
    };
    return consumer;
  }

  #take(consumer: ChannelConsumer, entry: Entry): void {
    const { tag, queue, noAck } = consumer;
    const deliveryTag = this.#hold(queue, entry, noAck ? undefined : consumer);
    const message = withReturns(queue, entry);
    this.#send(message, tag, deliveryTag, entry.redelivered);
    this.#delivered(entry, queue, tag, deliveryTag, noAck);
  }

  #get({ queue: asked, noAck }: Methods['basic.get']): void {
    const queue = this.home.host().queue(this.queueName(asked), this.home);
    if (queue.type === 'quorum' && queue.args.get('x-single-active-consumer')?.value === true) {
      const thing = called('queue', queue.name, this.home.host().name);
      const why = 'basic.get operations are not supported by quorum queues with single active consumer';
      throw new AmqpError('RESOURCE_LOCKED', `cannot obtain access to locked ${thing}. ${why}`);
    }
    const entry = queue.get(noAck);
    if (entry === undefined) {
      this.send('basic.get-empty');
      return;
    }
    const deliveryTag = this.#hold(queue, entry, noAck ? undefined : null);
    const { exchange, routingKey, properties, body } = withReturns(queue, entry, { never: true });
    const messageCount = queue.backlog.length;
    this.send('basic.get-ok', { deliveryTag, redelivered: entry.redelivered, exchange, routingKey, messageCount });
    this.home.send(encodeContent(this.number, properties, body, this.home.frameMax));
    this.#delivered(entry, queue, null, deliveryTag, noAck);
  }

  /** The delivery tag of a message that goes out; it stays here until acknowledged unless `consumer` is undefined. */
  #hold(queue: Queue, entry: Entry, consumer: ChannelConsumer | null | undefined): number {
    this.#deliveryTag += 1;
    if (consumer === undefined) return this.#deliveryTag;
    const at = this.home.now();
    this.#unacknowledged.set(this.#deliveryTag, { tag: this.#deliveryTag, queue, entry, consumer, at });
    if (consumer) {
      consumer.outstanding += 1;
      this.#outstanding += 1;
    }
    if (this.#unacknowledged.size === 1) this.#watch();
    return this.#deliveryTag;
  }

  #send({ exchange, routingKey, properties, body }: Message, tag: string, deliveryTag: number, redelivered: boolean) {
    this.send('basic.deliver', { consumerTag: tag, deliveryTag, redelivered, exchange, routingKey });
    this.home.send(encodeContent(this.number, properties, body, this.home.frameMax));
  }

  #delivered(entry: Entry, queue: Queue, consumerTag: string | null, deliveryTag: number, noAck: boolean): void {
    const { message, redelivered } = entry;
    const to = { connection: this.home.id, channel: this.number };
    this.home.emit({
      kind: 'delivered',
      message,
      queue: queue.name,
      to,
      consumerTag,
      deliveryTag,
      redelivered,
      noAck,
    });
  }

  #cancel({ consumerTag, nowait }: Methods['basic.cancel']): void {
    if (!nowait) this.send('basic.cancel-ok', { consumerTag });
    if (this.reply?.tag === consumerTag) {
      this.#endReply();
      return;
    }
    const consumer = this.#consumers.get(consumerTag);
    if (consumer === undefined) return;
    this.#consumers.delete(consumerTag);
    this.home.consumers -= 1;
    consumer.queue.removeConsumers([consumer]);
  }

  #endReply(): void {
    if (this.reply) this.home.setReply(this.reply.key, null);
    this.reply = null;
  }

  #settle(tag: number, multiple: boolean, how: 'acknowledged' | 'requeued' | 'rejected'): void {
    const settled = this.#collect(tag, multiple);
    // One queue is told once of all that one consumer had; of what was got, one by one.
    const groups = new Map<object, { queue: Queue; entries: Entry[] }>();
    for (const one of settled) {
      this.#unacknowledged.delete(one.tag);
      if (one.consumer) {
        one.consumer.outstanding -= 1;
        this.#outstanding -= 1;
      }
      const group = groups.get(one.consumer ?? one);
      if (group) group.entries.push(one.entry);
      else groups.set(one.consumer ?? one, { queue: one.queue, entries: [one.entry] });
      const from = { connection: this.home.id, channel: this.number };
      const { message } = one.entry;
      this.home.emit({ kind: how, message, queue: one.queue.name, from, deliveryTag: one.tag });
    }
    this.#watch();
    for (const { queue, entries } of groups.values()) {
      if (queue.deleted) continue;
      if (how === 'acknowledged') queue.acknowledge(entries);
      else if (how === 'requeued') queue.requeue(entries);
      else queue.reject(entries);
    }
    // The limit of the whole channel may hold back other queues too.
    if (this.#globalPrefetch > 0) this.wake();
  }

  #collect(tag: number, multiple: boolean): Unacknowledged[] {
    if (multiple && tag === 0) return [...this.#unacknowledged.values()];
    const one = this.#unacknowledged.get(tag);
    if (one === undefined) throw preconditionFailed(`unknown delivery tag ${tag}`);
    if (!multiple) return [one];
    return [...this.#unacknowledged.values()].filter((other) => other.tag <= tag);
  }

  /** Fails the channel when its oldest delivery has waited too long for its acknowledgement. */
  #watch(): void {
    const [oldest] = this.#unacknowledged.values();
    if (oldest === undefined) {
      this.#cancelTimeout?.();
      this.#cancelTimeout = undefined;
      return;
    }
    const left = oldest.at + this.home.consumerTimeout - this.home.now();
    if (left <= 0) {
      const waited = `timed out. Timeout value used: ${this.home.consumerTimeout} ms.`;
      const advice = 'This timeout value can be configured, see consumers doc guide to learn more';
      const why = `delivery acknowledgement on channel ${this.number} ${waited} ${advice}`;
      this.home.fail(this, new AmqpError('PRECONDITION_FAILED', why, 'none'));
      return;
    }
    // Not set anew for each acknowledgement: when it fires, it looks what is oldest by then.
    this.#cancelTimeout ??= this.home.setTimer(left, () => {
      this.#cancelTimeout = undefined;
      this.#watch();
    });
  }

  /** The queue that a method names: an empty name stands for the one declared last. */
  queueName(name: string): string {
    if (name !== '') return name;
    if (this.lastQueue === '') throw new AmqpError('NOT_FOUND', 'no previously declared queue');
    return this.lastQueue;
  }
}

/** A body that is too large, in RabbitMQ's words. */
export function tooLarge({ size, method }: BodyTooLargeError, most: number): AmqpError {
  const what = `message size ${size} is larger than configured max size ${most}`;
  return new AmqpError('PRECONDITION_FAILED', what, method);
}

/** A quorum queue says how often a message came back; to basic.get also that it never did. */
function withReturns(queue: Queue, { message, returns }: Entry, { never = false } = {}): Message {
  if (queue.type === 'classic' || (returns === 0 && !never)) return message;
  const headers = new Map(message.properties.headers ?? []);
  headers.set('x-delivery-count', { type: 'l', value: returns });
  return { ...message, properties: { ...message.properties, headers } };
}
