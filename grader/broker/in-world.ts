/** The embedded broker as a server of a simulated world: on its clock, over its connections, told in its journal. */
import { Random } from '../base/random.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { Conversation, Dialling, Link, Server } from '../network/dialling.ts';
import type { Broker, QueueOptions } from './broker.ts';
import { EmbeddedBroker, FOLLOWS } from './embedded/broker.ts';
import type { Clock, TimerPurpose } from './embedded/clock.ts';
import { Evidence, type Message } from './evidence.ts';
import { Operator } from './operator.ts';
import { Tap } from './tap.ts';

/** What of a world the broker needs. */
export interface Surroundings {
  readonly now: number;
  /** ms since 1970. */
  readonly wallClock: number;
  readonly dialling: Dialling;
  plan(milliseconds: number, run: () => void, background?: boolean): () => void;
  step(): number;
  record(event: JournalEvent): void;
}

const NAME = 'rabbitmq';
const PLACE = `${NAME}:5672`;
const LOGIN = { user: 'guest', password: 'guest', host: '/' };
/** What a broker does only when nothing else happens for long: nobody waits for it. */
const IN_BACKGROUND: readonly TimerPurpose[] = ['heartbeat', 'acknowledgement', 'closing', 'queue-expiry'];

export class BrokerInWorld implements Broker, Server {
  readonly kind = 'embedded';
  readonly version = FOLLOWS;
  readonly url = `amqp://${NAME}`;
  readonly evidence = new Evidence();
  readonly #world: Surroundings;
  readonly #broker: EmbeddedBroker;
  up = true;
  #operator: Promise<Operator> | null = null;

  /** Joins `world` as `rabbitmq`; everything random in it is drawn from `seed`. */
  constructor(world: Surroundings, seed: string) {
    this.#world = world;
    const clock: Clock = {
      now: () => world.wallClock,
      setTimer: (milliseconds, fire, purpose) => world.plan(milliseconds, fire, IN_BACKGROUND.includes(purpose)),
    };
    // Without heartbeats: on a simulated network a connection is only silent where a check silences it.
    this.#broker = new EmbeddedBroker({ clock, random: new Random(seed), limits: { heartbeat: 0 } });
    world.dialling.servers.set(PLACE, this);
  }

  accept(from: string, link: Link): Conversation {
    const { now, step, record } = this.#hearing();
    const tap = new Tap({ evidence: this.evidence, service: from, broker: NAME, now, step, record });
    const end = this.#broker.connect({
      send: (bytes) => {
        tap.down(bytes);
        link.send(bytes);
      },
      close: () => {
        tap.ended();
        link.close();
      },
    });
    return {
      receive: (bytes) => {
        tap.up(bytes);
        end.receive(bytes);
      },
      ended: () => {
        tap.ended();
        end.ended();
      },
    };
  }

  async exchange(name: string, type = 'topic'): Promise<void> {
    await (await this.#operated()).exchange(name, type);
  }

  async queue(name: string, { arguments: args = {}, bindings = [] }: QueueOptions = {}): Promise<void> {
    const operator = await this.#operated();
    await operator.queue(name, { arguments: args });
    for (const [exchange, key] of bindings) await operator.bind(name, exchange, key);
  }

  async publish(as: string, message: Partial<Message> & Pick<Message, 'body'>): Promise<boolean> {
    const { now, record } = this.#hearing();
    const label = `publish ${message.routingKey ?? ''}`;
    record({ at: now(), arrivedAt: now(), from: as, to: NAME, kind: 'message', label, outcome: 'delivered' });
    return (await this.#operated()).publish(message);
  }

  async look(queue: string): Promise<{ messages: number; consumers: number } | null> {
    return (await this.#operated()).look(queue);
  }

  async take(queue: string): Promise<Message[]> {
    return (await this.#operated()).take(queue);
  }

  async stop(): Promise<void> {
    this.#note('crash');
    this.up = false;
    this.#operator = null;
    this.#broker.stop();
  }

  async start(): Promise<void> {
    this.#note('restart');
    this.#broker.restart();
    this.up = true;
  }

  async cut(service?: string): Promise<void> {
    this.#world.dialling.cut(PLACE, service);
  }

  async silence(service?: string): Promise<void> {
    this.#world.dialling.silence(PLACE, service);
  }

  #hearing() {
    return {
      now: () => this.#world.now,
      step: () => this.#world.step(),
      record: (event: JournalEvent) => this.#world.record(event),
    };
  }

  #note(label: string): void {
    const { now } = this.#world;
    this.#world.record({ at: now, arrivedAt: now, from: NAME, to: NAME, kind: 'note', label, outcome: 'delivered' });
  }

  /** The grader's own connection: past network and tap, at no cost in time. */
  #operated(): Promise<Operator> {
    this.#operator ??= Operator.connect(({ hear, ended }) => {
      const end = this.#broker.connect({ send: hear, close: () => ended('the broker closed the connection') });
      return { send: (bytes) => end.receive(bytes), close: () => end.ended() };
    }, LOGIN);
    return this.#operator;
  }
}
