/** One process of a service, as the grader holds it: turn by turn, and always possible to kill. */
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { unwatch, watch } from '../base/watchdog.ts';
import type { Command, Frame, Thrown } from './frames.ts';
import { HEAP_MEGABYTES, launch, type Reach } from './launch.ts';
import { residentMegabytes } from './memory.ts';
import { readFrame } from './parse.ts';

/** How a process came to its end without being asked to. */
export type Death =
  /** It called process.exit. */
  | { readonly kind: 'exit'; readonly code: number; readonly line: number | null }
  /** The grader had said that its power would fail. */
  | { readonly kind: 'power' }
  /** An error that nobody caught. */
  | { readonly kind: 'crash'; readonly origin: string; readonly fault: Thrown }
  /** It did not come to rest within the real-time limit of a turn, and was killed. */
  | { readonly kind: 'hang'; readonly seconds: number }
  /** It said more in one turn than a service has to say: requests, withdrawals, parts of answers. */
  | { readonly kind: 'restless'; readonly steps: number }
  /** It took more memory than it may. */
  | { readonly kind: 'memory'; readonly megabytes: number }
  /** It wrote to the grader's channel. */
  | { readonly kind: 'forged' }
  /** It ended for another reason; `detail` is what Node or the system said. */
  | { readonly kind: 'ended'; readonly detail: string };

/** What a process did in a turn. It rests after a turn unless it died in it. */
export interface Turn {
  readonly frames: readonly Frame[];
  /** When its earliest timer is due, virtual ms; null where there is none. */
  readonly next: number | null;
  /** Timers that keep it alive. */
  readonly timers: number;
  readonly death: Death | null;
}

