import type { Random } from '../../base/random.ts';
import { type FieldTable, objectToTable, tableToObject } from '../protocol/fields.ts';
import type { Properties } from '../protocol/tables.ts';
import type { Channel, ChannelHome } from './channel.ts';
import type { Clock, TimerPurpose } from './clock.ts';
import { Connection, type Transport } from './connection.ts';
import { type DeathReason, deadLetter, isCycle } from './dead-letter.ts';
import { AmqpError } from './errors.ts';
import type { BrokerEvent, UntimedEvent } from './events.ts';
import type { Home } from './home.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Message } from './message.ts';
import type { Queue, QueueWorld } from './queue.ts';
import { VirtualHost } from './virtual-host.ts';

/** The RabbitMQ whose behaviour and texts are followed: Debian's. */
export const FOLLOWS = '3.10.8';

export interface BrokerOptions {
  clock: Clock;
  /** For generated names (queues, consumer tags, reply keys). */
  random: Random;
  /** Passwords by user; guest/guest unless given. */
  users?: Readonly<Record<string, string>>;
  /** Names of virtual hosts; `/` unless given. */
  virtualHosts?: readonly string[];
  /** Milliseconds that a delivery may stay unacknowledged; RabbitMQ's 30 minutes unless given. */
  consumerTimeout?: number;
  limits?: Partial<Limits>;
}

/** The broker's end of one connection: what its transport tells it. */
export interface ServerEnd {
  /** The connection's number, counted from 1. */
  readonly id: number;
  receive(bytes: Uint8Array): void;
  /** The other side is gone. */
  ended(): void;
  /** A transport that was congested can be sent to again. */
  drained(): void;
}

/** A queue as a check sees it. */
export interface QueueView {
  name: string;
  type: 'classic' | 'quorum';
  durable: boolean;
  exclusive: boolean;
  autoDelete: boolean;
  arguments: Record<string, unknown>;
  ready: number;
  unacknowledged: number;
  consumers: { tag: string; connection: number; channel: number; noAck: boolean; prefetch: number; priority: number }[];
}

export interface ExchangeView {
  name: string;
  type: string;
  durable: boolean;
  autoDelete: boolean;
  internal: boolean;
  arguments: Record<string, unknown>;
}

export interface BindingView {
  source: string;
  destination: string;
  kind: 'queue' | 'exchange';
  routingKey: string;
  arguments: Record<string, unknown>;
}

/** Properties with ordinary headers. */
export type PlainProperties = Omit<Properties, 'headers'> & { headers?: Record<string, unknown> };

export interface Publication {
  exchange: string;
  routingKey: string;
  body: Uint8Array | string;
  properties?: PlainProperties;
  virtualHost?: string;
}

/**
 * An AMQP 0-9-1 server. It starts no timer, draws no name and writes no byte but through what it is given, and does
 * all it does within the call that caused it: the same bytes in at the same times give the same bytes out.
 */
export class EmbeddedBroker {
  /** Errors of the broker itself, which no client should be able to cause; a check that finds one cannot tell. */
  readonly faults: unknown[] = [];
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #options: BrokerOptions;
  readonly #limits: Limits;
  readonly #observers = new Set<(event: BrokerEvent) => void>();
  readonly #connections = new Map<number, Connection>();
  readonly #replies = new Map<string, Channel>();
  readonly #jobs: (() => void)[] = [];
  readonly #dirty = new Set<Connection>();
  #hosts = new Map<string, VirtualHost>();
  #busy = false;
  #stopped = false;
  #connected = 0;
  #messageIds = 0;
  #messages = 0;
  #bytes = 0;

  constructor(options: BrokerOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#limits = { ...LIMITS, ...options.limits };
    for (const name of options.virtualHosts ?? ['/']) this.#hosts.set(name, new VirtualHost(name, this.#limits));
  }

