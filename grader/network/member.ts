/** A service of a world that runs in a process: its turns, its frames, its incarnations. */

import { CALL } from '../base/values.ts';
import type { Command, Frame, ProblemKind, Setup, Thrown } from '../service/frames.ts';
import { closedAfterStart } from '../service/launch.ts';
import { type Death, type ServiceProcess, TURN_LIMIT_SECONDS } from '../service/process.ts';
import { sourceOf } from '../service/source.ts';
import { crowding } from './crowding.ts';
import type { Dialling, Line } from './dialling.ts';
import type { Exchange } from './exchange.ts';
import { withOwnTraces } from './traces.ts';
import type { Callee, Caller, Traffic } from './traffic.ts';

/** A service that took this many turns and too much time does not hang: it never rests. */
const MANY_TURNS = 500;

/** What happens to a process while it loads the student's file. */
export interface Starting {
  /** It ends right after so many writes to disk. Default: it does not. */
  readonly powerFailsAfter?: number;
}

/** Something that the service may not do; see ProblemKind. */
export interface Refusal {
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly line: number | null;
}

/** Its place in what happened. */
export interface Placed {
  /** So many events of the journal came before. */
  readonly after: number;
}

/** What is known of the student's file after it was loaded. */
export type Loading =
  | { readonly state: 'loaded'; readonly exports: Readonly<Record<string, string>> }
  | { readonly state: 'unloadable'; readonly fault: Thrown }
  | { readonly state: 'unsettled' };

type Turning = Command extends infer One ? (One extends Command ? Omit<One, 'now'> : never) : never;

/** What an exercise exports: a service `{ fetch }`, or a function. */
export type ExportKind = 'service' | 'function';

export class Member implements Callee {
  readonly name: string;
  /** What its file must export. */
  readonly exports: Readonly<Record<string, ExportKind>>;
  readonly #setup: Omit<Setup, 'seed' | 'closed' | 'source'>;
  readonly #seed: string;
  readonly #spawn: () => ServiceProcess;
  readonly #traffic: Traffic;
  readonly #now: () => number;
  #process: ServiceProcess | null = null;
  /** Until its latest process is gone, whatever ended it. */
  #gone: Promise<void> = Promise.resolve();
  /** What its wall clock shows at virtual time 0, ms since 1970. */
  #wallClock: number;
  #incarnation = 0;
  #realSeconds = 0;
  readonly #dialling: Dialling;
  /** Its connections to servers, by socket. */
  readonly #lines = new Map<number, Line>();
  readonly #calls = new Map<number, Exchange>();
  readonly #fetches = new Map<number, Exchange>();
  /** When its earliest timer is due, virtual ms; Infinity where there is none. */
  next = Number.POSITIVE_INFINITY;
  /** Timers that keep it alive. */
  timers = 0;
  /** Turns that its processes have taken. */
  turns = 0;
  loading: Loading = { state: 'unsettled' };
  /** Of a consumer: how its `start` ended; null where it has not (yet), or where there is none. */
  starting: 'started' | Thrown | null = null;
  death: Death | null = null;
  readonly refusals: Refusal[] = [];
  /** Errors that its handler threw; the caller got a 500, as a server would answer. */
  readonly thrown: (Thrown & Placed)[] = [];
  /** What it printed, in order. */
  readonly prints: ({ readonly text: string } & Placed)[] = [];

  constructor(options: {
    name: string;
    setup: Omit<Setup, 'seed' | 'closed' | 'source'>;
    exports: Readonly<Record<string, ExportKind>>;
    seed: string;
    spawn: () => ServiceProcess;
    traffic: Traffic;
    dialling: Dialling;
    now: () => number;
  }) {
    this.name = options.name;
    this.#setup = options.setup;
    this.#wallClock = options.setup.wallClock;
    this.exports = options.exports;
    this.#seed = options.seed;
    this.#spawn = options.spawn;
    this.#traffic = options.traffic;
    this.#dialling = options.dialling;
    this.#now = options.now;
  }

  get up(): boolean {
    return this.#process !== null;
  }

