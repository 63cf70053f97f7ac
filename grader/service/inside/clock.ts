/** The virtual clock: every timer and every clock of the service's process shows the grader's time. */
import timers from 'node:timers';
import promises from 'node:timers/promises';
import util from 'node:util';
import { NativeAbortController, NativeDOMException, own, RealDate, signal } from './intrinsics.ts';
import { installStopwatches } from './stopwatches.ts';

interface Timer {
  readonly id: number;
  due: number;
  readonly every: number | null;
  delay: number;
  keepsAlive: boolean;
  readonly fire: () => void;
}

let now = 0;
let wallClock = 0;
/** What the wall clock showed at virtual time 0 when the process was loaded: `performance.timeOrigin`. */
let origin: number | null = null;
let lastId = 0;
const active: Timer[] = [];

/** Sets the clock to `time`, virtual milliseconds since the start of the check. */
export function setTime(time: number): void {
  now = time;
}

/** Has the wall clock (Date, not performance.now) show `milliseconds` since 1970 at virtual time 0. */
export function setWallClock(milliseconds: number): void {
  wallClock = milliseconds;
  origin ??= milliseconds;
}

/** When the earliest timer is due (null: there is none), and how many timers keep the service alive. */
export function pendingTimers(): { next: number | null; timers: number } {
  let next: number | null = null;
  let alive = 0;
  for (let index = 0; index < active.length; index += 1) {
    const timer = active[index] as Timer;
    if (next === null || timer.due < next) next = timer.due;
    if (timer.keepsAlive) alive += 1;
  }
  return { next, timers: alive };
}

/** Fires the earliest timer that is due, if one is. An exception of its callback is thrown. */
export function fireNext(): void {
  let earliest: Timer | null = null;
  for (let index = 0; index < active.length; index += 1) {
    const timer = active[index] as Timer;
    if (timer.due <= now && (earliest === null || timer.due < earliest.due)) earliest = timer;
  }
  if (earliest === null) return;
  remove(earliest);
  // Behind the timers that are due at the same time, as in Node.
  if (earliest.every !== null) plan(earliest, earliest.every);
  earliest.fire();
}

/** Calls `fire` after `delay` ms; the handle behaves as Node's Timeout. Out of range delays become 1, as in Node. */
class Timeout {
  readonly #timer: Timer;