  /** Takes a connection; a stopped or full broker closes it at once. */
  connect(transport: Transport): ServerEnd {
    this.#connected += 1;
    const id = this.#connected;
    if (this.#stopped || this.#connections.size >= this.#limits.connections) {
      transport.close();
      return { id, receive: () => {}, ended: () => {}, drained: () => {} };
    }
    const connection = new Connection(id, transport, this.#home());
    this.#connections.set(id, connection);
    return {
      id,
      receive: (bytes) => this.#run(() => this.#guard(() => connection.receive(bytes), connection)),
      ended: () => this.#run(() => connection.end()),
      drained: () => this.#run(() => connection.wake()),
    };
  }

  /** Tells `observer` what happens from now on; what is returned ends it. It must not call the broker. */
  observe(observer: (event: BrokerEvent) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Publishes as a service would, without a connection; says to which queues it was routed. Throws AmqpError. */
  publish({ exchange, routingKey, body, properties = {}, virtualHost = '/' }: Publication): string[] {
    const host = this.#host(virtualHost);
    host.exchange(exchange);
    const { headers, ...others } = properties;
    const wire: Properties = headers === undefined ? others : { ...others, headers: objectToTable(headers) };
    let routed: Queue[] = [];
    let refused: unknown;
    this.#run(() => {
      try {
        routed = this.#publish(host, { exchange, routingKey, properties: wire, body: Buffer.from(body) }, null).queues;
      } catch (error) {
        refused = error;
      }
    });
    if (refused !== undefined) throw refused;
    return routed.map(({ name }) => name);
  }

