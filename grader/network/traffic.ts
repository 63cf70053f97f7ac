/** The simulated network: carries requests between the services of a world, applies faults, and keeps the record. */
import { getResponse } from 'msw';
import type { JournalEvent, Outcome } from '../journal/event.ts';
import type { HeaderList } from '../service/frames.ts';
import { type Exchange, labelOf, replyLabel } from './exchange.ts';
import type { Fault } from './faults.ts';
import { type Host, routesInsteadOf } from './host.ts';
import type { Schedule } from './schedule.ts';
import { toWire, type WireReply } from './wire.ts';

/** The caller's end of an exchange. */
export interface Caller {
  reply(status: number, headers: HeaderList, body: Buffer, more: boolean): Promise<void> | void;
  part(body: Buffer, more: boolean): Promise<void> | void;
  broke(code: string, message: string): Promise<void> | void;
}

/** A service that runs in a process of its own and can be called like a host. */
export interface Callee {
  /** Whether its process is up: where not, a connection is refused. */
  readonly up: boolean;
  receive(exchange: Exchange): Promise<void> | void;
  withdraw(exchange: Exchange): Promise<void> | void;
}

export interface OutgoingRequest {
  readonly from: string;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  /** base64 */
  readonly body: string | null;
  readonly line: number | null;
}

/** A request that no part of the simulated network answers. */
export interface Misdirected {
  readonly kind: 'unknown-host' | 'unknown-route';
  readonly host: string;
  readonly request: string;
  /** Names of the hosts, or routes of the host, that do exist. */
  readonly known: readonly string[];
  readonly line: number | null;
}

/** Node's fetch gives up after this many ms without headers, and without a further part of the body. */
const SILENCE_LIMIT = 300_000;
/** Parts of a body that arrives little by little. */
const PARTS = 10;

interface Flight {
  readonly exchange: Exchange;
  readonly caller: Caller;
  readonly outgoing: OutgoingRequest;
  /** Calls off the end by silence. */
  calm: () => void;
  headersSent: boolean;
  /** A reply of a service in a process that is being collected because a fault waits for its end. */
  collected: { status: number; headers: HeaderList; parts: Buffer[] } | null;
}

/** A fault in force: how many requests it still applies to, and how often it fired. */
export interface ActiveFault {
  readonly host: string;
  readonly fault: Fault;
  left: number;
  fired: number;
}

export interface TrafficOptions {
  readonly schedule: Schedule;
  readonly now: () => number;
  /** Milliseconds that the next reply of a host takes. */
  readonly latency: () => number;
  /** A fresh number for everything that happens, in order. */
  readonly step: () => number;
}

export class Traffic {
  readonly journal: JournalEvent[] = [];
  readonly exchanges: Exchange[] = [];
  readonly misdirected: Misdirected[] = [];
  readonly faults: ActiveFault[] = [];
  readonly hosts = new Map<string, Host>();
  readonly callees = new Map<string, Callee>();
  readonly #options: TrafficOptions;
  readonly #flights = new Map<Exchange, Flight>();

  constructor(options: TrafficOptions) {
    this.#options = options;
  }

