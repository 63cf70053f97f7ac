/** What services stand on when a person runs them for real: the Cup, its simulated services, a broker, one clock, one ear. */
import { Random } from '../../base/random.ts';
import { EmbeddedBroker } from '../../broker/embedded/broker.ts';
import { realClock } from '../../broker/embedded/clock.ts';
import { listen as listenForAmqp } from '../../broker/embedded/listen.ts';
import { type Cup, drawCup } from '../../cup/data.ts';
import { everyHost } from '../../cup/hosts/all.ts';
import type { JournalEvent } from '../../journal/event.ts';
import type { Host } from '../../network/host.ts';

export class Ground {
  readonly cup: Cup;
  /** Hears every message, as it passes. */
  readonly tell: (event: JournalEvent) => void;
  readonly #began = performance.now();
  readonly #hosts: ReadonlyMap<string, Host>;
  #broker: Promise<{ readonly url: string; close(): Promise<void> }> | null = null;
  #steps = 0;

  constructor(seed: number, tell: (event: JournalEvent) => void) {
    this.cup = drawCup(new Random(String(seed)));
    this.tell = tell;
    this.#hosts = new Map(everyHost(this.cup).map((host) => [host.name, host]));
    for (const host of this.#hosts.values()) host.now = () => this.now();
  }

  /** Milliseconds since the beginning. */
  now(): number {
    return Math.round(performance.now() - this.#began);
  }

  /** Counts messages: which of two in the same millisecond was first. */
  step(): number {
    this.#steps += 1;
    return this.#steps;
  }

  /** The simulated service of this name; undefined where there is none. */
  host(name: string): Host | undefined {
    return this.#hosts.get(name);
  }

  /** The URL of the broker: AMQP_URL, or else an embedded one in real time, started when it is asked for first. */
  async broker(): Promise<string> {
    const named = process.env.AMQP_URL;
    if (named) return named;
    this.#broker ??= listenForAmqp(new EmbeddedBroker({ clock: realClock, random: new Random('serve') }));
    return (await this.#broker).url;
  }

  async close(): Promise<void> {
    await (await this.#broker)?.close();
  }
}
