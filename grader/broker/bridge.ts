/**
 * A real RabbitMQ as a server of a simulated world. Services stay in their world: their bytes go over the grader's
 * channel as always, and from here to the broker over TCP. Virtual time stands still until the broker has said what it
 * has to say, so the same check, with the same service and the same clock, meets the real thing.
 */
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Conversation, Link } from '../network/dialling.ts';
import type { QueueOptions } from './broker.ts';
import { calmed } from './calm.ts';
import { runControl } from './control.ts';
import type { Declaration } from './evidence.ts';
import type { RabbitNode } from './node.ts';
import { NAME, OperatedBroker, type Surroundings } from './operated.ts';
import { Operator } from './operator.ts';
import { Returns } from './returns.ts';
import type { Tap } from './tap.ts';
import { Tidy } from './tidy.ts';
import { openVirtualHost, type VirtualHost } from './virtual-host.ts';

/** Real milliseconds without a byte, after everything that was asked is answered, that count as silence. */
const SILENCE = 8;
/** The same on a machine that is busy: so many times as long as the slowest queue just took to answer. */
const ANSWERS_OF_SILENCE = 4;
/** Real milliseconds that an answer is waited for; after that the broker has none (or is down). */
const ANSWER_LIMIT = 5_000;
/** Real milliseconds that a delivery is waited for that is due; after that it will not come. */
const DUE_LIMIT = 2_000;

interface Bridged {
  readonly socket: net.Socket;
  readonly tap: Tap;
}

export class BrokerBridge extends OperatedBroker {
  readonly kind = 'rabbitmq';
  readonly version: string;
  readonly url: string;
  readonly #node: RabbitNode;
  readonly #virtualHost: VirtualHost;
  readonly #open = new Set<Bridged>();
  readonly #tidy: Tidy | null;
  readonly #returns = new Returns();
  /** What is not yet passed on, in order. */
  #writing: Promise<void> = Promise.resolve();
  #unwritten = 0;
  #operator: Promise<Operator> | null = null;
  /** Whether something was said that the broker may have an answer to. */
  #stirred = false;
  #heardAt = 0;

  private constructor(world: Surroundings, node: RabbitNode, virtualHost: VirtualHost) {
    super(world);
    this.#node = node;
    this.#virtualHost = virtualHost;
    this.#tidy = node.management === null ? new Tidy() : null;
    this.version = node.version;
    const login = `${encodeURIComponent(node.user)}:${encodeURIComponent(node.password)}`;
    this.url = `amqp://${login}@${NAME}/${encodeURIComponent(virtualHost.name)}`;
  }

  /** Joins `world` as `rabbitmq`: with a virtual host of `node` that nobody else uses, until `close`. */
  static async open(world: Surroundings, node: RabbitNode): Promise<BrokerBridge> {
    return new BrokerBridge(world, node, await openVirtualHost(node));
  }

  get restartable(): boolean {
    return this.#node.restart !== null;
  }

