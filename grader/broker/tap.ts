/**
 * Stands between a service and a broker: passes every byte on as it came, and decodes a copy. What it hears becomes
 * evidence for the checks and events of the journal. Moves inside of the broker are not on the wire and not told.
 */
import type { JournalEvent } from '../journal/event.ts';
import type { Declaration, Delivery, Evidence, Publication } from './evidence.ts';
import { type Command, CommandReader } from './protocol/commands.ts';
import { FrameReader } from './protocol/frames.ts';
import type { Method, MethodName } from './protocol/methods.ts';
import { METHODS, type Methods, type Properties } from './protocol/tables.ts';

export interface TapOptions {
  readonly evidence: Evidence;
  /** The name of the service, and of the broker, in the journal. */
  readonly service: string;
  readonly broker: string;
  readonly now: () => number;
  readonly step: () => number;
  readonly record: (event: JournalEvent) => void;
}

type Named<Name extends MethodName> = Extract<Method, { name: Name }>;
type Content = NonNullable<Command['content']>;

/** What is known of one channel. */
class Channel {
  /** Methods that the broker has still to answer. */
  owed = 0;
  prefetch = 0;
  confirming = false;
  /** Publications that wait for a confirm, by delivery tag. */
  readonly unconfirmed = new Map<number, Publication>();
  published = 0;
  /** Deliveries that wait for an acknowledgement, by delivery tag. */
  readonly unsettled = new Map<number, Delivery>();
  /** Queues that a message was asked of, in order. */
  readonly gets: { readonly queue: string; readonly noAck: boolean }[] = [];
  /** What the broker has still to agree to, in order. */
  readonly asked: { readonly name: MethodName; readonly agree: (args: Methods[MethodName]) => void }[] = [];
}

/** A consumer. One that has ended is kept: what was under way to it still arrives. */
interface Consuming {
  ended: boolean;
  readonly channel: number;
  readonly queue: string;
  readonly noAck: boolean;
  readonly prefetch: number;
}

/** One connection of a service. */
export class Tap {
  readonly #options: TapOptions;
  readonly #up = reader();
  readonly #down = reader();
  readonly #channels = new Map<number, Channel>();
  /** From the service's first word to the broker's. */
  #greeting = false;
  #spoken = false;
  /** By consumer tag: consumer tags are unique in a channel, the tap hears all of a connection. */
  readonly #consumers = new Map<string, Consuming>();

  constructor(options: TapOptions) {
    this.#options = options;
  }

  /** Whether the broker owes an answer: to a method that has one, or to a publication that is to be confirmed. */
  get expects(): boolean {
    return (
      this.#greeting || [...this.#channels.values()].some(({ owed, unconfirmed }) => owed > 0 || unconfirmed.size > 0)
    );
  }

