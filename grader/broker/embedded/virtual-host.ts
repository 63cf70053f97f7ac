import type { FieldTable } from '../protocol/fields.ts';
import { assertSame, assertSameArguments, checkQueueArguments, sameQueueArguments, TYPES } from './arguments.ts';
import { copies } from './dead-letter.ts';
import { AmqpError, called, notFound, preconditionFailed } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Message } from './message.ts';
import { Queue, type QueueWorld } from './queue.ts';
import { fingerprint, headersMatch, topicMatches } from './routing.ts';

export interface Exchange {
  name: string;
  type: string;
  durable: boolean;
  autoDelete: boolean;
  internal: boolean;
  args: FieldTable;
}

export interface Binding {
  source: string;
  kind: 'queue' | 'exchange';
  destination: string;
  routingKey: string;
  args: FieldTable;
}

const EXCHANGE_TYPES = ['direct', 'topic', 'fanout', 'headers'];

const STANDARD: readonly [name: string, type: string][] = [
  ['', 'direct'],
  ['amq.direct', 'direct'],
  ['amq.fanout', 'fanout'],
  ['amq.topic', 'topic'],
  ['amq.headers', 'headers'],
  ['amq.match', 'headers'],
  ['amq.rabbitmq.trace', 'topic'],
];

const MATCH_MODES = ['all', 'any', 'all-with-x', 'any-with-x'];

/** The exchanges, queues and bindings of one virtual host: what may be declared, and where a message goes. */
export class VirtualHost {
  readonly name: string;
  readonly exchanges = new Map<string, Exchange>();
  readonly queues = new Map<string, Queue>();
  readonly #limits: Limits;
  /** By source, in the order in which they were made. */
  readonly #bindings = new Map<string, Map<string, Binding>>();
  /** The same by destination, so that deleting one of many queues is quick. */
  readonly #bindingsTo = new Map<string, Set<Binding>>();
  #bindingCount = 0;

  constructor(name: string, limits: Limits) {
    this.name = name;
    this.#limits = limits;
    for (const [exchange, type] of STANDARD) {
      const internal = exchange === 'amq.rabbitmq.trace';
      this.#addExchange({ name: exchange, type, durable: true, autoDelete: false, internal, args: new Map() });
    }
  }