  /** Starts a process and has it load the student's file; a restarted one draws other random numbers. */
  async start({ powerFailsAfter }: Starting = {}): Promise<void> {
    this.#incarnation += 1;
    this.loading = { state: 'unsettled' };
    this.starting = null;
    this.death = null;
    // Locks of a dying process would be held for a moment longer than a power cut holds them.
    await this.#gone;
    const process = this.#spawn();
    this.#gone = process.gone;
    const booted = await process.ready;
    // The machine's fault, and nothing that could be said of the student's file.
    if (booted.death) throw new Error(`a service's process did not start: ${JSON.stringify(booted.death)}`);
    this.#process = process;
    if (powerFailsAfter !== undefined) await this.failPower(powerFailsAfter);
    await this.turn({
      do: 'load',
      setup: {
        ...this.#setup,
        wallClock: this.#wallClock,
        seed: `${this.#seed}/${this.#incarnation}`,
        source: sourceOf(this.#setup.file),
        closed: closedAfterStart(),
      },
    });
  }

  /** Ends its process at once; what it was doing breaks off. Resolves when it is gone, and its locks with it. */
  async kill(): Promise<void> {
    await this.end();
    await this.#gone;
  }

  /** The same, where nobody comes after it. */
  async end(): Promise<void> {
    const process = this.#process;
    if (!process) return;
    this.#process = null;
    process.kill();
    await this.#breakOff();
  }

  /** From now on its wall clock shows `milliseconds` since 1970 at virtual time 0, those of its restarts too. */
  setWallClock(milliseconds: number): Promise<void> {
    this.#wallClock = milliseconds;
    return this.turn({ do: 'set-wall-clock', wallClock: milliseconds });
  }

  /** Ends its process at once after `writes` more writes to disk. */
  failPower(writes: number): Promise<void> {
    return this.turn({ do: 'fail-power', writes });
  }

  /** Whether its file is loaded, or never will be. */
  get settled(): boolean {
    return this.loading.state !== 'unsettled' || this.death !== null;
  }

  /** Whether it is a consumer: what works without being called, once it was started. Only the default export can be. */
  get consumes(): boolean {
    const { loading, exports } = this;
    if (this.#setup.role !== 'default' || exports.start !== 'function') return false;
    return loading.state === 'loaded' && loading.exports.start === 'function';
  }

  /** Has a consumer begin. */
  consume(): Promise<void> {
    return this.turn({ do: 'start' });
  }

  /** Fires its earliest timer. */
  tick(): Promise<void> {
    return this.turn({ do: 'tick' });
  }

  receive(exchange: Exchange): Promise<void> {
    this.#calls.set(exchange.id, exchange);
    if (exchange.method === CALL) {
      return this.turn({
        do: 'invoke',
        call: exchange.id,
        name: exchange.url.pathname.slice(1),
        args: exchange.bytes.toString('base64'),
      });
    }
    return this.turn({
      do: 'call',
      call: exchange.id,
      method: exchange.method,
      url: exchange.url.href,
      headers: [...exchange.headers],
      body: exchange.body === null ? null : exchange.bytes.toString('base64'),
    });
  }

  withdraw(exchange: Exchange): Promise<void> | undefined {
    if (!this.#calls.delete(exchange.id)) return undefined;
    return this.turn({ do: 'withdraw', call: exchange.id });
  }

  /** Has the process work on `command` until it rests, and takes in what it said. */
  async turn(command: Turning): Promise<void> {
    const process = this.#process;
    if (!process) return;
    this.turns += 1;
    const began = performance.now();
    const turn = await process.turn({ ...command, now: this.#now() } as Command);
    this.#realSeconds += (performance.now() - began) / 1000;
    this.next = turn.next === null ? Number.POSITIVE_INFINITY : Math.max(turn.next, this.#now());
    this.timers = turn.timers;
    await this.#takeIn(turn.frames);
    if (turn.death) await this.#die(turn.death);
    else if (this.#realSeconds > (TURN_LIMIT_SECONDS + 1) * crowding()) {
      process.kill();
      const seconds = Math.round(this.#realSeconds);
      const isBusy = this.turns > MANY_TURNS;
      await this.#die(isBusy ? { kind: 'restless', steps: this.turns } : { kind: 'hang', seconds });
    }
  }

  async #die(death: Death): Promise<void> {
    if (death.kind === 'power') this.#traffic.note(this.name, 'crash');
    this.death = death;
    this.#process = null;
    await this.#breakOff();
  }

  async #breakOff(): Promise<void> {
    this.next = Number.POSITIVE_INFINITY;
    this.timers = 0;
    const calls = [...this.#calls.values()];
    const fetches = [...this.#fetches.values()];
    this.#calls.clear();
    this.#fetches.clear();
    for (const line of this.#lines.values()) line.close();
    this.#lines.clear();
    for (const exchange of fetches) this.#traffic.withdraw(exchange);
    for (const exchange of calls) await this.#traffic.break(exchange);
  }

  async #takeIn(frames: readonly Frame[]): Promise<void> {
    const answers = new Map<
      number,
      { status: number | null; headers: [string, string][]; parts: Buffer[]; whole: boolean }
    >();
    const answerOf = (call: number) => {
      const known = answers.get(call) ?? { status: null, headers: [], parts: [], whole: false };
      answers.set(call, known);
      return known;
    };
    for (const frame of frames) {
      if (frame.say === 'answer') Object.assign(answerOf(frame.call), { status: frame.status, headers: frame.headers });
      else if (frame.say === 'part') answerOf(frame.call).parts.push(Buffer.from(frame.body, 'base64'));
      else if (frame.say === 'done') answerOf(frame.call).whole = true;
      else this.#accept(frame);
    }
    for (const [call, { status, headers, parts, whole }] of answers) {
      const exchange = this.#calls.get(call);
      if (!exchange) continue;
      if (whole) this.#calls.delete(call);
      if (status === null) await this.#traffic.more(exchange, parts, whole);
      else await this.#traffic.answer(exchange, status, headers, parts, whole);
    }
    for (const frame of frames) if (frame.say === 'threw') await this.#threw(frame.call, frame.fault);
  }

  #accept(frame: Frame): void {
    if (frame.say === 'fetch') this.#fetch(frame);
    else if (frame.say === 'abort') this.#abort(frame.fetch);
    else if (frame.say === 'dial') this.#dial(frame);
    else if (frame.say === 'send') this.#lines.get(frame.socket)?.send(Buffer.from(frame.bytes, 'base64'));
    else if (frame.say === 'hang-up') this.#hangUp(frame.socket);
    else if (frame.say === 'print')
      this.prints.push({ text: withOwnTraces(frame.text, this.#setup.file), after: this.#traffic.journal.length });
    else if (frame.say === 'problem') this.refusals.push({ kind: frame.kind, detail: frame.detail, line: frame.line });
    else if (frame.say === 'loaded') this.loading = { state: 'loaded', exports: frame.exports };
    else if (frame.say === 'started') this.starting = 'started';
    else if (frame.say === 'unstartable') this.starting = frame.fault;
    else if (frame.say === 'unloadable') this.loading = { state: 'unloadable', fault: frame.fault };
  }

  async #threw(call: number, fault: Thrown): Promise<void> {
    this.thrown.push({ ...fault, after: this.#traffic.journal.length });
    const exchange = this.#calls.get(call);
    if (!exchange) return;
    this.#calls.delete(call);
    if (exchange.status === null) await this.#traffic.answer(exchange, 500, [], [], true);
    else await this.#traffic.break(exchange);
  }

  #fetch(frame: Extract<Frame, { say: 'fetch' }>): void {
    const incarnation = this.#incarnation;
    const pass = (command: Turning): Promise<void> => {
      const mine = incarnation === this.#incarnation && this.#fetches.has(frame.fetch);
      return mine ? this.turn(command) : Promise.resolve();
    };
    const caller: Caller = {
      reply: (status, headers, body, more) =>
        pass({ do: 'reply', fetch: frame.fetch, status, headers, body: body.toString('base64'), more }),
      part: (body, more) => pass({ do: 'part', fetch: frame.fetch, body: body.toString('base64'), more }),
      broke: (code, message) => pass({ do: 'break', fetch: frame.fetch, code, message }),
    };
    const { method, url, headers, body, line } = frame;
    this.#fetches.set(frame.fetch, this.#traffic.send({ from: this.name, method, url, headers, body, line }, caller));
  }

  #dial({ socket, place }: Extract<Frame, { say: 'dial' }>): void {
    const incarnation = this.#incarnation;
    const pass = (command: Turning): Promise<void> | undefined =>
      incarnation === this.#incarnation && this.#lines.has(socket) ? this.turn(command) : undefined;
    this.#lines.set(
      socket,
      this.#dialling.dial(this.name, place, {
        dialled: () => pass({ do: 'dialled', socket }),
        receive: (bytes) => pass({ do: 'receive', socket, bytes: bytes.toString('base64') }),
        closed: async (code) => {
          const told = pass({ do: 'hang-up', socket, code });
          this.#lines.delete(socket);
          await told;
        },
      }),
    );
  }

  #hangUp(socket: number): void {
    this.#lines.get(socket)?.close();
    this.#lines.delete(socket);
  }

  #abort(fetch: number): void {
    const exchange = this.#fetches.get(fetch);
    this.#fetches.delete(fetch);
    if (exchange) this.#traffic.withdraw(exchange);
  }
}