  /** Sends a request; what comes back goes to `caller`. */
  send(outgoing: OutgoingRequest, caller: Caller): Exchange {
    const { now, step, schedule } = this.#options;
    const url = new URL(outgoing.url);
    const bytes = Buffer.from(outgoing.body ?? '', 'base64');
    const exchange: Exchange = {
      id: this.exchanges.length + 1,
      from: outgoing.from,
      to: url.host,
      method: outgoing.method,
      url,
      headers: new Headers(outgoing.headers),
      body: outgoing.body === null ? null : bytes.toString('utf8'),
      bytes,
      line: outgoing.line,
      startedAt: now(),
      startedStep: step(),
      arrived: false,
      fate: 'open',
      status: null,
      endedAt: null,
      endedStep: null,
    };
    this.exchanges.push(exchange);
    const flight: Flight = { exchange, caller, outgoing, calm: () => {}, headersSent: false, collected: null };
    this.#flights.set(exchange, flight);
    this.#expectSound(flight);
    schedule.plan(now(), () => this.#arrive(flight));
    return exchange;
  }

  /** The caller closes the connection of `exchange`. */
  withdraw(exchange: Exchange): void {
    const flight = this.#flights.get(exchange);
    if (!flight || exchange.fate !== 'open') return;
    this.#end(flight, 'withdrawn');
    this.#record('abort', flight, 'aborted', labelOf(exchange));
    const callee = this.callees.get(exchange.to);
    if (callee && exchange.arrived) this.#options.schedule.plan(this.#options.now(), () => callee.withdraw(exchange));
  }

  /** A service in a process answers `exchange`; `parts` and `finish` follow. */
  async answer(
    exchange: Exchange,
    status: number,
    headers: HeaderList,
    parts: Buffer[],
    whole: boolean,
  ): Promise<void> {
    const flight = this.#flights.get(exchange);
    if (!flight) return;
    if (!this.#faultWaits(exchange)) {
      await this.#give(flight, status, headers, Buffer.concat(parts), !whole);
      return;
    }
    flight.collected = { status, headers, parts };
    if (whole) await this.#deliverCollected(flight);
  }

  /** More of the answer of a service in a process. */
  async more(exchange: Exchange, parts: Buffer[], whole: boolean): Promise<void> {
    const flight = this.#flights.get(exchange);
    if (!flight) return;
    if (flight.collected) {
      flight.collected.parts.push(...parts);
      if (whole) await this.#deliverCollected(flight);
      return;
    }
    if (whole) this.#end(flight, 'answered');
    else this.#expectSound(flight);
    await flight.caller.part(Buffer.concat(parts), !whole);
  }

  /** The connection of `exchange` breaks: its service died. */
  async break(exchange: Exchange): Promise<void> {
    const flight = this.#flights.get(exchange);
    if (!flight) return;
    const label = exchange.status === null ? 'ECONNRESET' : replyLabel(exchange, exchange.status);
    this.#record('reply', flight, 'reset', label);
    await this.#fail(flight, 'broken', 'ECONNRESET', 'read ECONNRESET');
  }

  /** Something happened at `who` alone: it restarted, it crashed. */
  note(who: string, label: string): void {
    const at = this.#options.now();
    this.journal.push({ at, arrivedAt: at, from: who, to: who, kind: 'note', label, outcome: 'delivered' });
  }

  async #arrive(flight: Flight): Promise<void> {
    const { exchange } = flight;
    if (exchange.fate !== 'open') return;
    const callee = this.callees.get(exchange.to);
    const host = this.hosts.get(exchange.to);
    if (exchange.url.protocol !== 'http:' || (!callee && !host)) return this.#unknownHost(flight);
    const request = toRequest(flight.outgoing);
    const fault = this.#fire(exchange.to, request, (one) => one.request !== undefined);
    if (fault?.request === 'lost') return this.#record('request', flight, 'lost', labelOf(exchange));
    if (fault?.request === 'refused' || (callee && !callee.up)) {
      this.#record('request', flight, 'refused', labelOf(exchange));
      this.#refuse(flight, 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:80');
      return;
    }
    this.#record('request', flight, 'delivered', labelOf(exchange));
    exchange.arrived = true;
    if (callee) await callee.receive(exchange);
    else if (host) await this.#ask(flight, host, request);
  }

  async #ask(flight: Flight, host: Host, request: Request): Promise<void> {
    const response = await getResponse([...host.handlers], request.clone());
    if (!response) throw new Error(`${host.name} has no handler for ${labelOf(flight.exchange)}`);
    const routes = routesInsteadOf(response);
    if (routes) this.#misdirect(flight, 'unknown-route', routes);
    const wire = await toWire(response, this.#options.latency());
    const reply = this.#faulted(flight.exchange.to, request, wire);
    const { schedule, now } = this.#options;
    schedule.plan(now() + reply.after, () => this.#deliver(flight, reply));
  }

  /** The end of `reply`'s way. */
  async #deliver(flight: Flight, reply: WireReply): Promise<void> {
    const { exchange } = flight;
    const label = replyLabel(exchange, reply.status);
    if (reply.ending === 'lost') return this.#record('reply', flight, 'lost', label);
    if (exchange.fate !== 'open') return this.#record('reply', flight, 'late', label);
    const headers = reply.headers.map(([name, value]): [string, string] => [name, value]);
    if (reply.ending === 'whole' && reply.over !== undefined) return this.#drip(flight, reply, headers, reply.over);
    if (reply.ending === 'whole') return this.#give(flight, reply.status, headers, reply.body, false);
    if (reply.ending === 'hung-up') {
      this.#record('reply', flight, 'reset', 'ECONNRESET');
      return this.#fail(flight, 'broken', 'ECONNRESET', 'read ECONNRESET');
    }
    const half = reply.body.subarray(0, Math.floor(reply.body.length / 2));
    await this.#give(flight, reply.status, headers, half, true, reply.ending === 'reset' ? 'reset' : 'stalled');
    if (reply.ending === 'stalled') return;
    const { schedule, now } = this.#options;
    schedule.plan(now(), () => this.#fail(flight, 'broken', 'UND_ERR_SOCKET', 'other side closed'));
  }

  /** Has the body of `reply` arrive in parts of one size, the last of them after `over` ms. */
  async #drip(flight: Flight, { status, body }: WireReply, headers: HeaderList, over: number): Promise<void> {
    const { schedule, now } = this.#options;
    const size = Math.ceil(body.length / PARTS);
    await this.#give(flight, status, headers, body.subarray(0, size), true);
    const began = now();
    for (let part = 1; part < PARTS; part += 1) {
      schedule.plan(began + (over * part) / (PARTS - 1), async () => {
        if (flight.exchange.fate !== 'open') return;
        const isLast = part === PARTS - 1;
        if (isLast) this.#end(flight, 'answered');
        else this.#expectSound(flight);
        await flight.caller.part(body.subarray(part * size, (part + 1) * size), !isLast);
      });
    }
  }

