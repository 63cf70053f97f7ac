/** What is alike in every kind of broker: the grader's own client works on it, the tap hears what services say. */
import type { JournalEvent } from '../journal/event.ts';
import type { Conversation, Dialling, Link, Server } from '../network/dialling.ts';
import type { Broker, BrokerKind, QueueOptions } from './broker.ts';
import { Evidence, type Message } from './evidence.ts';
import type { Operator } from './operator.ts';
import { Tap } from './tap.ts';

/** What of a world a broker needs. */
export interface Surroundings {
  readonly now: number;
  /** ms since 1970. */
  readonly wallClock: number;
  readonly dialling: Dialling;
  plan(milliseconds: number, run: () => void, background?: boolean): () => void;
  step(): number;
  record(event: JournalEvent): void;
}

/** The broker's name in every simulated world, and where it listens. */
export const NAME = 'rabbitmq';
const PLACE = `${NAME}:5672`;

export abstract class OperatedBroker implements Broker, Server {
  abstract readonly kind: BrokerKind;
  abstract readonly version: string;
  abstract readonly url: string;
  abstract readonly restartable: boolean;
  readonly evidence = new Evidence();
  protected readonly world: Surroundings;
  /** Virtual hosts are empty when a check begins: queues are those that were declared since. */
  protected readonly queues = new Set<string>();
  up = true;

  constructor(world: Surroundings) {
    this.world = world;
    world.dialling.servers.set(PLACE, this);
  }

  abstract accept(from: string, link: Link): Conversation;
  abstract stop(): Promise<void>;
  abstract close(): Promise<void>;
  abstract start(): Promise<void>;
  protected abstract operator(): Promise<Operator>;

  async elapse(_milliseconds: number): Promise<void> {}

  async exchange(name: string, type = 'topic'): Promise<void> {
    await (await this.operator()).exchange(name, type);
  }

  async queue(name: string, { arguments: args = {}, bindings = [] }: QueueOptions = {}): Promise<void> {
    const operator = await this.operator();
    await operator.queue(name, { arguments: args });
    this.queues.add(name);
    for (const [exchange, key] of bindings) await operator.bind(name, exchange, key);
  }

  async publish(as: string, message: Partial<Message> & Pick<Message, 'body'>): Promise<boolean> {
    this.#tell(as, 'message', `publish ${message.routingKey ?? ''}`);
    return (await this.operator()).publish(message);
  }

  async look(queue: string): Promise<{ messages: number; consumers: number } | null> {
    return (await this.operator()).look(queue);
  }

  async take(queue: string): Promise<Message[]> {
    return (await this.operator()).take(queue);
  }

  async cut(service?: string): Promise<void> {
    this.world.dialling.cut(PLACE, service);
  }

  async silence(service?: string): Promise<void> {
    this.world.dialling.silence(PLACE, service);
  }

  async delay(milliseconds: number, service?: string): Promise<void> {
    this.world.dialling.delay(milliseconds, PLACE, service);
  }

  /** A tap on a connection of service `from`. */
  protected tap(from: string): Tap {
    const { world, evidence } = this;
    return new Tap({
      evidence,
      service: from,
      broker: NAME,
      now: () => world.now,
      step: () => world.step(),
      record: (event) => world.record(event),
    });
  }

  /** Something that happens to the broker itself: `crash`, `restart`. */
  protected note(label: string): void {
    this.#tell(NAME, 'note', label);
  }

  #tell(from: string, kind: 'message' | 'note', label: string): void {
    const at = this.world.now;
    this.world.record({ at, arrivedAt: at, from, to: NAME, kind, label, outcome: 'delivered' });
  }
}