  constructor(fire: () => void, delay: unknown, repeats: boolean) {
    let wait = Number(delay);
    if (!(wait >= 1 && wait <= 2_147_483_647)) wait = 1;
    wait = Math.trunc(wait);
    lastId += 1;
    this.#timer = { id: lastId, due: now + wait, every: repeats ? wait : null, delay: wait, keepsAlive: true, fire };
    plan(this.#timer, wait);
  }
  ref(): this {
    this.#timer.keepsAlive = true;
    return this;
  }
  unref(): this {
    this.#timer.keepsAlive = false;
    return this;
  }
  hasRef(): boolean {
    return this.#timer.keepsAlive;
  }
  refresh(): this {
    remove(this.#timer);
    plan(this.#timer, this.#timer.delay);
    return this;
  }
  close(): this {
    remove(this.#timer);
    return this;
  }
  [Symbol.toPrimitive](): number {
    return this.#timer.id;
  }
  [Symbol.dispose](): void {
    remove(this.#timer);
  }
}

function plan(timer: Timer, delay: number): void {
  timer.due = now + delay;
  own(active, active.length, timer);
}

function remove(timer: Timer): void {
  let kept = 0;
  for (let index = 0; index < active.length; index += 1) {
    const candidate = active[index] as Timer;
    if (candidate !== timer) {
      own(active, kept, candidate);
      kept += 1;
    }
  }
  active.length = kept;
}

function clear(handle: unknown): void {
  if (handle instanceof Timeout) handle.close();
  else if (typeof handle === 'number' || typeof handle === 'string') {
    const wanted = Number(handle);
    for (let index = 0; index < active.length; index += 1) {
      const timer = active[index] as Timer;
      if (timer.id === wanted) {
        remove(timer);
        return;
      }
    }
  }
}

function checked(callback: unknown): (...rest: unknown[]) => void {
  if (typeof callback === 'function') return callback as (...rest: unknown[]) => void;
  throw Object.assign(new TypeError('The "callback" argument must be of type function.'), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}

/** Calls `fire` after `delay` virtual ms; like the timer of a socket it keeps nothing alive. */
export function after(delay: number, fire: () => void): unknown {
  return new Timeout(fire, delay, false).unref();
}

/** Calls off what `after` planned; null is nothing to call off. */
export function cancel(handle: unknown): void {
  clear(handle);
}

const later = (repeats: boolean) =>
  function schedule(callback: unknown, delay?: unknown, ...rest: unknown[]): Timeout {
    const run = checked(callback);
    return new Timeout(() => run(...rest), delay, repeats);
  };

interface WaitOptions {
  signal?: AbortSignal;
  ref?: boolean;
}

function wait<T>(delay?: number, value?: T, options: WaitOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = options.signal;
    const abandon = () => {
      timeout.close();
      reject(
        Object.assign(new Error('The operation was aborted', { cause: stop?.reason }), {
          name: 'AbortError',
          code: 'ABORT_ERR',
        }),
      );
    };
    const timeout = new Timeout(
      () => {
        if (stop) stop.removeEventListener('abort', abandon);
        resolve(value as T);
      },
      delay,
      false,
    );
    if (options.ref === false) timeout.unref();
    if (stop?.aborted) abandon();
    else stop?.addEventListener('abort', abandon, { once: true });
  });
}

async function* ticks<T>(delay?: number, value?: T, options: WaitOptions = {}): AsyncGenerator<T> {
  for (;;) yield await wait(delay, value as T, options);
}

/** A signal that aborts after `delay` ms; like the native one it does not keep the service alive. */
function timeoutSignal(delay: number): AbortSignal {
  const owner = new NativeAbortController();
  new Timeout(
    () => signal.abort(owner, new NativeDOMException('The operation was aborted due to timeout', 'TimeoutError')),
    delay,
    false,
  ).unref();
  return owner.signal;
}

function VirtualDate(this: unknown, ...parts: []): Date | string {
  if (new.target === undefined) return new RealDate(wallClock + now).toString();
  return Reflect.construct(RealDate, parts.length === 0 ? [wallClock + now] : parts, new.target);
}

/** Puts the virtual clock in place of the real ones, for scripts and for imports of node:timers and the like. */
export function installClock(): void {
  const setTimeout = Object.assign(later(false), { [util.promisify.custom]: wait });
  const patch = { setTimeout, setInterval: later(true), clearTimeout: clear, clearInterval: clear };
  Object.assign(globalThis, patch);
  Object.assign(timers, patch);
  Object.assign(promises, { setTimeout: wait, setInterval: ticks });
  Object.assign(promises.scheduler, {
    wait: (delay: number, options?: WaitOptions) => wait(delay, undefined, options),
  });
  AbortSignal.timeout = timeoutSignal;

  for (const name of ['UTC', 'parse'] as const) Object.defineProperty(VirtualDate, name, { value: RealDate[name] });
  Object.defineProperty(VirtualDate, 'now', { value: () => wallClock + now, writable: true, configurable: true });
  Object.defineProperty(VirtualDate, 'length', { value: 7 });
  Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
  VirtualDate.prototype = RealDate.prototype;
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  globalThis.Date = VirtualDate as unknown as DateConstructor;

  installStopwatches(
    () => now,
    () => origin ?? 0,
  );
  installTemporal();
}

/** Temporal.Now (Node 26 and later) on the virtual wall clock. */
function installTemporal(): void {
  // biome-ignore lint/suspicious/noExplicitAny: TypeScript's library may not know Temporal on every supported Node.
  const temporal = (globalThis as any).Temporal;
  if (temporal === undefined) return;
  const instant = () => temporal.Instant.fromEpochMilliseconds(wallClock + now);
  const zoned = (zone?: string) => instant().toZonedDateTimeISO(zone ?? temporal.Now.timeZoneId());
  const replace = {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: string) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: string) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: string) => zoned(zone).toPlainTime(),
  };
  for (const [name, value] of Object.entries(replace)) {
    Object.defineProperty(temporal.Now, name, { value, writable: true, configurable: true });
  }
}