  async #deliverCollected(flight: Flight): Promise<void> {
    const { status, headers, parts } = flight.collected as NonNullable<Flight['collected']>;
    const { schedule, now } = this.#options;
    const wire: WireReply = { status, headers, body: Buffer.concat(parts), after: 0, ending: 'whole' };
    const reply = this.#faulted(flight.exchange.to, toRequest(flight.outgoing), wire);
    schedule.plan(now() + reply.after, () => this.#deliver(flight, reply));
  }

  async #give(
    flight: Flight,
    status: number,
    headers: HeaderList,
    body: Buffer,
    more: boolean,
    outcome: Outcome = 'delivered',
  ): Promise<void> {
    flight.headersSent = true;
    flight.exchange.status = status;
    this.#record('reply', flight, outcome, replyLabel(flight.exchange, status));
    if (more) this.#expectSound(flight);
    else this.#end(flight, 'answered');
    await flight.caller.reply(status, headers, body, more);
  }

  /** Tells the caller at the same time, but after everything else that was sent together with it has arrived. */
  #refuse(flight: Flight, code: string, message: string): void {
    const { schedule, now } = this.#options;
    schedule.plan(now(), () => this.#fail(flight, 'refused', code, message));
  }

  async #fail(flight: Flight, fate: 'refused' | 'broken', code: string, message: string): Promise<void> {
    if (flight.exchange.fate !== 'open') return;
    this.#end(flight, fate);
    await flight.caller.broke(code, message);
  }

  #end(flight: Flight, fate: Exchange['fate']): void {
    const { exchange } = flight;
    flight.calm();
    exchange.fate = fate;
    exchange.endedAt = this.#options.now();
    exchange.endedStep = this.#options.step();
  }

  /** Has a service's exchange end as Node's fetch ends it when nothing is heard for too long; clients wait on. */
  #expectSound(flight: Flight): void {
    flight.calm();
    if (!this.callees.has(flight.exchange.from)) return;
    const code = flight.headersSent ? 'UND_ERR_BODY_TIMEOUT' : 'UND_ERR_HEADERS_TIMEOUT';
    const message = flight.headersSent ? 'Body Timeout Error' : 'Headers Timeout Error';
    const { schedule, now } = this.#options;
    flight.calm = schedule.plan(now() + SILENCE_LIMIT, () => this.#fail(flight, 'broken', code, message));
  }

  #unknownHost(flight: Flight): void {
    const { host, protocol, hostname } = flight.exchange.url;
    const name = protocol === 'http:' ? host : `${protocol}//${host}`;
    this.#record('request', flight, 'refused', labelOf(flight.exchange));
    this.#misdirect(flight, 'unknown-host', [...this.hosts.keys(), ...this.callees.keys()], name);
    this.#refuse(flight, 'ENOTFOUND', `getaddrinfo ENOTFOUND ${hostname}`);
  }

  #misdirect(flight: Flight, kind: Misdirected['kind'], known: readonly string[], host = flight.exchange.to): void {
    this.misdirected.push({ kind, host, request: labelOf(flight.exchange), known, line: flight.exchange.line });
  }

  /** The first fault that applies to `request` and for which `wanted` is true; it has fired. */
  #fire(host: string, request: Request, wanted: (fault: Fault) => boolean): Fault | undefined {
    const found = this.faults.find((one) => one.host === host && wanted(one.fault) && applies(one, request));
    if (!found) return undefined;
    found.left -= 1;
    found.fired += 1;
    return found.fault;
  }

  /** `wire` after every fault of replies that applies. */
  #faulted(host: string, request: Request, wire: WireReply): WireReply {
    let reply = wire;
    for (const one of this.faults) {
      if (one.host !== host || !one.fault.reply || !applies(one, request)) continue;
      one.left -= 1;
      one.fired += 1;
      reply = one.fault.reply(reply);
    }
    return reply;
  }

  #faultWaits(exchange: Exchange): boolean {
    return this.faults.some((one) => one.host === exchange.to && one.fault.reply !== undefined && one.left > 0);
  }

  #record(kind: 'request' | 'reply' | 'abort', flight: Flight, outcome: Outcome, label: string): void {
    const { exchange } = flight;
    const [from, to] = kind === 'reply' ? [exchange.to, exchange.from] : [exchange.from, exchange.to];
    const at = this.#options.now();
    const arrives = outcome !== 'lost' && outcome !== 'refused';
    this.journal.push({
      at,
      ...(arrives ? { arrivedAt: at } : {}),
      from,
      to,
      kind,
      label,
      outcome,
      exchange: exchange.id,
      ...(kind !== 'reply' && exchange.line !== null ? { line: exchange.line } : {}),
    });
  }
}

function applies(one: ActiveFault, request: Request): boolean {
  return one.left > 0 && (one.fault.selection.only?.(request) ?? true);
}

function toRequest(outgoing: OutgoingRequest): Request {
  return new Request(outgoing.url, {
    method: outgoing.method,
    headers: outgoing.headers,
    body: outgoing.body === null ? null : Buffer.from(outgoing.body, 'base64'),
  });
}
