import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Channel,
  type ChannelModel,
  type ConfirmChannel,
  type ConsumeMessage,
  connect,
  type GetMessage,
  type Message,
  type Options,
} from 'amqplib';

/** One thing that a broker does; `run` returns what could be observed of it, as data. */
export interface Scenario {
  name: string;
  run(world: World): Promise<unknown>;
}

/** Milliseconds of real time after which something that should happen is given up. */
const PATIENCE = 5000;

/** Something that should have happened did not: the scenario itself is wrong, or the broker is. */
class TooLate extends Error {}

/** An error as the client is told it. */
export interface Failure {
  code: number | undefined;
  text: string;
  classId: number | undefined;
  methodId: number | undefined;
}

/** What a scenario works with: connections, unique names, and ways to see what comes back. */
export class World {
  readonly url: string;
  readonly #prefix = `conformance-${randomBytes(6).toString('hex')}`;
  readonly #connections: ChannelModel[] = [];
  readonly #names = new Set<string>();
  readonly #failures = new WeakMap<object, Promise<Failure>>();

  constructor(url: string) {
    this.url = url;
  }

  /** A name that only this world uses, for a queue or exchange; what has it is deleted in the end. */
  name(label: string): string {
    this.#names.add(`${this.#prefix}-${label}`);
    return `${this.#prefix}-${label}`;
  }

  async connection(): Promise<ChannelModel> {
    const connection = await connect(this.url, { noDelay: true });
    this.#connections.push(connection);
    this.#watch(connection);
    return connection;
  }

  async channel(connection?: ChannelModel): Promise<Channel> {
    return this.#watch(await (connection ?? (await this.#first())).createChannel());
  }

  async confirms(connection?: ChannelModel): Promise<ConfirmChannel> {
    return this.#watch(await (connection ?? (await this.#first())).createConfirmChannel());
  }

  /** The first error that a connection or channel emits. */
  failure(emitter: object): Promise<Failure> {
    return soon(this.#failures.get(emitter) as Promise<Failure>, 'an error');
  }

  /** What an operation answers, or how it fails. */
  async attempt(operation: Promise<unknown>): Promise<unknown> {
    try {
      return await soon(operation, 'an answer');
    } catch (error) {
      if (error instanceof TooLate) throw error;
      return failureOf(error);
    }
  }

  /** A queue of this world, durable or not as amqplib's default (durable). */
  async queue(channel: Channel, label: string, options: Options.AssertQueue = {}): Promise<string> {
    return (await channel.assertQueue(this.name(label), options)).queue;
  }

  async exchange(channel: Channel, label: string, type: string, options: Options.AssertExchange = {}): Promise<string> {
    return (await channel.assertExchange(this.name(label), type, options)).exchange;
  }

  /** Consumes into an inbox. */
  async consume(channel: Channel, queue: string, options: Options.Consume = {}): Promise<Inbox> {
    const inbox = new Inbox(channel, queue);
    const { consumerTag } = await channel.consume(queue, (message) => inbox.accept(message), options);
    inbox.tag = consumerTag;
    return inbox;
  }

  /** Publishes the bodies to a queue, one after the other, and waits until the queue has them. */
  async fill(queue: string, bodies: readonly string[], options: Options.Publish = {}): Promise<void> {
    const channel = await this.confirms();
    for (const body of bodies) channel.sendToQueue(queue, Buffer.from(body), options);
    await soon(channel.waitForConfirms(), 'confirms');
    await channel.close();
  }

  /** Waits until a queue has `count` ready messages; what it has in the end. */
  async ready(channel: Channel, queue: string, count: number): Promise<number> {
    const end = Date.now() + PATIENCE;
    let seen = -1;
    while (Date.now() < end) {
      seen = (await channel.checkQueue(queue)).messageCount;
      if (seen === count) break;
      await sleep(5);
    }
    return seen;
  }

  /** Waits until a queue is no longer there; how looking at it fails. */
  async gone(queue: string): Promise<unknown> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const channel = await this.channel();
      const seen = await this.attempt(channel.checkQueue(queue));
      if (typeof seen === 'object' && seen && 'code' in seen) return seen;
      await channel.close();
      if (Date.now() > end) return seen;
      await sleep(5);
    }
  }

  /** The bodies of all ready messages, taken without acknowledgement. */
  async drain(channel: Channel, queue: string): Promise<string[]> {
    return (await this.drainWhole(channel, queue)).map((message) => message.content.toString());
  }

  async drainWhole(channel: Channel, queue: string): Promise<GetMessage[]> {
    const messages: GetMessage[] = [];
    for (let next = await channel.get(queue, { noAck: true }); next; next = await channel.get(queue, { noAck: true })) {
      messages.push(next);
    }
    return messages;
  }

  /** Publishes with a confirm: what the broker answers, and what it returns before. */
  async publish(channel: ConfirmChannel, exchange: string, key: string, body = 'x', options: Options.Publish = {}) {
    const returned: unknown[] = [];
    const onReturn = (message: Message) => returned.push(see(message));
    channel.on('return', onReturn);
    const answer = await soon(
      new Promise<string>((resolve) => {
        const answered = (error: unknown) => resolve(error ? 'nack' : 'ack');
        channel.publish(exchange, key, Buffer.from(body), options, answered);
      }),
      'a confirm',
    );
    channel.off('return', onReturn);
    return { answer, returned };
  }

  /** Real time, where a broker's own timer is waited for. */
  pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds);
  }

  /** A record without what differs from run to run: names, times, generated keys. */
  normal(record: unknown): unknown {
    if (typeof record === 'string') return this.#normalText(record);
    if (Buffer.isBuffer(record)) return this.#normalText(record.toString());
    if (Array.isArray(record)) return record.map((item) => this.normal(item));
    if (typeof record !== 'object' || record === null) return record;
    const tagged = record as { '!'?: string };
    if (tagged['!'] === 'timestamp') return '(time)';
    const entries = Object.entries(record).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries.map(([name, value]) => [this.#normalText(name), this.normal(value)]));
  }

  /** Deletes what carries one of this world's names, and disconnects. */
  async close(): Promise<void> {
    const cleaner = await connect(this.url, { noDelay: true });
    cleaner.on('error', () => {});
    // One that was cut on purpose never answers.
    const closed = this.#connections.map((connection) =>
      Promise.race([connection.close(), sleep(100)]).catch(() => {}),
    );
    await Promise.all(closed);
    for (const name of this.#names) {
      const channel = await cleaner.createChannel();
      channel.on('error', () => {});
      await channel.deleteQueue(name);
      await channel.deleteExchange(name);
      await channel.close();
    }
    await cleaner.close();
  }

  async #first(): Promise<ChannelModel> {
    return this.#connections[0] ?? (await this.connection());
  }

  #watch<Emitter extends Channel | ChannelModel>(emitter: Emitter): Emitter {
    const failure = new Promise<Failure>((resolve) => {
      emitter.on('error', (error: Error) => resolve(failureOf(error) as Failure));
    });
    this.#failures.set(emitter, failure);
    return emitter;
  }

  #normalText(text: string): string {
    return text
      .replaceAll(`${this.#prefix}-`, '')
      .replace(/amq\.gen-[\w-]+/g, 'amq.gen-(name)')
      .replace(/amq\.ctag-[\w-]+/g, 'amq.ctag-(name)')
      .replace(/amq\.rabbitmq\.reply-to\.[\w.=+/-]+/g, 'amq.rabbitmq.reply-to.(key)');
  }
}