  /** All queues, in the order in which they were declared. */
  queues(virtualHost = '/'): QueueView[] {
    return [...this.#host(virtualHost).queues.values()].map((queue) => ({
      name: queue.name,
      type: queue.type,
      durable: queue.durable,
      exclusive: queue.owner !== null,
      autoDelete: queue.autoDelete,
      arguments: tableToObject(queue.args),
      ready: queue.backlog.length,
      unacknowledged: queue.unacknowledged.size,
      consumers: queue.consumers.all().map(({ tag, owner, noAck, prefetch, priority }) => {
        const { home, number } = owner as Channel;
        return { tag, connection: home.id, channel: number, noAck, prefetch, priority };
      }),
    }));
  }

  /** All exchanges, those included that every virtual host has. */
  exchanges(virtualHost = '/'): ExchangeView[] {
    return [...this.#host(virtualHost).exchanges.values()].map(({ args, ...exchange }) => {
      return { ...exchange, arguments: tableToObject(args) };
    });
  }

  /** All bindings, with those by which every queue is bound to the default exchange. */
  bindings(virtualHost = '/'): BindingView[] {
    return this.#host(virtualHost)
      .bindings()
      .map(({ args, ...binding }) => {
        return { ...binding, arguments: tableToObject(args) };
      });
  }

  /** The messages that a queue holds, those first that are ready, in order; empty where there is no such queue. */
  messages(queue: string, virtualHost = '/'): { message: Message; ready: boolean; redelivered: boolean }[] {
    const found = this.#host(virtualHost).queues.get(queue);
    if (found === undefined) return [];
    const view = (ready: boolean) => (entry: { message: Message; redelivered: boolean }) => {
      return { message: entry.message, ready, redelivered: entry.redelivered };
    };
    return [...[...found.backlog].map(view(true)), ...[...found.unacknowledged].map(view(false))];
  }

  /** The connections that are open, with the names that clients gave them. */
  connections(): { id: number; name: string | null; channels: number }[] {
    return [...this.#connections.values()].map(({ id, name, channels }) => ({ id, name, channels: channels.size }));
  }

  /** Closes a connection as an operator does: the client is told 320 CONNECTION_FORCED and `reason`. */
  closeConnection(id: number, reason = 'closed by the operator'): void {
    const connection = this.#connections.get(id);
    if (connection) this.#run(() => connection.force(reason));
  }

  /** Cuts all connections, without a word, and takes no more until `restart()`. */
  stop(): void {
    this.#run(() => {
      this.#stopped = true;
      for (const connection of [...this.#connections.values()]) connection.end();
    });
  }

  /** Starts again (stopping first if need be) with what survives: durable exchanges and queues, persistent messages. */
  restart(): void {
    this.stop();
    this.#run(() => {
      const before = this.#hosts;
      this.#messages = 0;
      this.#bytes = 0;
      this.#hosts = new Map();
      for (const [name, host] of before) {
        this.#hosts.set(
          name,
          host.survivor((survivor) => this.#world(survivor)),
        );
        for (const queue of host.queues.values()) queue.abandon();
      }
      this.#stopped = false;
    });
  }

  #home(): Home {
    const broker = this;
    return {
      limits: this.#limits,
      users: this.#options.users ?? { guest: 'guest' },
      get hosts() {
        return broker.#hosts;
      },
      properties: serverProperties,
      setTimer: (milliseconds, fire, purpose) => this.#setTimer(milliseconds, fire, purpose),
      emit: (event) => this.#emit(event),
      dirty: (connection) => this.#dirty.add(connection),
      gone: (connection) => {
        this.#connections.delete(connection.id);
        this.#dirty.delete(connection);
        this.#emit({ kind: 'disconnected', connection: connection.id });
      },
      hold: (bytes) => this.#hold(0, bytes),
      dropExclusive: (connection) => this.#dropExclusive(connection),
      channelHome: (connection) => this.#channelHome(connection),
    };
  }

  /** One for all channels of a connection, as it is also what owns exclusive queues. */
  readonly #homes = new WeakMap<Connection, ChannelHome>();

  #channelHome(connection: Connection): ChannelHome {
    const known = this.#homes.get(connection);
    if (known) return known;
    const host = () => this.#host(connection.virtualHost);
    const home: ChannelHome = {
      id: connection.id,
      user: connection.user,
      frameMax: connection.frameMax,
      limits: this.#limits,
      consumerTimeout: this.#options.consumerTimeout ?? 1_800_000,
      cancelNotify: connection.cancelNotify,
      consumers: 0,
      host,
      congested: () => connection.congested(),
      send: (bytes) => connection.send(bytes),
      emit: (event) => this.#emit(event),
      later: (job) => void this.#jobs.push(job),
      unique: (prefix) => (prefix === '' ? this.#random.hex(32) : `${prefix}-${this.#random.hex(22)}`),
      declareQueue: (wanted, exclusive) => {
        return host().declareQueue(wanted, exclusive ? home : null, this.#world(host()));
      },
      deleteQueue: (queue) => this.#removeQueue(host(), queue, 'asked'),
      publish: (message, from) => this.#publish(host(), message, from),
      setReply: (key, channel) => {
        if (channel) this.#replies.set(key, channel);
        else this.#replies.delete(key);
      },
      hasReply: (key) => this.#replies.has(key),
      setTimer: (milliseconds, fire) => this.#setTimer(milliseconds, fire, 'acknowledgement'),
      fail: (channel, error) => connection.failChannel(channel, error),
      now: () => this.#clock.now(),
    };
    this.#homes.set(connection, home);
    return home;
  }

  #publish(host: VirtualHost, unnumbered: Omit<Message, 'id'>, from: Channel | null) {
    this.#messageIds += 1;
    const message = withoutBcc({ id: this.#messageIds, ...unnumbered });
    const queues = host.route({ ...unnumbered, id: message.id });
    this.#hold(0, 0, queues.length);
    const place = from && { connection: from.home.id, channel: from.number };
    this.#emit({ kind: 'published', message, from: place, queues: queues.map(({ name }) => name) });
    if (message.exchange === '') this.#reply(message);
    let accepted = true;
    for (const queue of queues) accepted = queue.publish(message) && accepted;
    return { message, queues, accepted };
  }

  #reply(message: Message): void {
    const [, key] = /^amq\.rabbitmq\.reply-to\.(.+)$/s.exec(message.routingKey) ?? [];
    if (key !== undefined) this.#replies.get(key)?.deliverReply(message);
  }

  #world(host: VirtualHost): QueueWorld {
    return {
      now: () => this.#clock.now(),
      setTimer: (milliseconds, fire, purpose) => this.#setTimer(milliseconds, fire, purpose),
      bury: (queue, message, reason) => this.#bury(host, queue, message, reason),
      remove: (queue, because) => this.#removeQueue(host, queue, because),
      count: (messages, bytes) => this.#count(messages, messages * bytes),
    };
  }

  /** Dead-letters at the end of the turn, so that queues never call one another. */
  #bury(host: VirtualHost, queue: Queue, message: Message, reason: DeathReason): void {
    const exchange = queue.deadLetterExchange;
    if (exchange === undefined || !host.exchanges.has(exchange)) {
      this.#emit({ kind: 'dead-lettered', message, queue: queue.name, reason, to: null, queues: [] });
      return;
    }
    const now = this.#clock.now();
    this.#jobs.push(() => {
      this.#messageIds += 1;
      const id = this.#messageIds;
      const dead = deadLetter(message, { id, reason, queue: queue.name, exchange, key: queue.deadLetterKey, now });
      const routed = host.route(dead).filter(({ name }) => reason === 'rejected' || !isCycle(dead, name));
      const queues = routed.map(({ name }) => name);
      this.#emit({ kind: 'dead-lettered', message: dead, queue: queue.name, reason, to: exchange, queues });
      for (const target of routed) target.publish(dead);
    });
  }

  #removeQueue(host: VirtualHost, queue: Queue, because: 'asked' | 'expired' | 'unused' | 'owner-gone'): void {
    host.removeQueue(queue);
    this.#emit({ kind: 'queue-deleted', queue: queue.name, because });
  }

  #dropExclusive(connection: Connection): void {
    const owner = this.#homes.get(connection);
    const host = this.#hosts.get(connection.virtualHost);
    if (owner === undefined || host === undefined) return;
    for (const queue of [...host.queues.values()]) {
      if (queue.owner === owner) this.#removeQueue(host, queue, 'owner-gone');
    }
  }

  #host(name: string): VirtualHost {
    const host = this.#hosts.get(name);
    if (host === undefined) throw new AmqpError('NOT_ALLOWED', `vhost ${name} not found`);
    return host;
  }

  #setTimer(milliseconds: number, fire: () => void, purpose: TimerPurpose): () => void {
    return this.#clock.setTimer(Math.max(0, milliseconds), () => this.#run(fire), purpose);
  }

  #emit(event: UntimedEvent): void {
    if (this.#observers.size === 0) return;
    const timed = { at: this.#clock.now(), ...event } as BrokerEvent;
    for (const observer of this.#observers) observer(timed);
  }

  #count(messages: number, bytes: number): void {
    this.#messages += messages;
    this.#bytes += bytes;
  }

  /** Refuses what would make the broker hold too much. */
  #hold(messages: number, bytes: number, copies = 0): void {
    this.#count(messages, bytes);
    if (bytes <= 0 && copies === 0) return;
    const over = this.#bytes > this.#limits.bytes || this.#messages + copies > this.#limits.messages;
    if (over) throw new AmqpError('RESOURCE_ERROR', 'the embedded broker holds as much as it may');
  }

  /** Does `job` and all that follows from it, then passes on what was said; a job that comes meanwhile waits. */
  #run(job: () => void): void {
    this.#jobs.push(job);
    if (this.#busy) return;
    this.#busy = true;
    for (;;) {
      // By index: jobs add jobs, and shifting a long array is slow.
      for (let next = 0; next < this.#jobs.length; next += 1) this.#guard(this.#jobs[next] as () => void);
      this.#jobs.length = 0;
      const [talker] = this.#dirty;
      if (talker === undefined) break;
      this.#dirty.delete(talker);
      this.#guard(() => talker.flush());
    }
    this.#busy = false;
  }

  /** What goes wrong here is the broker's own fault: it is kept for whoever judges, and ends `connection` if any. */
  #guard(act: () => void, connection?: Connection): void {
    try {
      act();
    } catch (error) {
      this.faults.push(error);
      connection?.crash();
    }
  }
}

function serverProperties(): FieldTable {
  const capabilities = [
    'publisher_confirms',
    'exchange_exchange_bindings',
    'basic.nack',
    'consumer_cancel_notify',
    'connection.blocked',
    'consumer_priorities',
    'authentication_failure_close',
    'per_consumer_qos',
    'direct_reply_to',
  ];
  return objectToTable({
    capabilities: Object.fromEntries(capabilities.map((name) => [name, true])),
    cluster_name: 'embedded',
    information: `follows RabbitMQ ${FOLLOWS}`,
    platform: 'Node.js',
    product: 'Entre servicios, embedded broker',
    version: FOLLOWS,
  });
}

/** What a message says about blind copies is for the broker only. */
function withoutBcc(message: Message): Message {
  const { headers } = message.properties;
  if (!headers?.has('BCC')) return message;
  const left = new Map(headers);
  left.delete('BCC');
  return { ...message, properties: { ...message.properties, headers: left } };
}
