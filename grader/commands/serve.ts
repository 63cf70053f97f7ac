import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Random } from '../base/random.ts';
import { inWorkbook } from '../base/workbook.ts';
import { type Exercise, exportsOf } from '../checks/exercise.ts';
import { drawCup } from '../cup/data.ts';
import type { JournalEvent } from '../journal/event.ts';
import { describe } from '../journal/list.ts';
import { fill } from '../language/bilingual.ts';
import { answerFile } from '../run/exercises.ts';
import { understandSeed } from './grade/understand.ts';
import { callsOf } from './serve/calls.ts';
import { Child } from './serve/child.ts';
import { type Hosts, startHosts } from './serve/hosts.ts';
import type { Message } from './serve/inside.ts';
import { type Begun, begin, MISUSE, oneExercise } from './shared/begin.ts';
import { refuse } from './shared/options.ts';
import { watchFiles } from './watch/files.ts';

const OPTIONS = { port: { type: 'string', example: '3000' }, seed: { type: 'string', example: '7' } } as const;
const INTERRUPTED = 130;
const NOTHING_TO_RUN = 1;

/**
 * `npm run serve ch3/squad`: runs the student's service for real, with its simulated services, until Ctrl-C.
 * Exit code 130 after that, 1 nothing to run, 2 misuse.
 */
export function main(argv: string[]): Promise<number> {
  return begin('serve', OPTIONS, argv, async (begun) => {
    const { values, say } = begun;
    const facts = oneExercise('serve', begun);
    const port = Number(values.port ?? 0);
    const isPort = values.port === undefined || (/^\d+$/.test(values.port) && port >= 1 && port <= 65_535);
    if (!isPort) refuse(say.commands.serve.badPort, { value: values.port ?? '' });
    const role = serviceOf(facts);
    if (role === null) refuse(say.commands.serve.isFunction, { id: facts.id });
    const file = answerFile(inWorkbook('exercises'), facts);
    if (!existsSync(file)) {
      process.stderr.write(`${fill(say.commands.serve.missing, { file: shown(facts), id: facts.id })}\n`);
      return NOTHING_TO_RUN;
    }
    return new Serving(begun, facts, file, role, port).run();
  });
}

/** The export that is a service, the first of several; null where there are only functions. */
function serviceOf(facts: Exercise): string | null {
  return Object.entries(exportsOf(facts)).find(([, kind]) => kind === 'service')?.[0] ?? null;
}

class Serving {
  readonly #begun: Begun<typeof OPTIONS>;
  readonly #facts: Exercise;
  readonly #file: string;
  readonly #role: string;
  readonly #began = performance.now();
  readonly #cup;
  readonly #state = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
  #port: number;
  #hosts: Hosts | null = null;
  #child: Child | null = null;
  /** Whether the lines that say where everything is were printed. */
  #introduced = false;
  #end: (exitCode: number) => void = () => {};

  constructor(begun: Begun<typeof OPTIONS>, facts: Exercise, file: string, role: string, port: number) {
    this.#begun = begun;
    this.#facts = facts;
    this.#file = file;
    this.#role = role;
    this.#port = port;
    this.#cup = drawCup(new Random(String(understandSeed(begun.values.seed ?? '1', begun.say))));
  }

  async run(): Promise<number> {
    const ended = new Promise<number>((resolve) => {
      this.#end = resolve;
    });
    const interrupt = (): void => this.#end(INTERRUPTED);
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
    let unwatch = (): void => {};
    try {
      this.#hosts = await startHosts(
        this.#facts,
        this.#cup,
        () => this.#now(),
        (event) => this.#tell(event),
      );
      this.#start();
      unwatch = watchFiles(path.dirname(this.#file), { files: [this.#file], onSave: () => void this.#restart() });
      return await ended;
    } finally {
      unwatch();
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      await this.#child?.stop();
      await this.#hosts?.close();
      rmSync(this.#state, { recursive: true, force: true });
      this.#sayEnd();
    }
  }

  #start(): void {
    this.#child = new Child({
      file: this.#file,
      role: this.#role,
      port: this.#port,
      environment: { ...this.#hosts?.environment, STATE_DIR: this.#state + path.sep },
      onMessage: (message) => this.#hear(message),
      onEnd: (how) => this.#down(fill(this.#begun.say.commands.serve.ended, { how })),
    });
  }