  exchange(name: string): Exchange {
    const exchange = this.exchanges.get(name);
    if (exchange === undefined) throw notFound(this.#called('exchange', name));
    return exchange;
  }

  /** A queue that `user` (a connection) may use. */
  queue(name: string, user: object | null): Queue {
    const queue = this.queues.get(name);
    if (queue === undefined) throw notFound(this.#called('queue', name));
    if (queue.owner !== null && queue.owner !== user) throw this.#locked(name);
    return queue;
  }

  declareExchange(wanted: Exchange): void {
    if (!EXCHANGE_TYPES.includes(wanted.type))
      throw new AmqpError('COMMAND_INVALID', `unknown exchange type '${wanted.type}'`);
    this.#notDefault(wanted.name);
    const thing = this.#called('exchange', wanted.name);
    const found = this.exchanges.get(wanted.name);
    if (found === undefined) {
      notReserved('exchange', wanted.name);
      const alternate = wanted.args.get('alternate-exchange');
      if (alternate && alternate.type !== 'S') {
        throw preconditionFailed(`invalid type '${TYPES[alternate.type]}' for arg 'alternate-exchange' in ${thing}`);
      }
      if (this.exchanges.size >= this.#limits.exchanges)
        throw preconditionFailed(`cannot declare ${thing}: limit reached`);
      this.#addExchange(wanted);
      return;
    }
    assertSame(thing, 'type', found.type, wanted.type);
    assertSame(thing, 'durable', found.durable, wanted.durable);
    assertSame(thing, 'auto_delete', found.autoDelete, wanted.autoDelete);
    assertSame(thing, 'internal', found.internal, wanted.internal);
    assertSameArguments(thing, ['alternate-exchange'], found.args, wanted.args);
  }

  deleteExchange(name: string, ifUnused: boolean): void {
    this.#notDefault(name);
    const thing = this.#called('exchange', name);
    if (name.startsWith('amq.')) throw new AmqpError('ACCESS_REFUSED', `deletion of system ${thing} not allowed`);
    if (!this.exchanges.has(name)) return;
    if (ifUnused && this.#from(name).size > 0) throw preconditionFailed(`${thing} in use`);
    this.#removeExchange(name);
  }

  /** The declared queue, made or found; `owner` is the connection of an exclusive one. */
  declareQueue(
    { name, durable, autoDelete, args }: { name: string; durable: boolean; autoDelete: boolean; args: FieldTable },
    owner: object | null,
    world: QueueWorld,
  ): Queue {
    const thing = this.#called('queue', name);
    const found = this.queues.get(name);
    if (found) {
      if (found.owner !== owner) throw this.#locked(name);
      assertSame(thing, 'durable', found.durable, durable);
      assertSame(thing, 'auto_delete', found.autoDelete, autoDelete);
      sameQueueArguments(thing, found.type, found.args, args);
      found.touch();
      return found;
    }
    const type = checkQueueArguments(thing, args);
    if (type === 'quorum') {
      if (autoDelete) throw preconditionFailed(`invalid property 'auto-delete' for ${thing}`);
      if (owner) throw preconditionFailed(`invalid property 'exclusive-owner' for ${thing}`);
      if (!durable) throw preconditionFailed(`invalid property 'non-durable' for ${thing}`);
    }
    const limit = this.#limits.queues;
    if (this.queues.size >= limit) {
      const where = `queue limit in vhost '${this.name}' (${limit}) is reached`;
      throw preconditionFailed(`cannot declare queue '${name}': ${where}`);
    }
    const queue = new Queue({ name, type, durable, autoDelete, owner, args }, world);
    this.queues.set(name, queue);
    return queue;
  }

  /** Takes a queue and its bindings away, and ends it. */
  removeQueue(queue: Queue): void {
    if (this.queues.get(queue.name) !== queue) return;
    this.queues.delete(queue.name);
    this.#removeBindingsTo('queue', queue.name);
    queue.close();
  }

  bind(binding: Binding, user: object | null): void {
    this.#check(binding, user);
    if (this.exchange(binding.source).type === 'headers') checkMatchMode(binding.args);
    const all = this.#from(binding.source);
    const key = bindingKey(binding);
    if (all.has(key)) return;
    if (this.#bindingCount >= this.#limits.bindings) throw preconditionFailed('binding limit is reached');
    all.set(key, binding);
    this.#bindings.set(binding.source, all);
    const end = endOf(binding);
    this.#bindingsTo.set(end, (this.#bindingsTo.get(end) ?? new Set()).add(binding));
    this.#bindingCount += 1;
  }

  unbind(binding: Binding, user: object | null): void {
    // What is already gone is as good as unbound.
    this.#notDefault(binding.source);
    if (binding.kind === 'exchange') this.#notDefault(binding.destination);
    const all = this.#from(binding.source);
    const found = all.get(bindingKey(binding));
    if (found === undefined) return;
    this.#check(binding, user);
    this.#removeBinding(found);
  }

  bindings(): Binding[] {
    const implicit = [...this.queues.keys()].map((name): Binding => {
      return { source: '', kind: 'queue', destination: name, routingKey: name, args: new Map() };
    });
    return [...implicit, ...[...this.#bindings.values()].flatMap((each) => [...each.values()])];
  }

  /** The queues that a message goes to, each once, sorted by name. */
  route(message: Message): Queue[] {
    const keys = [message.routingKey, ...copies(message, 'CC'), ...copies(message, 'BCC')];
    const names = new Set<string>();
    if (message.exchange === '') {
      for (const key of keys) names.add(key);
    } else {
      this.#routeFrom(message.exchange, keys, message, names);
    }
    return [...names].sort().flatMap((name) => this.queues.get(name) ?? []);
  }

  /** What is left after a restart of the broker: durable exchanges, queues and the bindings between them. */
  survivor(worldOf: (host: VirtualHost) => QueueWorld): VirtualHost {
    const host = new VirtualHost(this.name, this.#limits);
    const world = worldOf(host);
    for (const exchange of this.exchanges.values()) if (exchange.durable) host.#addExchange(exchange);
    for (const queue of this.queues.values()) {
      const left = queue.survivor(world);
      if (left) host.queues.set(left.name, left);
    }
    for (const binding of [...this.#bindings.values()].flatMap((each) => [...each.values()])) {
      const ends = binding.kind === 'queue' ? host.queues : host.exchanges;
      if (host.exchanges.has(binding.source) && ends.has(binding.destination)) host.bind(binding, null);
    }
    return host;
  }

  #routeFrom(first: string, keys: readonly string[], message: Message, names: Set<string>): void {
    const seen = new Set([first]);
    const ahead = [first];
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
      const exchange = this.exchanges.get(name);
      if (exchange === undefined) continue;
      const found = [...this.#from(name).values()].filter((binding) => matches(exchange, binding, keys, message));
      const alternate = found.length === 0 ? exchange.args.get('alternate-exchange')?.value : undefined;
      const next = found.flatMap(({ kind, destination }) => (kind === 'exchange' ? [destination] : []));
      if (typeof alternate === 'string') next.push(alternate);
      for (const { kind, destination } of found) if (kind === 'queue') names.add(destination);
      for (const destination of next) {
        if (seen.has(destination)) continue;
        seen.add(destination);
        ahead.push(destination);
      }
    }
    // The default exchange, reached as an alternate one: it delivers to the queues that the keys name.
    if (seen.has('')) for (const key of keys) names.add(key);
  }

  #check({ source, kind, destination }: Binding, user: object | null): void {
    if (kind === 'exchange') this.#notDefault(destination);
    this.#notDefault(source);
    this.exchange(source);
    if (kind === 'queue') this.queue(destination, user);
    else this.exchange(destination);
  }

  #from(source: string): Map<string, Binding> {
    return this.#bindings.get(source) ?? new Map();
  }

  #addExchange(exchange: Exchange): void {
    this.exchanges.set(exchange.name, exchange);
  }

  #removeExchange(name: string): void {
    this.exchanges.delete(name);
    for (const binding of [...this.#from(name).values()]) this.#removeBinding(binding);
    this.#removeBindingsTo('exchange', name);
  }

  #removeBindingsTo(kind: Binding['kind'], destination: string): void {
    for (const binding of [...(this.#bindingsTo.get(endOf({ kind, destination })) ?? [])]) this.#removeBinding(binding);
  }

  #removeBinding(binding: Binding): void {
    const { source } = binding;
    const all = this.#from(source);
    all.delete(bindingKey(binding));
    const end = endOf(binding);
    const others = this.#bindingsTo.get(end);
    others?.delete(binding);
    if (others?.size === 0) this.#bindingsTo.delete(end);
    this.#bindingCount -= 1;
    if (all.size > 0) return;
    this.#bindings.delete(source);
    if (this.exchanges.get(source)?.autoDelete) this.#removeExchange(source);
  }

  #notDefault(exchange: string): void {
    if (exchange === '') throw new AmqpError('ACCESS_REFUSED', 'operation not permitted on the default exchange');
  }

  #locked(name: string): AmqpError {
    const why =
      'It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.';
    const thing = this.#called('queue', name);
    return new AmqpError('RESOURCE_LOCKED', `cannot obtain exclusive access to locked ${thing}. ${why}`);
  }

  #called(kind: 'queue' | 'exchange', name: string): string {
    return called(kind, name, this.name);
  }
}

/** Refuses names that only the broker itself gives. */
export function notReserved(kind: 'queue' | 'exchange', name: string): void {
  if (!name.startsWith('amq.')) return;
  throw new AmqpError('ACCESS_REFUSED', `${kind} name '${name}' contains reserved prefix 'amq.*'`);
}

function matches({ type }: Exchange, binding: Binding, keys: readonly string[], message: Message): boolean {
  if (type === 'fanout') return true;
  if (type === 'headers') return headersMatch(binding.args, message.properties.headers ?? new Map());
  if (type === 'topic') return keys.some((key) => topicMatches(binding.routingKey, key));
  return keys.includes(binding.routingKey);
}

function checkMatchMode(args: FieldTable): void {
  const mode = args.get('x-match');
  if (mode === undefined) return;
  if (mode.type !== 'S') {
    const what = `type ${TYPES[mode.type]} (value ${mode.value})`;
    throw preconditionFailed(`Invalid x-match field ${what}; expected longstr`);
  }
  if (MATCH_MODES.includes(String(mode.value))) return;
  const expected = 'expected all, any, all-with-x, or any-with-x';
  throw preconditionFailed(`Invalid x-match field value <<${JSON.stringify(mode.value)}>>; ${expected}`);
}

function endOf({ kind, destination }: Pick<Binding, 'kind' | 'destination'>): string {
  return `${kind} ${destination}`;
}

function bindingKey({ kind, destination, routingKey, args }: Binding): string {
  return JSON.stringify([kind, destination, routingKey, fingerprint(args)]);
}