  /** The queues whose next message may be given to a consumer of this connection. */
  get hungryFor(): string[] {
    return [...this.#consumers.values()].filter((one) => this.#hasRoom(one)).map(({ queue }) => queue);
  }

  #hasRoom({ ended, channel, queue, noAck, prefetch }: Consuming): boolean {
    if (ended || noAck || prefetch === 0) return !ended;
    const held = [...(this.#channels.get(channel)?.unsettled.values() ?? [])].filter((one) => one.queue === queue);
    return held.length < prefetch;
  }

  /** Bytes from the service to the broker. */
  up(bytes: Buffer): void {
    if (!this.#spoken) this.#greeting = true;
    this.#spoken = true;
    for (const command of this.#up(bytes)) this.#fromService(command);
  }

  /** Bytes from the broker to the service. */
  down(bytes: Buffer): void {
    for (const command of this.#down(bytes)) this.#fromBroker(command);
  }

  /** The connection is no more. */
  ended(): void {
    for (const number of [...this.#channels.keys()]) this.#endChannel(number);
  }

  #endChannel(number: number): void {
    for (const delivery of this.#channels.get(number)?.unsettled.values() ?? []) delivery.abandoned = this.#when();
    this.#channels.delete(number);
    for (const one of this.#consumers.values()) if (one.channel === number) one.ended = true;
  }

  #cancel(channel: number, tag: string): void {
    const consumer = this.#consumers.get(key(channel, tag));
    if (consumer) consumer.ended = true;
  }

  #channel(number: number): Channel {
    const known = this.#channels.get(number) ?? new Channel();
    this.#channels.set(number, known);
    return known;
  }

  #fromService({ channel: number, method, content }: Command): void {
    const channel = this.#channel(number);
    if (isAnswered(method)) channel.owed += 1;
    const { evidence, service: by } = this.#options;
    switch (method.name) {
      case 'basic.publish':
        if (content) this.#publish(channel, method.args, content);
        break;
      case 'basic.ack':
        this.#settle(channel, method.args, 'ack', false);
        break;
      case 'basic.nack':
        this.#settle(channel, method.args, 'nack', method.args.requeue);
        break;
      case 'basic.reject':
        this.#settle(channel, { ...method.args, multiple: false }, 'reject', method.args.requeue);
        break;
      case 'basic.qos':
        channel.prefetch = method.args.prefetchCount;
        break;
      case 'confirm.select':
        channel.confirming = true;
        break;
      case 'basic.consume':
        this.#consume(channel, number, method.args);
        break;
      case 'basic.cancel':
        for (const one of evidence.consumers) if (one.tag === method.args.consumerTag) one.cancelled = true;
        this.#cancel(number, method.args.consumerTag);
        break;
      case 'basic.get':
        channel.gets.push(method.args);
        break;
      case 'exchange.declare':
      case 'queue.declare':
      case 'queue.bind':
        this.#declare(channel, method);
        break;
      case 'channel.close':
        this.#endChannel(number);
        break;
      case 'connection.open':
        this.#tell(by, this.#options.broker, 'connect');
        break;
      case 'connection.close':
        this.#tell(by, this.#options.broker, 'close');
        break;
      default:
    }
  }

  #fromBroker({ channel: number, method, content }: Command): void {
    const channel = this.#channel(number);
    this.#greeting = false;
    if (isAnswer(method.name)) channel.owed = Math.max(0, channel.owed - 1);
    const { evidence, service: to, broker } = this.#options;
    switch (method.name) {
      case 'basic.deliver': {
        const consumer = this.#consumers.get(key(number, method.args.consumerTag));
        if (content) this.#deliver(channel, method.args, content, consumer?.queue ?? '', consumer?.noAck ?? false);
        break;
      }
      case 'basic.cancel':
        this.#cancel(number, method.args.consumerTag);
        break;
      case 'basic.get-ok': {
        const asked = channel.gets.shift();
        if (content) this.#deliver(channel, method.args, content, asked?.queue ?? '', asked?.noAck ?? false);
        break;
      }
      case 'basic.get-empty':
        channel.gets.shift();
        break;
      case 'basic.ack':
        this.#confirm(channel, method.args, 'ack');
        break;
      case 'basic.nack':
        this.#confirm(channel, method.args, 'nack');
        break;
      case 'basic.return':
        this.#return(channel, method.args);
        break;
      case 'basic.consume-ok':
      case 'exchange.declare-ok':
      case 'queue.declare-ok':
      case 'queue.bind-ok': {
        const index = channel.asked.findIndex(({ name }) => name === method.name);
        for (const one of index < 0 ? [] : channel.asked.splice(index, 1)) one.agree(method.args);
        break;
      }
      case 'channel.close':
      case 'connection.close': {
        const { replyCode: code, replyText: text } = method.args;
        if (code !== 200) evidence.refusals.push({ ...this.#when(), to, code, text });
        this.#tell(broker, to, `close ${code} ${text.split(' ')[0]}`);
        if (method.name === 'channel.close') this.#endChannel(number);
        break;
      }
      default:
    }
  }

  #publish(channel: Channel, args: Methods['basic.publish'], { properties, body }: Content): void {
    const { evidence, service, broker } = this.#options;
    const { exchange, routingKey, mandatory } = args;
    const publication: Publication = {
      ...this.#when(),
      from: service,
      exchange,
      routingKey,
      mandatory,
      properties,
      body,
      confirming: channel.confirming,
      confirmed: null,
      returned: null,
    };
    evidence.publications.push(publication);
    if (channel.confirming) {
      channel.published += 1;
      channel.unconfirmed.set(channel.published, publication);
    }
    this.#tell(service, broker, `publish ${routingKey}`);
  }

  #deliver(
    channel: Channel,
    args: Pick<Methods['basic.deliver'], 'deliveryTag' | 'redelivered' | 'exchange' | 'routingKey'>,
    { properties, body }: { readonly properties: Properties; readonly body: Buffer },
    queue: string,
    noAck: boolean,
  ): void {
    const { evidence, service, broker } = this.#options;
    const { deliveryTag, redelivered, exchange, routingKey } = args;
    const delivery: Delivery = {
      ...this.#when(),
      to: service,
      queue,
      exchange,
      routingKey,
      redelivered,
      noAck,
      properties,
      body,
      settled: null,
      abandoned: null,
    };
    evidence.deliveries.push(delivery);
    if (!noAck) channel.unsettled.set(deliveryTag, delivery);
    this.#tell(broker, service, `${redelivered ? 'redeliver' : 'deliver'} ${routingKey}`);
  }

  #settle(
    channel: Channel,
    { deliveryTag, multiple }: { readonly deliveryTag: number; readonly multiple: boolean },
    how: 'ack' | 'nack' | 'reject',
    requeue: boolean,
  ): void {
    const { service, broker } = this.#options;
    const tags = multiple
      ? [...channel.unsettled.keys()].filter((tag) => deliveryTag === 0 || tag <= deliveryTag)
      : [deliveryTag];
    for (const tag of tags) {
      const delivery = channel.unsettled.get(tag);
      channel.unsettled.delete(tag);
      if (delivery) delivery.settled = { ...this.#when(), how, requeue };
      const what = requeue ? `${how} requeue` : how;
      this.#tell(service, broker, `${what} ${delivery?.routingKey ?? tag}`);
    }
  }

  #confirm(channel: Channel, { deliveryTag, multiple }: Methods['basic.ack'], how: 'ack' | 'nack'): void {
    const { service, broker } = this.#options;
    const tags = multiple ? [...channel.unconfirmed.keys()].filter((tag) => tag <= deliveryTag) : [deliveryTag];
    for (const tag of tags) {
      const publication = channel.unconfirmed.get(tag);
      channel.unconfirmed.delete(tag);
      if (publication) publication.confirmed = { ...this.#when(), how };
      this.#tell(broker, service, `${how === 'ack' ? 'confirm' : 'not confirmed'} ${publication?.routingKey ?? tag}`);
    }
  }

  #return(channel: Channel, { replyCode, replyText, exchange, routingKey }: Methods['basic.return']): void {
    const { evidence, service, broker } = this.#options;
    const mine = channel.confirming ? [...channel.unconfirmed.values()] : evidence.published(service);
    const publication = mine.find(
      (one) => one.returned === null && one.mandatory && one.exchange === exchange && one.routingKey === routingKey,
    );
    if (publication) publication.returned = { ...this.#when(), code: replyCode, text: replyText };
    this.#tell(broker, service, `return ${routingKey} ${replyText}`);
  }

  #consume(channel: Channel, number: number, args: Methods['basic.consume']): void {
    const { evidence, service: by } = this.#options;
    const { queue, noAck, exclusive, nowait } = args;
    const agree = (tag: string): void => {
      const { prefetch } = channel;
      this.#consumers.set(key(number, tag), { ended: false, channel: number, queue, noAck, prefetch });
      evidence.consumers.push({ ...this.#when(), by, queue, tag, noAck, exclusive, prefetch, cancelled: false });
    };
    if (nowait) agree(args.consumerTag);
    else {
      channel.asked.push({
        name: 'basic.consume-ok',
        agree: (ok) => agree((ok as Methods['basic.consume-ok']).consumerTag),
      });
    }
  }

  #declare(channel: Channel, method: Named<'exchange.declare' | 'queue.declare' | 'queue.bind'>): void {
    const { evidence, service: by } = this.#options;
    const none = { passive: false, durable: false, exclusive: false, autoDelete: false, type: '', to: '', key: '' };
    const common = { ...this.#when(), by, ...none, agreed: false };
    let declaration: Declaration;
    if (method.name === 'exchange.declare') {
      const { exchange: name, type, passive, durable, autoDelete } = method.args;
      const args = method.args.arguments;
      declaration = { ...common, kind: 'exchange', name, type, passive, durable, autoDelete, arguments: args };
    } else if (method.name === 'queue.declare') {
      const { queue: name, passive, durable, exclusive, autoDelete } = method.args;
      const args = method.args.arguments;
      declaration = { ...common, kind: 'queue', name, passive, durable, exclusive, autoDelete, arguments: args };
    } else {
      const { exchange: name, queue: to, routingKey } = method.args;
      declaration = { ...common, kind: 'binding', name, to, key: routingKey, arguments: method.args.arguments };
    }
    evidence.declarations.push(declaration);
    if (method.args.nowait) declaration.agreed = true;
    else {
      channel.asked.push({
        name: `${method.name}-ok`,
        agree: (ok) => {
          declaration.agreed = true;
          if (declaration.kind === 'queue') declaration.name = (ok as Methods['queue.declare-ok']).queue;
        },
      });
    }
  }

  #when(): { readonly at: number; readonly step: number } {
    return { at: this.#options.now(), step: this.#options.step() };
  }

  #tell(from: string, to: string, label: string): void {
    const at = this.#options.now();
    this.#options.record({ at, arrivedAt: at, from, to, kind: 'message', label, outcome: 'delivered' });
  }
}

/** Methods of a client that are answered, besides those whose answer is named after them. */
const ANSWERED: readonly MethodName[] = ['connection.start-ok', 'basic.get'];
const ANSWERS: readonly MethodName[] = ['connection.tune', 'basic.get-empty'];

function isAnswered({ name, args }: Method): boolean {
  if ('nowait' in args && args.nowait) return false;
  return ANSWERED.includes(name) || Object.hasOwn(METHODS, `${name}-ok`);
}

function isAnswer(name: MethodName): boolean {
  return ANSWERS.includes(name) || name.endsWith('-ok');
}

function key(channel: number, tag: string): string {
  return `${channel}/${tag}`;
}

/** Reads one direction. What cannot be read is the broker's to refuse: from there on nothing is decoded. */
function reader(): (bytes: Buffer) => Iterable<Command> {
  const frames = new FrameReader(0);
  const commands = new CommandReader();
  let readable = true;
  return function* read(bytes) {
    if (!readable) return;
    try {
      for (const frame of frames.read(bytes)) {
        const command = commands.accept(frame);
        if (command) yield command;
      }
    } catch {
      readable = false;
    }
  };
}
