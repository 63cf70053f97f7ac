import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import { type Exercise, fileOf } from '../checks/exercise.ts';
import { describe } from '../journal/list.ts';
import { fill } from '../language/bilingual.ts';
import { keptOf, readProgress } from '../progress/store.ts';
import { answerFile } from '../run/exercises.ts';
import { understandSeed } from './grade/understand.ts';
import { callsOf } from './serve/calls.ts';
import { Ground } from './serve/ground.ts';
import { publisherFor, publishing } from './serve/publishers.ts';
import { type Runnable, RunningService, roleOf } from './serve/service.ts';
import { type Begun, begin, noWords } from './shared/begin.ts';

const OPTIONS = { seed: { type: 'string', example: '7' }, solutions: { type: 'boolean' } } as const;
const INTERRUPTED = 130;
const NOTHING_TO_RUN = 1;

/** The exercises that can be part of the system, in the order of the workbook: of those with one service the last solved runs. */
const PARTS = [
  'ch3/squad',
  'ch3/retry',
  'ch3/degrade',
  'ch3/chain',
  'ch4/train',
  'ch4/not-async',
  'ch4/status',
  'ch5/publish',
  'ch5/notify',
  'ch5/once',
  'ch5/poison',
  'ch5/teams',
  'ch6/outbox',
];

/** A solved exercise as a part of the system, or a publisher that nobody has solved yet. */
interface Part {
  readonly runnable: Runnable;
  /** `curl` lines for it at `url`. */
  readonly calls: (url: string) => string[];
}

/**
 * `npm run cup`: runs the student's solved services together, with the simulated ones and a broker, until Ctrl-C.
 * Exit code 130 after that, 1 nothing is solved yet, 2 misuse.
 */
export function main(argv: string[]): Promise<number> {
  return begin('cup', OPTIONS, argv, async (begun) => {
    noWords('cup', begun);
    const { all, say, values } = begun;
    const tree = values.solutions ? 'solutions' : 'exercises';
    const known = PARTS.flatMap((id) => all.find((facts) => facts.id === id) ?? []);
    const progress = readProgress(inWorkbook());
    const usable = known.filter(
      (facts) =>
        existsSync(answerFile(inWorkbook(tree), facts)) &&
        (values.solutions || keptOf(progress, facts.id).firstPassed !== null),
    );
    const solved = [...new Map(usable.map((facts) => [facts.service, facts])).values()];
    if (solved.length === 0) {
      process.stderr.write(`${fill(say.commands.cup.none, { known: PARTS.join(', ') })}\n`);
      return NOTHING_TO_RUN;
    }
    const missing = [...new Set(known.map(({ service }) => service))].filter(
      (service) => !solved.some((facts) => facts.service === service),
    );
    return new System(begun, solved, tree, missing).run();
  });
}

class System {
  readonly #begun: Begun<typeof OPTIONS>;
  readonly #ground: Ground;
  readonly #parts: readonly Part[];
  readonly #missing: readonly string[];
  readonly #state = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
  readonly #urls = new Map<string, string | null>();
  #introduced = false;

  constructor(begun: Begun<typeof OPTIONS>, solved: readonly Exercise[], tree: string, missing: readonly string[]) {
    const { say, screen, values, all } = begun;
    this.#begun = begun;
    this.#missing = missing;
    const seed = understandSeed(values.seed ?? '1', say);
    this.#ground = new Ground(seed, (event) => screen.print(...describe([event], say.journal)));
    const { cup } = this.#ground;
    const own = solved.flatMap((facts): Part[] => {
      const role = roleOf(facts);
      if (role === null) return [];
      const file = answerFile(inWorkbook(tree), facts);
      const { service, environment } = facts;
      const runnable = { service, environment, file, shown: `${tree}/${fileOf(facts)}`, role };
      return [{ runnable, calls: (url) => callsOf(facts, all, cup, url).slice(0, 1) }];
    });
    const unheard = solved.flatMap((facts) => publisherFor(facts) ?? []).slice(0, 1);
    const publishers = unheard.filter(({ service }) => !own.some(({ runnable }) => runnable.service === service));
    this.#parts = [
      ...own,
      ...publishers.map((runnable) => ({ runnable, calls: (url: string) => publishing(cup, url) })),
    ];
  }

  async run(): Promise<number> {
    let end: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    const { say, screen } = this.#begun;
    const services = this.#parts.map(
      ({ runnable }) =>
        new RunningService(runnable, {
          say,
          ground: this.#ground,
          stateFolder: this.#state,
          port: 0,
          onUp: (url) => this.#up(runnable.service, url),
          onNoPort: (_port, code) => screen.say(fill(say.commands.serve.portRefused, { port: 0, error: code })),
          onDown: (place) => screen.say(fill(say.commands.serve.waits, { place }), 2),
        }),
    );
    try {
      await Promise.all(services.map((service) => service.start()));
      await ended;
      return INTERRUPTED;
    } finally {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      await Promise.all(services.map((service) => service.stop()));
      await this.#ground.close();
      remove(this.#state);
      screen.print('', say.commands.cup.stopped);
    }
  }

  /** Says where everything is once all of it runs. */
  #up(service: string, url: string | null): void {
    this.#urls.set(service, url);
    if (this.#introduced || this.#urls.size < this.#parts.length) return;
    this.#introduced = true;
    const { say, screen } = this.#begun;
    const { serve, cup } = say.commands;
    screen.print('', screen.paint('bold', cup.runs));
    for (const { runnable } of this.#parts) {
      const where = this.#urls.get(runnable.service);
      const text = where
        ? fill(serve.listens, { service: runnable.service, url: where })
        : fill(serve.consumes, { service: runnable.service });
      screen.print(`  ${text}`, screen.paint('dim', `    ${runnable.shown}`));
    }
    if (this.#missing.length > 0) screen.say(fill(cup.missing, { services: this.#missing.join(', ') }), 2);
    // Never broken: they are there to be pasted.
    const lines = this.#parts.flatMap(({ runnable, calls }) => {
      const where = this.#urls.get(runnable.service);
      return where ? calls(where) : [];
    });
    screen.print('', serve.calls, ...lines.map((line) => `  ${line}`), '', serve.live);
  }
}
