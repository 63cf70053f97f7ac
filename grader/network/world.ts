/**
 * One simulated world: services in processes, simulated hosts, one network and one virtual clock. It runs one thing at
 * a time, the earliest first (at one time the network before timers), so that the same seed gives the same journal.
 */
import { Random } from '../base/random.ts';
import { CALL, encodeValue } from '../base/values.ts';
import { workbook } from '../base/workbook.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { HeaderList } from '../service/frames.ts';
import type { Spares } from '../service/spares.ts';
import { Dialling } from './dialling.ts';
import { type Ended, endOf } from './ended.ts';
import { type Exchange, peakOf } from './exchange.ts';
import type { Fault } from './faults.ts';
import type { Effect, Host } from './host.ts';
import { type ExportKind, Member, type Starting } from './member.ts';
import { Reply } from './reply.ts';
import { Schedule } from './schedule.ts';
import { type ActiveFault, type Misdirected, Traffic } from './traffic.ts';

/** What a caller of a service may say. */
export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A value to send as JSON, or a text to send as it is. */
  readonly body?: unknown;
  /** The caller closes the connection after so many virtual ms. */
  readonly giveUpAfter?: number;
  /** The caller's name in the journal. */
  readonly as?: string;
}

/** What a service's file must export, and which export is called as the service. */
export interface Roles {
  readonly role?: string;
  readonly exports?: Readonly<Record<string, ExportKind>>;
}

export interface WorldOptions {
  /** Everything random in the world is drawn from it. */
  readonly seed: string;
  readonly spares: Spares;
  /** What wall clocks show at virtual time 0, ms since 1970. Default: 11 June 2026, 12:00 UTC. */
  readonly wallClock?: number;
}

/** The opening day of the 2026 World Cup. */
const OPENING_DAY = Date.UTC(2026, 5, 11, 12);
/** A reply takes from 5 to 25 virtual ms, drawn from the seed: about that of a call within one cloud region. */
const LATENCY = [5, 25] as const;
/** Virtual ms that a caller waits at most: above the 300 s after which Node's own fetch gives up. */
const PATIENCE = 400_000;
/** Things that may happen while one caller waits; a service that needs more never rests. */
const STEP_LIMIT = 10_000;

interface Waiter {
  readonly done: () => boolean;
  /** Virtual time at which it stops waiting. */
  readonly until: number;
  /** It waits for the time itself: what happens in the background until then happens. */
  readonly passTime: boolean;
  readonly resolve: () => void;
}

export class World {
  now = 0;
  readonly #random: Random;
  readonly #latency: Random;
  readonly #spares: Spares;
  #wallClock: number;
  readonly #schedule = new Schedule();
  readonly #traffic: Traffic;
  /** Connections to servers that are no HTTP hosts: a broker. */
  readonly dialling: Dialling;
  readonly #members = new Map<string, Member>();
  #waiters: Waiter[] = [];
  /** How many things happened while one caller waited, where a service never came to rest; otherwise 0. */
  restless = 0;
  #running = false;
  /** What takes real time, such as a process to be gone; null where there is nothing of the kind. */
  #work: Promise<unknown> | null = null;
  #failure: unknown = null;
  #steps = 0;

  constructor(options: WorldOptions) {
    this.#random = new Random(options.seed);
    this.#latency = this.#random.fork('latency');
    this.#spares = options.spares;
    this.#wallClock = options.wallClock ?? OPENING_DAY;
    this.dialling = new Dialling({ schedule: this.#schedule, now: () => this.now });
    this.#traffic = new Traffic({
      schedule: this.#schedule,
      now: () => this.now,
      latency: () => this.#latency.integer(...LATENCY),
      step: () => this.step(),
    });
  }

  /** Adds simulated hosts; each answers `http://` and its name. */
  add(...hosts: Host[]): void {
    for (const host of hosts) {
      host.now = () => this.now;
      this.#traffic.hosts.set(host.name, host);
    }
  }

  /** From now on `fault` stands between every caller and `host`, until `heal`. Its counter tells whether it fired. */
  fault(host: string, fault: Fault): ActiveFault {
    const active: ActiveFault = { host, fault, left: fault.selection.times ?? Number.POSITIVE_INFINITY, fired: 0 };
    this.#traffic.faults.push(active);
    return active;
  }

