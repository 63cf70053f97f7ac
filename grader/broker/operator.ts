/**
 * The grader's own client of a broker: prepares exchanges and queues, publishes as a simulated service would, looks at
 * what lies in a queue. The same for every kind of broker: whatever carries its bytes.
 */
import type { Message } from './evidence.ts';
import { type Command, CommandReader } from './protocol/commands.ts';
import { encodeContent } from './protocol/content.ts';
import { objectToTable, tableToObject } from './protocol/fields.ts';
import { encodeFrame, FrameReader, PROTOCOL_HEADER } from './protocol/frames.ts';
import { encodeMethod, type MethodName } from './protocol/methods.ts';
import type { Methods, Properties } from './protocol/tables.ts';

/** Carries bytes to a broker; what comes back is handed to `hear`. */
export type Carrier = (ends: { hear: (bytes: Buffer) => void; ended: (why: string) => void }) => {
  send(bytes: Buffer): void;
  close(): void;
};

/** The broker refused what was asked: `404 NOT_FOUND - no queue 'x' in vhost '/'`. */
export class Refused extends Error {
  readonly code: number;

  constructor(code: number, text: string) {
    super(`${code} ${text}`);
    this.code = code;
  }
}

interface Waiting {
  readonly wanted: readonly MethodName[];
  readonly resolve: (command: Command) => void;
  readonly reject: (error: Error) => void;
}

const CHANNEL = 1;
const FRAME_MAX = 131_072;

