/** A broker as the checks hold it: the same for every kind of it. */
import type { Evidence, Message } from './evidence.ts';

export type BrokerKind = 'embedded' | 'rabbitmq';

/** What an exercise's check does with a broker. Everything that a service says to it is in `evidence`. */
export interface Broker {
  readonly kind: BrokerKind;
  /** The version of RabbitMQ that it is, or whose behaviour it follows. */
  readonly version: string;
  /** What services are told as AMQP_URL. */
  readonly url: string;
  readonly evidence: Evidence;
  /** Declares a durable exchange of `type`, as the service whose it is would have done before. */
  exchange(name: string, type?: string): Promise<void>;
  /** Declares a durable queue and binds it, as another service would have done before. */
  queue(name: string, options?: QueueOptions): Promise<void>;
  /** Publishes as service `as` would, persistent, and waits for the confirm; returns whether a queue took it. */
  publish(as: string, message: Partial<Message> & Pick<Message, 'body'>): Promise<boolean>;
  /** What waits in `queue` and how many consume it; null where there is no such queue. */
  look(queue: string): Promise<{ readonly messages: number; readonly consumers: number } | null>;
  /** Takes every message that waits in `queue`, in order. */
  take(queue: string): Promise<Message[]>;
  /** Ends it: connections break, and new ones are refused. What is durable is kept. */
  stop(): Promise<void>;
  /** Starts it again after `stop`. */
  start(): Promise<void>;
  /** Breaks the connections of `service` (of all, where none is named); both sides are told at once. */
  cut(service?: string): Promise<void>;
  /**
   * Lets `milliseconds` of the broker's own time pass: what it was told to do later (a TTL) may fall due. Nothing where
   * its clock is that of the world.
   */
  elapse(milliseconds: number): Promise<void>;
  /** Whether `stop` and `start` work: the broker is ours. */
  readonly restartable: boolean;
  /** From now on nothing passes on the connections of `service` that stand now, and nobody is told. */
  silence(service?: string): Promise<void>;
  /** From now on everything between `service` (all, where none is named) and it takes `milliseconds` longer, each way; 0 ends that. */
  delay(milliseconds: number, service?: string): Promise<void>;
  /** Ends every connection to it, and removes what was made for this check. */
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** Pairs of exchange and binding key. */
  readonly bindings?: readonly (readonly [exchange: string, key: string])[];
}