  async #restart(): Promise<void> {
    const before = this.#child;
    await before?.stop();
    // A second save may have been quicker.
    if (this.#child !== before) return;
    this.#note(this.#begun.say.commands.serve.restarted);
    this.#start();
  }

  #hear(message: Message): void {
    const { serve } = this.#begun.say.commands;
    const service = this.#facts.service;
    switch (message.say) {
      case 'listening':
        this.#port = message.port;
        this.#introduce();
        break;
      case 'unloadable':
        this.#down(fill(serve.unloadable, { error: message.error }), message.line);
        break;
      case 'crashed':
        this.#down(fill(serve.ended, { how: message.error }), message.line);
        break;
      case 'no-fetch':
        this.#down(serve.noFetch);
        break;
      case 'no-port':
        this.#refusePort(message.code);
        break;
      default: {
        const { say: kind, exchange, label } = message;
        const [from, to] = kind === 'reply' ? [service, 'client'] : ['client', service];
        const at = this.#now();
        this.#tell({
          at,
          arrivedAt: at,
          from,
          to,
          kind,
          label,
          outcome: kind === 'abort' ? 'aborted' : 'delivered',
          exchange,
        });
      }
    }
  }

  #introduce(): void {
    if (this.#introduced) return;
    this.#introduced = true;
    const { say, screen, all } = this.#begun;
    const { listens, host, calls, live } = say.commands.serve;
    const url = `http://127.0.0.1:${this.#port}`;
    screen.print(screen.paint('bold', fill(listens, { service: this.#facts.service, url })));
    for (const [variable, value] of Object.entries(this.#hosts?.environment ?? {})) {
      if (value !== this.#facts.environment[variable])
        screen.print(screen.paint('dim', `  ${fill(host, { variable, url: value })}`));
    }
    screen.print('', calls);
    // Never broken: they are there to be pasted.
    for (const line of callsOf(this.#facts, all, this.#cup, url)) screen.print(`  ${line}`);
    screen.print('', live);
  }

  #refusePort(code: string): void {
    const { portInUse, portRefused } = this.#begun.say.commands.serve;
    const values = { port: this.#port, error: code };
    process.stderr.write(`${fill(code === 'EADDRINUSE' ? portInUse : portRefused, values)}\n`);
    void this.#child?.stop();
    this.#end(MISUSE);
  }

  /** The service is not there any more, for the reason given; the next save starts it anew. */
  #down(why: string, line: number | null = null): void {
    void this.#child?.stop();
    const place = `${shown(this.#facts)}${line === null ? '' : `:${line}`}`;
    this.#note(why);
    this.#begun.screen.say(fill(this.#begun.say.commands.serve.waits, { place }), 2);
  }

  #note(label: string): void {
    const at = this.#now();
    const { service } = this.#facts;
    this.#tell({ at, arrivedAt: at, from: service, to: service, kind: 'note', label, outcome: 'delivered' });
  }

  #tell(event: JournalEvent): void {
    this.#begun.screen.print(...describe([event], this.#begun.say.journal));
  }

  #now(): number {
    return Math.round(performance.now() - this.#began);
  }

  #sayEnd(): void {
    const { say, screen } = this.#begun;
    if (this.#introduced)
      screen.print('', say.commands.serve.stopped, fill(say.commands.serve.again, { id: this.#facts.id }));
  }
}

function shown({ slug }: Exercise): string {
  return `exercises/${slug}.ts`;
}
