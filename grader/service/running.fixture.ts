/** A service's process under the hands of a test: its commands and frames, without any network behind. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { remove } from '../base/remove.ts';
import { workbook } from '../base/workbook.ts';
import type { Command, Frame, HeaderList } from './frames.ts';
import { closedAfterStart } from './launch.ts';
import { ServiceProcess, type Turn } from './process.ts';
import type { Runtime } from './runtime.ts';
import { sourceOf } from './source.ts';

/** 11 June 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 5, 11, 12);
type Told<Say extends Frame['say']> = Extract<Frame, { say: Say }>;
type Doing = Command extends infer One ? (One extends Command ? Omit<One, 'now'> : never) : never;

/** What the process's requests are answered with, in order; a request beyond them stays open. */
export type Reaction =
  | { status?: number; headers?: HeaderList; body?: string; parts?: readonly string[]; more?: boolean; cutOff?: true }
  | { breaks: string; message?: string };

export class Running {
  readonly #process: ServiceProcess;
  readonly #folder: string;
  readonly #owns: boolean;
  readonly state: string;
  now = 0;
  /** Every frame so far, in order. */
  readonly frames: Frame[] = [];
  last: Turn | null = null;

  private constructor(folder: string, owns: boolean, nonce?: string, runtime?: Runtime) {
    this.#folder = folder;
    this.#owns = owns;
    this.state = path.join(folder, 'state') + path.sep;
    const reach = { read: [folder + path.sep], write: [this.state], ...(runtime ? { runtime } : {}) };
    this.#process = new ServiceProcess(reach, 20, nonce);
  }

  /**
   * Starts a process and loads a file of `code`; `beside` shares the folder of another one, as its restart would;
   * `runtime` runs it, this Node where absent.
   */
  static async load(
    code: string,
    options: { seed?: string; nonce?: string; beside?: Running; runtime?: Runtime } = {},
  ): Promise<Running> {
    const folder = options.beside?.folder ?? mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-running-'));
    const running = new Running(folder, !options.beside, options.nonce, options.runtime);
    const file = path.join(folder, 'service.ts');
    writeFileSync(file, code);
    await running.#process.ready;
    await running.turn({
      do: 'load',
      setup: {
        file,
        role: 'default',
        source: options.runtime ? sourceOf(file) : null,
        places: [],
        packagesFrom: workbook,
        environment: { STATE_DIR: running.state },
        seed: options.seed ?? 'seed',
        wallClock: NOON,
        closed: closedAfterStart(),
      },
    });
    return running;
  }

  /** Runs `body` as the handler of one call and returns what it answers as JSON; its timers fire as time passes. */
  static async value(body: string, reactions: readonly Reaction[] = [], imports = ''): Promise<unknown> {
    const running = await Running.load(`${imports}\nexport default { async fetch(request) {\n${body}\n} };`);
    try {
      return JSON.parse(await running.call(reactions));
    } finally {
      running.close();
    }
  }

  get folder(): string {
    return this.#folder;
  }

  async turn(command: Doing): Promise<Turn> {
    this.last = await this.#process.turn({ ...command, now: this.now } as Command);
    this.frames.push(...this.last.frames);
    return this.last;
  }

  /** Calls the service and plays its network by `reactions`, until its answer is whole; returns the answer's text. */
  async call(reactions: readonly Reaction[] = []): Promise<string> {
    const before = this.frames.length;
    const left = [...reactions];
    let seen = before;
    await this.turn({ do: 'call', call: 1, method: 'GET', url: 'http://service/', headers: [], body: null });
    for (;;) {
      const frames = this.frames.slice(before);
      const threw = frames.find((frame) => frame.say === 'threw');
      if (threw) throw new Error(`${threw.fault.name}: ${threw.fault.message}`);
      if (this.last?.death) throw new Error(JSON.stringify(this.last.death));
      if (frames.some((frame) => frame.say === 'done')) break;
      const asked = this.frames.slice(seen).find((frame) => frame.say === 'fetch');
      const reaction = asked ? left.shift() : undefined;
      if (asked && reaction) {
        seen = this.frames.indexOf(asked) + 1;
        await this.#react(asked.fetch, reaction);
      } else if (this.last?.next != null) {
        this.now = Math.max(this.now, this.last.next);
        await this.turn({ do: 'tick' });
      } else throw new Error(`nothing left to happen: ${JSON.stringify(frames.slice(-3))}`);
    }
    const parts = this.told('part').slice(-1000);
    return Buffer.concat(parts.map(({ body }) => Buffer.from(body, 'base64'))).toString();
  }

  /** Frames of one kind so far. */
  told<Say extends Frame['say']>(say: Say): Told<Say>[] {
    return this.frames.filter((frame): frame is Told<Say> => frame.say === say);
  }

  close(): void {
    this.#process.kill();
    if (this.#owns) remove(this.#folder);
  }

  async #react(fetch: number, reaction: Reaction): Promise<void> {
    if ('breaks' in reaction) {
      await this.turn({ do: 'break', fetch, code: reaction.breaks, message: reaction.message ?? 'it broke' });
      return;
    }
    const {
      status = 200,
      headers = [],
      body = '',
      parts = [],
      more = parts.length > 0 || reaction.cutOff === true,
    } = reaction;
    const encode = (text: string) => Buffer.from(text).toString('base64');
    await this.turn({ do: 'reply', fetch, status, headers, body: encode(body), more });
    for (const [index, part] of parts.entries()) {
      const further = index + 1 < parts.length || reaction.cutOff === true;
      await this.turn({ do: 'part', fetch, body: encode(part), more: further });
    }
    if (reaction.cutOff) await this.turn({ do: 'break', fetch, code: 'UND_ERR_SOCKET', message: 'other side closed' });
  }
}
