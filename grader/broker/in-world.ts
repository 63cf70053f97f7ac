/** The embedded broker as a server of a simulated world: on its clock, over its connections, told in its journal. */
import { Random } from '../base/random.ts';
import type { Conversation, Link } from '../network/dialling.ts';
import { EmbeddedBroker, FOLLOWS } from './embedded/broker.ts';
import type { Clock, TimerPurpose } from './embedded/clock.ts';
import { NAME, OperatedBroker, type Surroundings } from './operated.ts';
import { Operator } from './operator.ts';

const LOGIN = { user: 'guest', password: 'guest', host: '/' };
/** What a broker does only when nothing else happens for long: nobody waits for it. */
const IN_BACKGROUND: readonly TimerPurpose[] = ['heartbeat', 'acknowledgement', 'closing', 'queue-expiry'];

export class BrokerInWorld extends OperatedBroker {
  readonly kind = 'embedded';
  readonly version = FOLLOWS;
  readonly restartable = true;
  readonly url = `amqp://${NAME}`;
  readonly #broker: EmbeddedBroker;
  #operator: Promise<Operator> | null = null;

  /** Joins `world` as `rabbitmq`; everything random in it is drawn from `seed`. */
  constructor(world: Surroundings, seed: string) {
    super(world);
    const clock: Clock = {
      now: () => world.wallClock,
      setTimer: (milliseconds, fire, purpose) => world.plan(milliseconds, fire, IN_BACKGROUND.includes(purpose)),
    };
    // Without heartbeats: on a simulated network a connection is only silent where a check silences it.
    this.#broker = new EmbeddedBroker({ clock, random: new Random(seed), limits: { heartbeat: 0 } });
  }

  accept(from: string, link: Link): Conversation {
    const tap = this.tap(from);
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

  async stop(): Promise<void> {
    this.note('crash');
    this.up = false;
    this.#operator = null;
    this.#broker.stop();
  }

  async start(): Promise<void> {
    this.note('restart');
    this.#broker.restart();
    this.up = true;
  }

  async close(): Promise<void> {}

  /** The grader's own connection: past network and tap, at no cost in time. */
  protected operator(): Promise<Operator> {
    this.#operator ??= Operator.connect(({ hear, ended }) => {
      const end = this.#broker.connect({ send: hear, close: () => ended('the broker closed the connection') });
      return { send: (bytes) => end.receive(bytes), close: () => end.ended() };
    }, LOGIN);
    return this.#operator;
  }
}