export class Operator {
  readonly #line: ReturnType<Carrier>;
  readonly #frames = new FrameReader(0);
  readonly #commands = new CommandReader();
  /** The broker's version, as it says. */
  version = '';
  #waiting: Waiting[] = [];
  #returned: string | null = null;
  /** Why nothing can be asked any more. */
  #dead: Error | null = null;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(carrier: Carrier) {
    this.#line = carrier({
      hear: (bytes) => this.#hear(bytes),
      ended: (why) => this.#fail(new Error(why)),
    });
  }

  /** Connects, logs in, and opens one channel in confirm mode. */
  static async connect(carrier: Carrier, login: { user: string; password: string; host: string }): Promise<Operator> {
    const operator = new Operator(carrier);
    const greeted = operator.#wait(['connection.start']);
    operator.#line.send(PROTOCOL_HEADER);
    const { method } = await greeted;
    const { serverProperties } = method.args as Methods['connection.start'];
    operator.version = String(tableToObject(serverProperties).version ?? '');
    await operator.#ask(
      'connection.start-ok',
      {
        clientProperties: objectToTable({ product: 'entre-servicios' }),
        mechanism: 'PLAIN',
        response: Buffer.from(`\0${login.user}\0${login.password}`),
        locale: 'en_US',
      },
      ['connection.tune'],
      0,
    );
    operator.#say('connection.tune-ok', { channelMax: 1, frameMax: FRAME_MAX, heartbeat: 0 }, 0);
    await operator.#ask('connection.open', { virtualHost: login.host }, ['connection.open-ok'], 0);
    await operator.#open();
    return operator;
  }

  async #open(): Promise<void> {
    await this.#ask('channel.open', {}, ['channel.open-ok']);
    await this.#ask('confirm.select', {}, ['confirm.select-ok']);
  }

  exchange(
    name: string,
    type: string,
    options: { durable?: boolean; arguments?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    return this.#alone(async () => {
      const { durable = true } = options;
      const args = { exchange: name, type, durable, arguments: objectToTable(options.arguments ?? {}) };
      await this.#ask('exchange.declare', args, ['exchange.declare-ok']);
    });
  }

  queue(
    name: string,
    options: { durable?: boolean; arguments?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    return this.#alone(async () => {
      const { durable = true } = options;
      await this.#ask('queue.declare', { queue: name, durable, arguments: objectToTable(options.arguments ?? {}) }, [
        'queue.declare-ok',
      ]);
    });
  }

  bind(queue: string, exchange: string, key: string): Promise<void> {
    return this.#alone(async () => {
      await this.#ask('queue.bind', { queue, exchange, routingKey: key }, ['queue.bind-ok']);
    });
  }

  /** Messages that wait in `queue`, and its consumers; null where there is no such queue. */
  look(queue: string): Promise<{ messages: number; consumers: number } | null> {
    return this.#alone(async () => {
      try {
        const { method } = await this.#ask('queue.declare', { queue, passive: true }, ['queue.declare-ok']);
        const { messageCount: messages, consumerCount: consumers } = method.args as Methods['queue.declare-ok'];
        return { messages, consumers };
      } catch (error) {
        if (error instanceof Refused && error.code === 404) return null;
        throw error;
      }
    });
  }

  /** Whether there is such an exchange or queue. */
  has(kind: 'exchange' | 'queue', name: string): Promise<boolean> {
    return this.#alone(async () => {
      try {
        if (kind === 'queue') await this.#ask('queue.declare', { queue: name, passive: true }, ['queue.declare-ok']);
        else await this.#ask('exchange.declare', { exchange: name, passive: true }, ['exchange.declare-ok']);
        return true;
      } catch (error) {
        if (error instanceof Refused && error.code === 404) return false;
        // One that only its owner may look at is there.
        if (error instanceof Refused && error.code === 405) return true;
        throw error;
      }
    });
  }

  /** Deletes an exchange or a queue, with what lies in it; nothing where there is none. */
  remove(kind: 'exchange' | 'queue', name: string): Promise<void> {
    return this.#alone(async () => {
      if (kind === 'queue') await this.#ask('queue.delete', { queue: name }, ['queue.delete-ok']);
      else await this.#ask('exchange.delete', { exchange: name }, ['exchange.delete-ok']);
    });
  }

  /** Publishes and waits for the confirm; returns whether a queue took it. */
  publish(message: Partial<Message> & Pick<Message, 'body'>): Promise<boolean> {
    return this.#alone(async () => {
      const { exchange = '', routingKey = '', properties = {}, body } = message;
      this.#returned = null;
      const waited = this.#wait(['basic.ack', 'basic.nack']);
      this.#say('basic.publish', { exchange, routingKey, mandatory: true });
      this.#line.send(encodeContent(CHANNEL, { deliveryMode: 2, ...properties }, body, FRAME_MAX));
      const { method } = await waited;
      return method.name === 'basic.ack' && this.#returned === null;
    });
  }

  /** Takes every message that waits in `queue`, in order. */
  take(queue: string): Promise<Message[]> {
    return this.#alone(async () => {
      const messages: Message[] = [];
      for (;;) {
        const { method, content } = await this.#ask('basic.get', { queue, noAck: true }, [
          'basic.get-ok',
          'basic.get-empty',
        ]);
        if (method.name !== 'basic.get-ok' || !content) return messages;
        const { exchange, routingKey } = method.args;
        messages.push({ exchange, routingKey, ...content });
      }
    });
  }

  /** Has `work` wait for what was begun before: one channel carries one conversation at a time. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => {});
    return result;
  }

  close(): void {
    this.#line.close();
  }

  #say<Name extends MethodName>(name: Name, args: Partial<Methods[Name]>, channel = CHANNEL): void {
    this.#line.send(encodeFrame('method', channel, encodeMethod(name, args)));
  }

  #ask<Name extends MethodName>(
    name: Name,
    args: Partial<Methods[Name]>,
    wanted: readonly MethodName[],
    channel = CHANNEL,
  ): Promise<Command> {
    const waited = this.#wait(wanted);
    this.#say(name, args, channel);
    return waited;
  }

  #wait(wanted: readonly MethodName[]): Promise<Command> {
    return new Promise((resolve, reject) => {
      if (this.#dead) reject(this.#dead);
      else this.#waiting.push({ wanted, resolve, reject });
    });
  }

  #hear(bytes: Buffer): void {
    for (const frame of this.#frames.read(bytes)) {
      const command = this.#commands.accept(frame);
      if (command) this.#take(command);
    }
  }

  #take(command: Command): void {
    const { method } = command;
    if (method.name === 'basic.return') this.#returned = method.args.replyText;
    else if (method.name === 'channel.close') {
      // The broker ends a channel on which something was refused: another one takes its place.
      this.#say('channel.close-ok', {});
      const { replyCode, replyText } = method.args;
      const refused = this.#waiting.splice(0);
      const refuse = (): void => {
        for (const { reject } of refused) reject(new Refused(replyCode, replyText));
      };
      this.#open().then(refuse, refuse);
    } else if (method.name === 'connection.close') {
      this.#fail(new Refused(method.args.replyCode, method.args.replyText));
    } else {
      const index = this.#waiting.findIndex(({ wanted }) => wanted.includes(method.name));
      for (const { resolve } of index < 0 ? [] : this.#waiting.splice(index, 1)) resolve(command);
    }
  }

  #fail(error: Error): void {
    this.#dead ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

/** A message as JSON, as services of the Cup publish it. */
export function jsonMessage(value: unknown, properties: Properties = {}): Pick<Message, 'body' | 'properties'> {
  return { body: Buffer.from(JSON.stringify(value)), properties: { contentType: 'application/json', ...properties } };
}