/** Plays a scenario on the broker at `url`; the record of it as plain data, without what differs from run to run. */
export async function record(scenario: Scenario, url: string): Promise<unknown> {
  const world = new World(url);
  try {
    return JSON.parse(JSON.stringify(world.normal(await scenario.run(world)) ?? null));
  } finally {
    await world.close();
  }
}

/** What has come to one consumer. */
export class Inbox {
  tag = '';
  readonly channel: Channel;
  readonly queue: string;
  readonly messages: ConsumeMessage[] = [];
  /** The broker has cancelled the consumer. */
  cancelled = false;
  #changed: () => void = () => {};

  constructor(channel: Channel, queue: string) {
    this.channel = channel;
    this.queue = queue;
  }

  accept(message: ConsumeMessage | null): void {
    if (message === null) this.cancelled = true;
    else this.messages.push(message);
    this.#changed();
  }

  get bodies(): string[] {
    return this.messages.map((message) => message.content.toString());
  }

  /** Waits until `count` messages have come, counted from the first; all of them. */
  async until(count: number): Promise<ConsumeMessage[]> {
    await this.#when(() => this.messages.length >= count, `${count} messages`);
    return this.messages;
  }

  /** The message number `index`, counted from 0, when it has come. */
  async at(index: number): Promise<ConsumeMessage> {
    return (await this.until(index + 1))[index] as ConsumeMessage;
  }

  untilCancelled(): Promise<void> {
    return this.#when(() => this.cancelled, 'a cancellation');
  }

  /** Waits until all that the queue has delivered by now has come. */
  async settle(): Promise<void> {
    // A queue answers after what it delivered before; twice, as what it was told may still be under way.
    for (let turn = 0; turn < 2; turn += 1) {
      await this.channel.checkQueue(this.queue);
      await sleep(10);
    }
  }

  async #when(holds: () => boolean, what: string): Promise<void> {
    while (!holds()) {
      await soon(
        new Promise<void>((resolve) => {
          this.#changed = resolve;
        }),
        `${what} (${this.messages.length} came)`,
      );
    }
  }
}

/** A message as data: body, where it came from, properties that are set. */
export function see(message: Message) {
  const { consumerTag, ...fields } = message.fields as Message['fields'] & { consumerTag?: string };
  return { body: message.content.toString(), fields, properties: message.properties };
}

function failureOf(error: unknown): Failure | string {
  if (!(error instanceof Error)) return String(error);
  const { code, classId, methodId } = error as Error & Partial<Failure>;
  const [, text = error.message] = /with message "(.*)"$/s.exec(error.message) ?? [];
  return { code, text, classId, methodId } satisfies Failure;
}

async function soon<Value>(promise: Promise<Value>, what: string): Promise<Value> {
  const ended = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: ended.signal }).then(
    () => Promise.reject(new TooLate(`waited ${PATIENCE} ms for ${what}`)),
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    ended.abort();
  }
}
