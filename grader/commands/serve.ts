import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import { type Exercise, fileOf } from '../checks/exercise.ts';
import { describe } from '../journal/list.ts';
import { fill } from '../language/bilingual.ts';
import { answerFile } from '../run/exercises.ts';
import type { Runtime } from '../service/runtime.ts';
import { understandRuntime, understandSeed } from './grade/understand.ts';
import { callsOf } from './serve/calls.ts';
import { Ground } from './serve/ground.ts';
import { publisherFor, publishing } from './serve/publishers.ts';
import { type Runnable, RunningService, roleOf } from './serve/service.ts';
import { type Begun, begin, MISUSE, oneExercise } from './shared/begin.ts';
import { refuse } from './shared/options.ts';
import { NoRuntime, runtimeFor } from './shared/runtime.ts';

const OPTIONS = {
  port: { type: 'string', example: '3000' },
  seed: { type: 'string', example: '7' },
  runtime: { type: 'string', example: 'deno' },
} as const;
const INTERRUPTED = 130;
const NOTHING_TO_RUN = 1;
const COULD_NOT_TELL = 3;

/**
 * `npm run serve ch3/squad`: runs the student's service for real, with its simulated services, until Ctrl-C.
 * Exit code 130 after that, 1 nothing to run, 2 misuse, 3 no such runtime.
 */
export function main(argv: string[]): Promise<number> {
  return begin('serve', OPTIONS, argv, async (begun) => {
    const { values, say } = begun;
    const facts = oneExercise('serve', begun);
    const port = Number(values.port ?? 0);
    const isPort = values.port === undefined || (/^\d+$/.test(values.port) && port >= 1 && port <= 65_535);
    if (!isPort) refuse(say.commands.serve.badPort, { value: values.port ?? '' });
    const role = roleOf(facts);
    if (role === null) refuse(say.commands.serve.isFunction, { id: facts.id });
    const file = answerFile(inWorkbook('exercises'), facts);
    if (!existsSync(file)) {
      process.stderr.write(`${fill(say.commands.serve.missing, { file: shown(facts), id: facts.id })}\n`);
      return NOTHING_TO_RUN;
    }
    let runtime: Runtime;
    try {
      runtime = runtimeFor(understandRuntime(values.runtime, say), say);
    } catch (error) {
      if (!(error instanceof NoRuntime)) throw error;
      process.stderr.write(`${error.message}\n`);
      return COULD_NOT_TELL;
    }
    return new Serving(begun, facts, { ...facts, file, shown: shown(facts), role }, { port, runtime }).run();
  });
}

class Serving {
  readonly #begun: Begun<typeof OPTIONS>;
  readonly #facts: Exercise;
  readonly #ground: Ground;
  readonly #service: RunningService;
  /** Who publishes what the service consumes; null where it is to be called itself. */
  readonly #publisher: RunningService | null;
  readonly #state = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
  /** Whether the lines that say where everything is were printed. */
  #introduced = false;
  /** Where the service, and whoever publishes for it, can be called. */
  #urls: { service?: string | null; publisher?: string | null } = {};
  #end: (exitCode: number) => void = () => {};

  constructor(
    begun: Begun<typeof OPTIONS>,
    facts: Exercise,
    runnable: Runnable,
    at: { port: number; runtime: Runtime },
  ) {
    const { say, screen, values } = begun;
    this.#begun = begun;
    this.#facts = facts;
    const seed = understandSeed(values.seed ?? '1', say);
    this.#ground = new Ground(seed, (event) => screen.print(...describe([event], say.journal)));
    const options = {
      say,
      ground: this.#ground,
      stateFolder: this.#state,
      onNoPort: (taken: number, code: string) => this.#refusePort(taken, code),
      onDown: (place: string) => screen.say(fill(say.commands.serve.waits, { place }), 2),
    };
    const hear = (name: 'service' | 'publisher') => (url: string | null) => {
      this.#urls = { ...this.#urls, [name]: url };
      this.#introduce();
    };
    this.#service = new RunningService(runnable, { ...options, ...at, onUp: hear('service') });
    const publisher = publisherFor(facts);
    this.#publisher = publisher && new RunningService(publisher, { ...options, port: 0, onUp: hear('publisher') });
  }

  async run(): Promise<number> {
    const ended = new Promise<number>((resolve) => {
      this.#end = resolve;
    });
    const interrupt = (): void => this.#end(INTERRUPTED);
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
    try {
      await Promise.all([this.#service.start(), this.#publisher?.start()]);
      return await ended;
    } finally {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      await Promise.all([this.#service.stop(), this.#publisher?.stop()]);
      await this.#ground.close();
      remove(this.#state);
      this.#sayEnd();
    }
  }

  #introduce(): void {
    const { service, publisher } = this.#urls;
    if (this.#introduced || service === undefined || (this.#publisher && publisher === undefined)) return;
    this.#introduced = true;
    const { say, screen, all } = this.#begun;
    const { listens, consumes, host, calls, live } = say.commands.serve;
    const name = this.#facts.service;
    screen.print(
      screen.paint(
        'bold',
        service ? fill(listens, { service: name, url: service }) : fill(consumes, { service: name }),
      ),
    );
    for (const [variable, value] of Object.entries(this.#service.environment)) {
      if (value !== this.#facts.environment[variable])
        screen.print(screen.paint('dim', `  ${fill(host, { variable, url: value })}`));
    }
    // Never broken: they are there to be pasted.
    const lines = [
      ...(publisher ? publishing(this.#ground.cup, publisher) : []),
      ...(service ? callsOf(this.#facts, all, this.#ground.cup, service) : []),
    ];
    if (lines.length > 0) screen.print('', calls, ...lines.map((line) => `  ${line}`));
    screen.print('', live);
  }

  #refusePort(port: number, code: string): void {
    const { portInUse, portRefused } = this.#begun.say.commands.serve;
    process.stderr.write(`${fill(code === 'EADDRINUSE' ? portInUse : portRefused, { port, error: code })}\n`);
    this.#end(MISUSE);
  }

  get #again(): string {
    const { runtime } = this.#begun.values;
    return runtime === undefined ? this.#facts.id : `${this.#facts.id} -- --runtime ${runtime}`;
  }

  #sayEnd(): void {
    const { say, screen } = this.#begun;
    if (this.#introduced)
      screen.print('', say.commands.serve.stopped, fill(say.commands.serve.again, { id: this.#again }));
  }
}

function shown(facts: Exercise): string {
  return `exercises/${fileOf(facts)}`;
}