/** Real seconds in one turn after which a process hangs (2 s gave no false alarm at a load of 8). */
export const TURN_LIMIT_SECONDS = 5;
/** Real seconds that a process may take to start: none of that is the student's, and a busy machine takes its time. */
const START_LIMIT_SECONDS = 60;
/** What a process takes whose heap is as good as full. */
const FULL_MEGABYTES = HEAP_MEGABYTES + 50;
/** Memory of a service in all, in MiB, buffers included: what V8 does not count. A fresh process has about 60. */
const MEMORY_MEGABYTES = 512;
/** Real milliseconds between two looks at the memory; a turn shorter than that is seldom looked at. */
const LOOK_EVERY = 50;
/** Characters of one line of the channel: an answer of 8 MiB in base64 fits. */
const LINE_LIMIT = 16 * 1024 * 1024;
/** What a process may say in one turn, so that the grader is not the one who never comes to an end. */
const FRAME_LIMIT = 6_000;
const TALK_LIMIT = 64 * 1024 * 1024;
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #toService: Writable;
  readonly #fromService: Readable;
  readonly #nonce: string;
  readonly #turnLimit: number;
  #buffer = '';
  #frames: Frame[] = [];
  /** Frames and characters of this turn. */
  #steps = 0;
  #talk = 0;
  #lookedAt = 0;
  #errors = '';
  #death: Death | null = null;
  #waiting: ((turn: Turn) => void) | null = null;
  /** Resolves when the system has ended it, and let go of its files and locks. */
  readonly gone: Promise<void>;
  /** The first turn: Node has started, the exits are closed, no student file is loaded yet. */
  readonly ready: Promise<Turn>;

  /** Starts a process. `turnLimitSeconds` of 0 lifts the limit (for a debugger); only tests give the `nonce`. */
  constructor(reach: Reach, turnLimitSeconds = TURN_LIMIT_SECONDS, nonce = randomBytes(16).toString('hex')) {
    this.#turnLimit = turnLimitSeconds;
    this.#nonce = nonce;
    const { child, toService, fromService } = launch(reach);
    this.#child = child;
    this.#toService = toService;
    this.#fromService = fromService;
    fromService.setEncoding('utf8');
    fromService.on('data', (text: string) => this.#receive(text));
    for (const end of [toService, fromService]) end.on('error', () => {});
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text: string) => {
      if (this.#errors.length < 4000) this.#errors += text.slice(0, 4000);
    });
    child.on('error', (error) => this.#die({ kind: 'ended', detail: error.message }));
    const { pid } = child;
    if (pid !== undefined) {
      watch(pid);
      child.once('exit', () => unwatch(pid));
    }
    this.gone = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    child.on('close', (code, signal) => this.#die(this.#whyEnded(code, signal)));
    this.ready = this.#take(() => this.#toService.write(`${this.#nonce}\n`), START_LIMIT_SECONDS);
  }

  /** The system's number for it; undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether it has ended, by itself or killed. */
  get dead(): boolean {
    return this.#death !== null;
  }

  /** Sends `command` and resolves when the process rests again, or has died; never rejects. */
  turn(command: Command): Promise<Turn> {
    return this.#take(() => this.#toService.write(`${JSON.stringify(command)}\n`), this.#turnLimit);
  }

  /** Ends the process at once, as a power cut would. */
  kill(): void {
    this.#death ??= { kind: 'ended', detail: 'SIGKILL' };
    this.#end();
  }

  #take(send: () => void, seconds: number): Promise<Turn> {
    return new Promise((resolve) => {
      const limit = seconds > 0 ? setTimeout(() => this.#die(this.#whyLate(seconds)), seconds * 1000) : undefined;
      const looking = setInterval(() => this.#look(), LOOK_EVERY);
      this.#lookedAt = performance.now();
      this.#waiting = (turn) => {
        clearTimeout(limit);
        clearInterval(looking);
        this.#waiting = null;
        this.#frames = [];
        this.#steps = 0;
        this.#talk = 0;
        resolve(turn);
      };
      if (this.#death) this.#finish(null, 0);
      else send();
    });
  }

  /** Ends the process where it has taken too much memory. */
  #look(): void {
    this.#lookedAt = performance.now();
    const { pid } = this.#child;
    if (pid === undefined || this.#death) return;
    if (residentMegabytes(pid) > MEMORY_MEGABYTES) this.#die({ kind: 'memory', megabytes: MEMORY_MEGABYTES });
  }

  #end(): void {
    this.#child.kill('SIGKILL');
    this.#toService.destroy();
    this.#fromService.destroy();
  }

  #finish(next: number | null, timers: number): void {
    this.#waiting?.({ frames: this.#frames, next, timers, death: this.#death });
  }

  #die(death: Death): void {
    if (this.#death === null) {
      this.#death = death;
      this.#end();
    }
    this.#finish(null, 0);
  }

  #receive(text: string): void {
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0 && !this.#death; at = text.indexOf('\n', from)) {
      const line = this.#buffer + text.slice(from, at);
      this.#buffer = '';
      from = at + 1;
      this.#accept(line);
    }
    if (this.#death) return;
    this.#buffer += text.slice(from);
    const { length } = this.#buffer;
    const begun = this.#buffer.slice(0, this.#nonce.length);
    if (length > LINE_LIMIT || !this.#nonce.startsWith(begun)) this.#die({ kind: 'forged' });
  }

  #accept(line: string): void {
    const frame = line.startsWith(this.#nonce) ? readFrame(line.slice(this.#nonce.length)) : null;
    if (frame === null) this.#die({ kind: 'forged' });
    else if (frame.say === 'rest') this.#rest(frame.next, frame.timers);
    else if (frame.say === 'crash') this.#die({ kind: 'crash', origin: frame.origin, fault: frame.fault });
    else if (frame.say === 'exit') this.#die({ kind: 'exit', code: frame.code, line: frame.line });
    else if (frame.say === 'power-failed') this.#die({ kind: 'power' });
    else this.#keep(frame, line.length);
  }

  #keep(frame: Frame, length: number): void {
    this.#frames.push(frame);
    this.#talk += length;
    // Printing is limited inside, in characters.
    if (frame.say !== 'print') this.#steps += 1;
    if (this.#steps > FRAME_LIMIT || this.#talk > TALK_LIMIT) this.#die({ kind: 'restless', steps: this.#steps });
  }

  #rest(next: number | null, timers: number): void {
    if (performance.now() - this.#lookedAt > LOOK_EVERY) this.#look();
    this.#finish(next, timers);
  }

  /** On a busy machine V8 tries for long to find room in a full heap: that is no hang. */
  #whyLate(seconds: number): Death {
    const isFull = residentMegabytes(this.#child.pid ?? 0) > FULL_MEGABYTES;
    return isFull ? { kind: 'memory', megabytes: HEAP_MEGABYTES } : { kind: 'hang', seconds };
  }

  #whyEnded(code: number | null, signal: string | null): Death {
    if (/heap limit|out of memory/i.test(this.#errors)) return { kind: 'memory', megabytes: HEAP_MEGABYTES };
    const said = this.#errors.trim().split('\n').slice(0, 3).join(' ').slice(0, 300);
    return { kind: 'ended', detail: [signal ?? `exit code ${code}`, said].filter(Boolean).join(': ') };
  }
}
