/** Connections of services to servers that are no HTTP hosts: bytes in order, both ways, over virtual time. */
import type { Schedule } from './schedule.ts';

/** The service's end of a connection: what reaches it. */
export interface Dialler {
  dialled(): Promise<void> | undefined;
  receive(bytes: Buffer): Promise<void> | undefined;
  /** Closed by the other side (null), broken or refused (a code of Node); nothing follows. */
  closed(code: string | null): Promise<void> | undefined;
}

/** What the service does with its connection. */
export interface Line {
  send(bytes: Buffer): void;
  close(): void;
}

/** The server's end: where it sends to. */
export interface Link {
  send(bytes: Buffer): void;
  close(): void;
}

/** What reaches the server on one connection. */
export interface Conversation {
  receive(bytes: Buffer): void;
  /** The other side is gone: it closed the connection, or died. */
  ended(): void;
}

/** A server of a world, at one place (`rabbitmq:5672`). */
export interface Server {
  /** Whether it listens: where not, a connection is refused. */
  readonly up: boolean;
  accept(from: string, link: Link): Conversation;
  /** Of a server that lives in real time: resolves when it has said what it has to say. Virtual time waits for it. */
  quiet?(): Promise<void>;
}

/** What stands between the services and a server, and can be in the way. */
interface Connection {
  readonly from: string;
  readonly place: string;
  readonly dialler: Dialler;
  conversation: Conversation | null;
  /** The last bytes on their way to the service, and when they arrive: what arrives together is delivered together. */
  inbound: { readonly at: number; readonly bytes: Buffer[] } | null;
  /** When the last thing that is on its way arrives, in either direction: nothing overtakes it. */
  last: number;
  open: boolean;
  /** Nothing passes any more, in neither direction, and nobody is told. */
  silent: boolean;
}

/** Virtual ms that bytes take, each way: that of a call within one zone. */
const LATENCY = 1;

export class Dialling {
  readonly servers = new Map<string, Server>();
  readonly #schedule: Schedule;
  readonly #now: () => number;
  readonly #connections = new Set<Connection>();
  /** Virtual ms that bytes take longer, each way, by place and service; null is every service. */
  readonly #delays = new Map<string, Map<string | null, number>>();

  constructor(options: { schedule: Schedule; now: () => number }) {
    this.#schedule = options.schedule;
    this.#now = options.now;
  }

  /** Resolves when every server that lives in real time is silent; at once where there is none. */
  async quiet(): Promise<void> {
    for (const server of this.servers.values()) await server.quiet?.();
  }

  /** Connects service `from` to `place`; how that ends is told to `dialler`, a moment later. */
  dial(from: string, place: string, dialler: Dialler): Line {
    const connection: Connection = {
      from,
      place,
      dialler,
      conversation: null,
      inbound: null,
      last: 0,
      open: true,
      silent: false,
    };
    this.#connections.add(connection);
    this.#soon(connection, () => this.#connect(connection));
    return {
      send: (bytes) => this.#soon(connection, () => this.#carry(connection, bytes)),
      close: () => {
        connection.open = false;
        this.#connections.delete(connection);
        this.#soon(connection, () => {
          if (!connection.silent) connection.conversation?.ended();
        });
      },
    };
  }

  /** Breaks every connection to `place`, of `from` only where given: both sides get an error at once. */
  cut(place: string, from?: string): void {
    for (const connection of this.#of(place, from)) {
      this.#schedule.plan(this.#now(), async () => {
        connection.conversation?.ended();
        await this.#close(connection, 'ECONNRESET');
      });
    }
  }

  /** From now on nothing passes on the connections to `place` (of `from`), and nobody is told. */
  silence(place: string, from?: string): void {
    for (const connection of this.#of(place, from)) connection.silent = true;
  }

  /**
   * From now on bytes between `place` and `from` (every service, where not given) take `milliseconds` longer, each way;
   * 0 ends that. What is on its way already is not overtaken.
   */
  delay(milliseconds: number, place: string, from: string | null = null): void {
    const delays = this.#delays.get(place) ?? new Map<string | null, number>();
    this.#delays.set(place, delays.set(from, milliseconds));
  }

  #of(place: string, from: string | undefined): Connection[] {
    return [...this.#connections].filter((one) => one.place === place && (from === undefined || one.from === from));
  }

  #connect(connection: Connection): Promise<void> | undefined {
    const server = this.servers.get(connection.place);
    if (!connection.open) return undefined;
    if (!server?.up) return this.#close(connection, 'ECONNREFUSED');
    connection.conversation = server.accept(connection.from, {
      send: (bytes) => this.#send(connection, bytes),
      close: () => this.#soon(connection, () => this.#close(connection, null)),
    });
    return connection.dialler.dialled();
  }

  #carry(connection: Connection, bytes: Buffer): void {
    if (!connection.silent) connection.conversation?.receive(bytes);
  }

  /** What is sent at one time arrives at one time, in one turn of the service. */
  #send(connection: Connection, bytes: Buffer): void {
    const at = this.#arrival(connection);
    if (connection.inbound?.at === at) {
      connection.inbound.bytes.push(bytes);
      return;
    }
    const inbound = { at, bytes: [bytes] };
    connection.inbound = inbound;
    this.#soon(connection, () => {
      if (connection.inbound === inbound) connection.inbound = null;
      return connection.open && !connection.silent
        ? connection.dialler.receive(Buffer.concat(inbound.bytes))
        : undefined;
    });
  }

  #close(connection: Connection, code: string | null): Promise<void> | undefined {
    if (!connection.open || connection.silent) return undefined;
    connection.open = false;
    this.#connections.delete(connection);
    return connection.dialler.closed(code);
  }

  /** When what is sent now arrives. */
  #arrival({ place, from, last }: Connection): number {
    const delays = this.#delays.get(place);
    return Math.max(last, this.#now() + LATENCY + (delays?.get(from) ?? delays?.get(null) ?? 0));
  }

  #soon(connection: Connection, run: () => Promise<void> | undefined | void): void {
    connection.last = this.#arrival(connection);
    this.#schedule.plan(connection.last, async () => {
      await run();
    });
  }
}