  /** Ends every fault of `host`; their counters stay. */
  heal(host: string): void {
    for (const active of this.#traffic.faults) if (active.host === host) active.left = 0;
  }

  /** Starts the service in `file` as `name` (its export `role` is what is called as a service), and runs the world until the file is loaded or nothing is left to happen. */
  async start(
    name: string,
    file: string,
    environment: Readonly<Record<string, string>> = {},
    { role = 'default', exports = { [role]: 'service' } }: Roles = {},
  ): Promise<Member> {
    const member = new Member({
      name,
      setup: {
        file,
        role,
        places: [...this.dialling.servers.keys()],
        packagesFrom: workbook,
        environment,
        wallClock: this.#wallClock,
      },
      exports,
      seed: this.#random.fork(`service/${name}`).seed,
      spawn: () => this.#spares.take(),
      traffic: this.#traffic,
      dialling: this.dialling,
      now: () => this.now,
    });
    this.#members.set(name, member);
    this.#traffic.callees.set(name, member);
    await this.#load(member);
    return member;
  }

  /** Ends the process of service `name` at once, as a power cut would. */
  async kill(name: string): Promise<void> {
    this.#traffic.note(name, 'crash');
    await this.#meanwhile(this.member(name).kill());
  }

  /**
   * Ends the process of service `name` right after so many more writes to disk: a statement of SQLite that changes
   * something, or a whole file. So the moments between two statements can be tried, where nothing is said on the wire.
   */
  async failPower(name: string, { after }: { after: number }): Promise<void> {
    let set = false;
    this.#schedule.plan(this.now, async () => {
      await this.member(name).failPower(after);
      set = true;
    });
    await this.#until(() => set, this.now);
  }

  /** Starts service `name` anew: same file, same state folder, other random numbers. */
  async restart(name: string, starting: Starting = {}): Promise<void> {
    const member = this.member(name);
    if (member.up) await this.#meanwhile(member.kill());
    this.#traffic.note(name, 'restart');
    await this.#load(member, starting);
  }

  /** The service that was started as `name`. */
  member(name: string): Member {
    const member = this.#members.get(name);
    if (!member) throw new Error(`no service "${name}" was started in this world`);
    return member;
  }

  /** Services that were started. */
  get members(): readonly Member[] {
    return [...this.#members.values()];
  }

  /** Calls `path` of service `name`; resolves when the answer is complete, broke, or will never come. */
  call(name: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const isText = typeof options.body === 'string';
    const headers: HeaderList = Object.entries(options.headers ?? {});
    if (options.body !== undefined && !isText) headers.push(['content-type', 'application/json']);
    const text = isText ? (options.body as string) : JSON.stringify(options.body);
    return this.#ask(name, path, options.body === undefined ? null : Buffer.from(text), headers, options);
  }

  /**
   * Calls the function that service `name` exports as `exported`; `args` are what can be cloned, and callbacks.
   * Resolves when it has returned or thrown, when its service died, or when nothing is left that could end it.
   */
  async invoke(
    name: string,
    exported: string,
    args: readonly unknown[],
    options: Pick<CallOptions, 'giveUpAfter' | 'as'> = {},
  ): Promise<Ended> {
    const reply = await this.#ask(name, `/${exported}`, encodeValue(args), [], { ...options, method: CALL });
    return endOf(reply);
  }

  async #ask(
    name: string,
    path: string,
    body: Buffer | null,
    headers: HeaderList,
    options: CallOptions,
  ): Promise<Reply> {
    const reply = new Reply(() => this.now);
    const exchange = this.#traffic.send(
      {
        from: options.as ?? 'client',
        method: options.method ?? 'GET',
        url: new URL(path, `http://${name}`).href,
        headers,
        body: body?.toString('base64') ?? null,
        line: null,
      },
      reply,
    );
    reply.exchange = exchange;
    const until = this.now + Math.min(options.giveUpAfter ?? PATIENCE, PATIENCE);
    await this.#until(() => reply.complete, until);
    if (!reply.complete) this.#traffic.withdraw(exchange);
    return reply;
  }

  /** Steps every wall clock (Date, not performance.now) by `milliseconds`, as an operator or NTP would. */
  async stepWallClock(milliseconds: number): Promise<void> {
    this.#wallClock += milliseconds;
    let set = false;
    this.#schedule.plan(this.now, async () => {
      for (const member of this.#members.values()) await member.setWallClock(this.#wallClock);
      set = true;
    });
    await this.#until(() => set, this.now);
  }

  /** Lets `milliseconds` of virtual time pass. */
  pass(milliseconds: number): Promise<void> {
    return this.#until(() => false, this.now + milliseconds, true);
  }

  /** Runs until nothing is left to happen, or for `horizon` virtual ms at most. */
  settle(horizon = PATIENCE): Promise<void> {
    return this.#until(() => false, this.now + horizon);
  }

  /**
   * Plans `run` for `milliseconds` of virtual time from now; returns a way to call it off. What is planned in the
   * `background` happens when time comes to pass, and nobody waits for it.
   */
  plan(milliseconds: number, run: () => Promise<void> | void, background = false): () => void {
    return this.#schedule.plan(this.now + milliseconds, run, background);
  }

  /** Puts `event` into the journal, at the present time where it names none. */
  record(event: JournalEvent): void {
    this.#traffic.journal.push(event);
  }

  /** A fresh number for something that happens: tells apart what has the same time. */
  step(): number {
    this.#steps += 1;
    return this.#steps;
  }

  /** What wall clocks show now, ms since 1970. */
  get wallClock(): number {
    return this.#wallClock + this.now;
  }

  /** What happened, in the order of recording. */
  get journal(): readonly JournalEvent[] {
    return this.#traffic.journal;
  }

  get misdirected(): readonly Misdirected[] {
    return this.#traffic.misdirected;
  }

  get faults(): readonly ActiveFault[] {
    return this.#traffic.faults;
  }

  /** Requests that services (not the client) made, in order; of `hosts` only, where given. */
  requests(...hosts: string[]): Exchange[] {
    return this.#traffic.exchanges.filter(
      (exchange) => this.#members.has(exchange.from) && (hosts.length === 0 || hosts.includes(exchange.to)),
    );
  }

  /** The most requests to `hosts` (all, where none is named) that were running at the same time. */
  peak(...hosts: string[]): number {
    return peakOf(this.requests(...hosts));
  }

  /** What `host` did, in order; of one kind only, where given. */
  effects(host: string, kind?: string): Effect[] {
    const effects = this.#traffic.hosts.get(host)?.effects ?? [];
    return kind === undefined ? [...effects] : effects.filter((effect) => effect.kind === kind);
  }

  /** Ends every process of this world. */
  async close(): Promise<void> {
    for (const member of this.#members.values()) await member.end();
  }

  async #load(member: Member, starting: Starting = {}): Promise<void> {
    await this.#meanwhile(member.start(starting));
    await this.#until(() => member.settled, this.now + PATIENCE);
    if (!member.consumes || member.death !== null) return;
    this.#schedule.plan(this.now, () => member.consume());
    await this.#until(() => member.starting !== null || member.death !== null, this.now + PATIENCE);
  }

  /** Runs the world until `done`, until nothing is left to happen, or until virtual time `until`. */
  #until(done: () => boolean, until: number, passTime = false): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({
        done,
        until,
        passTime,
        resolve: () => {
          if (this.#failure !== null) reject(this.#failure);
          if (passTime) this.now = Math.max(this.now, until);
          resolve();
        },
      });
      if (this.#running) return;
      this.#running = true;
      // In the next microtask: calls made together are all planned before the first of them begins.
      queueMicrotask(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    try {
      for (let steps = 0; ; steps += 1) {
        while (this.#work !== null) {
          await this.#work;
          await settled();
        }
        if (this.dialling.servers.size > 0) await this.dialling.quiet();
        const waited = this.#waiters.length;
        const still = this.#release(steps);
        if (still === 0) break;
        // Whoever was let go does what it does next before the clock moves on for those who still wait.
        if (still < waited) await settled();
        else await this.#step();
      }
    } catch (error) {
      this.#failure = error;
      for (const waiter of this.#waiters.splice(0)) waiter.resolve();
    }
    this.#running = false;
  }

  /** Virtual time stands still until `work` is done, and whoever asked for it has done what comes next. */
  #meanwhile(work: Promise<void>): Promise<void> {
    const all = Promise.allSettled([this.#work, work]).then(() => {
      if (this.#work === all) this.#work = null;
    });
    this.#work = all;
    return work;
  }

  /** Lets go of everyone who has waited long enough; returns how many still wait. */
  #release(steps: number): number {
    const next = this.#next();
    const nothing = next === Number.POSITIVE_INFINITY;
    const idle = this.#schedule.idle && this.members.every((member) => member.next === Number.POSITIVE_INFINITY);
    if (steps >= STEP_LIMIT) this.restless = steps;
    // Once it was restless nothing more happens in this world: every later wait would take as long.
    const restless = this.restless > 0;
    const still: Waiter[] = [];
    for (const waiter of this.#waiters) {
      const over = next > waiter.until;
      const rests = waiter.passTime ? nothing : idle;
      const done = waiter.done();
      // Whoever has what it waited for does not wait on for what comes much later.
      if (over && !rests && !done) this.now = Math.max(this.now, waiter.until);
      if (done || rests || over || restless) waiter.resolve();
      else still.push(waiter);
    }
    this.#waiters = still;
    return still.length;
  }

  #next(): number {
    let next = this.#schedule.next;
    for (const member of this.#members.values()) next = Math.min(next, member.next);
    return next;
  }

  async #step(): Promise<void> {
    const next = this.#next();
    this.now = Math.max(this.now, next);
    if (this.#schedule.next <= next) {
      await this.#schedule.take()?.run();
      return;
    }
    for (const member of this.#members.values()) {
      if (member.next > next) continue;
      await member.tick();
      return;
    }
  }
}

/** Resolves when everything that only waited for promises has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