  accept(from: string, link: Link): Conversation {
    const { host, port } = this.#node;
    const socket = net.connect({ host, port, noDelay: true });
    const bridged: Bridged = { socket, tap: this.tap(from) };
    const { tap } = bridged;
    const calm = calmed();
    this.#open.add(bridged);
    this.#stir();
    socket.on('data', (bytes: Buffer) => {
      this.#stir();
      const passed = calm(bytes);
      tap.down(passed);
      link.send(passed);
    });
    // What breaks is told by 'close', which follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#stir();
      this.#open.delete(bridged);
      tap.ended();
      link.close();
    });
    return {
      receive: (bytes) => {
        this.#stir();
        const known = this.evidence.declarations.length;
        tap.up(bytes);
        this.#write(socket, bytes, this.evidence.declarations.slice(known));
      },
      ended: () => {
        this.#stir();
        this.#open.delete(bridged);
        tap.ended();
        socket.destroy();
      },
    };
  }

  override async exchange(name: string, type = 'topic'): Promise<void> {
    await this.#tidy?.before(await this.operator(), [{ kind: 'exchange', name, passive: false }]);
    await super.exchange(name, type);
  }

  override async queue(name: string, options: QueueOptions = {}): Promise<void> {
    await this.#tidy?.before(await this.operator(), [{ kind: 'queue', name, passive: false }]);
    await super.queue(name, options);
  }

  /** Resolves when the broker has answered what it was asked, has delivered what is due, and is silent. */
  async quiet(): Promise<void> {
    while (this.#stirred) {
      this.#stirred = false;
      for (const until = performance.now() + ANSWER_LIMIT; this.#expects() && performance.now() < until; )
        await wait(1);
      const answer = this.up ? await this.#roundTrips() : 0;
      const silence = Math.max(SILENCE, ANSWERS_OF_SILENCE * answer);
      while (performance.now() - this.#heardAt < silence) await wait(silence - (performance.now() - this.#heardAt));
    }
    this.#returns.begin(this.evidence);
  }

  override async elapse(milliseconds: number): Promise<void> {
    await wait(milliseconds);
    this.#stir();
  }

  async stop(): Promise<void> {
    const { stop } = this.#ours();
    this.note('crash');
    this.up = false;
    this.#operator = null;
    await runControl(stop);
    this.#stir();
  }

  async start(): Promise<void> {
    await runControl(this.#ours().start);
    this.note('restart');
    this.up = true;
  }

  async close(): Promise<void> {
    for (const { socket } of this.#open) socket.destroy();
    // A check that failed while the broker was down leaves it to the next one as it found it.
    if (!this.up) await runControl(this.#ours().start);
    this.up = true;
    await this.#tidy?.after(await this.operator());
    (await this.#operator?.catch(() => null))?.close();
    await this.#virtualHost.remove();
  }

  protected override operator(): Promise<Operator> {
    this.#stir();
    const { host, port, user, password } = this.#node;
    this.#operator ??= Operator.connect(
      ({ hear, ended }) => {
        const socket = net.connect({ host, port, noDelay: true });
        socket.on('data', hear);
        socket.on('error', (error) => ended(error.message));
        socket.on('close', () => ended('the broker closed the connection'));
        return { send: (bytes) => socket.write(bytes), close: () => socket.destroy() };
      },
      { user, password, host: this.#virtualHost.name },
    );
    return this.#operator;
  }

  #stir(): void {
    this.#stirred = true;
    this.#heardAt = performance.now();
  }

  #expects(): boolean {
    if (this.#unwritten > 0) return true;
    return [...this.#open].some(({ socket, tap }) => socket.connecting || (!socket.destroyed && tap.expects));
  }

  /** Passes `bytes` on; where the virtual host is not ours, after a look at what they declare. */
  #write(socket: net.Socket, bytes: Buffer, declared: readonly Declaration[]): void {
    const tidy = this.#tidy;
    if (!tidy) {
      socket.write(bytes);
      return;
    }
    this.#unwritten += 1;
    this.#writing = this.#writing.then(async () => {
      if (declared.length > 0) await tidy.before(await this.operator(), declared).catch(() => {});
      socket.write(bytes);
      this.#unwritten -= 1;
    });
  }

  /**
   * Has every queue that is known answer: what was sent to it before has been worked on then. Goes on until nothing is
   * due from it; resolves with the real milliseconds that the slowest took to answer once.
   */
  async #roundTrips(): Promise<number> {
    if (this.#operator === null) return 0;
    const operator = await this.#operator;
    const declared = this.evidence.declarations.filter(({ kind, agreed }) => kind === 'queue' && agreed);
    let slowest = 0;
    for (const name of new Set([...this.queues, ...declared.map((one) => one.name)])) {
      for (const until = performance.now() + DUE_LIMIT; performance.now() < until; await wait(1)) {
        const asked = performance.now();
        // A queue that only its owner may look at answers too: with a refusal.
        const seen = await operator.look(name).catch(() => null);
        slowest = Math.max(slowest, performance.now() - asked);
        if (seen === null || !this.#isDue(name, seen.messages)) break;
      }
    }
    return slowest;
  }

  /** Whether `queue`, in which so many messages wait, has still to deliver one, or to take one back. */
  #isDue(queue: string, waiting: number): boolean {
    if (this.#returns.of(queue, this.evidence) > waiting) return true;
    return waiting > 0 && [...this.#open].some(({ tap }) => tap.hungryFor.includes(queue));
  }

  #ours(): NonNullable<RabbitNode['restart']> {
    if (this.#node.restart === null) throw new Error('this broker is not ours to stop');
    return this.#node.restart;
  }
}
