import { Random } from '../../base/random.ts';
import { type Command, CommandReader } from '../protocol/commands.ts';
import { encodeContent } from '../protocol/content.ts';
import { objectToTable } from '../protocol/fields.ts';
import { FrameReader, methodFrame, PROTOCOL_HEADER } from '../protocol/frames.ts';
import type { MethodName } from '../protocol/methods.ts';
import type { Methods, Properties } from '../protocol/tables.ts';
import { type BrokerOptions, EmbeddedBroker, type ServerEnd } from './broker.ts';
import type { Clock, TimerPurpose } from './clock.ts';

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now = 1_700_000_000_000;
  #timers: { at: number; fire: () => void; purpose: TimerPurpose }[] = [];

  now(): number {
    return this.#now;
  }

  setTimer(milliseconds: number, fire: () => void, purpose: TimerPurpose): () => void {
    const timer = { at: this.#now + milliseconds, fire, purpose };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** The purposes of the timers that are set, sorted. */
  get pending(): TimerPurpose[] {
    return this.#timers.map(({ purpose }) => purpose).sort();
  }

  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.fire();
    }
    this.#now = end;
  }
}

export function start(options: Partial<BrokerOptions> = {}) {
  const clock = new VirtualClock();
  const broker = new EmbeddedBroker({ clock, random: new Random('test'), ...options });
  return { clock, broker };
}

/** A client in memory: what it sends is answered before `send` returns. */
export class Client {
  /** All that has come, whole commands only. */
  readonly came: Command[] = [];
  readonly bytes: Buffer[] = [];
  heartbeats = 0;
  closed = false;
  congested = false;
  end: ServerEnd;
  readonly #frames = new FrameReader(0);
  readonly #commands = new CommandReader();

  constructor(broker: EmbeddedBroker) {
    this.end = broker.connect({
      send: (bytes) => this.#hear(bytes),
      close: () => {
        this.closed = true;
      },
      congested: () => this.congested,
    });
  }

  /** Logged in, with channel 1 open; nothing of that in `came`. */
  static open(broker: EmbeddedBroker, { heartbeat = 0, frameMax = 131_072 } = {}): Client {
    const client = new Client(broker);
    client.raw(PROTOCOL_HEADER);
    client.send(0, 'connection.start-ok', {
      mechanism: 'PLAIN',
      response: Buffer.from('\0guest\0guest'),
      clientProperties: objectToTable({ capabilities: { consumer_cancel_notify: true }, connection_name: 'tested' }),
    });
    client.send(0, 'connection.tune-ok', { channelMax: 100, frameMax, heartbeat });
    client.send(0, 'connection.open', { virtualHost: '/' });
    client.send(1, 'channel.open');
    client.came.length = 0;
    return client;
  }

  raw(bytes: Uint8Array): void {
    this.end.receive(bytes);
  }

  send<Name extends MethodName>(channel: number, name: Name, args: Partial<Methods[Name]> = {}): void {
    this.raw(methodFrame(channel, name, args));
  }

  publish(routingKey: string, body: string, properties: Properties = {}, args: Partial<Methods['basic.publish']> = {}) {
    const method = methodFrame(1, 'basic.publish', { routingKey, ...args });
    this.raw(Buffer.concat([method, encodeContent(1, properties, Buffer.from(body), 131_072)]));
  }

  /** A durable queue named `q` unless said otherwise. */
  queue(args: Partial<Methods['queue.declare']> = {}, options: Record<string, unknown> = {}): void {
    this.send(1, 'queue.declare', { queue: 'q', durable: true, arguments: objectToTable(options), ...args });
  }

  /** The names of what has come since the last call. */
  names(): string[] {
    return this.came.splice(0).map(({ method }) => method.name);
  }

  /** The bodies of what has come since the last call, `*` where it was delivered before. */
  bodies(): string[] {
    return this.came.splice(0).flatMap(({ method, content }) => {
      const again = 'redelivered' in method.args && method.args.redelivered ? '*' : '';
      return content ? [content.body.toString() + again] : [];
    });
  }

  /** The arguments of the last of what has come of that name. */
  last<Name extends MethodName>(name: Name): Methods[Name] | undefined {
    return this.came.findLast(({ method }) => method.name === name)?.method.args as Methods[Name] | undefined;
  }

  #hear(bytes: Buffer): void {
    this.bytes.push(bytes);
    for (const frame of this.#frames.push(bytes)) {
      if (frame.kind === 'heartbeat') this.heartbeats += 1;
      const command = this.#commands.accept(frame);
      if (command) this.came.push(command);
    }
  }
}
