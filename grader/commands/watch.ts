import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import { type Exercise, fileOf } from '../checks/exercise.ts';
import { fill } from '../language/bilingual.ts';
import { keepGrading } from '../progress/grading.ts';
import { readProgress } from '../progress/store.ts';
import { nextAfter } from '../progress/summary.ts';
import { report } from '../report/terminal.ts';
import { wordingIn } from '../report/wording.ts';
import { Session } from '../run/drive.ts';
import { answerFile } from '../run/exercises.ts';
import { grade } from '../run/grade.ts';
import type { GradeRecord } from '../run/record.ts';
import type { Runtime } from '../service/runtime.ts';
import { understandRuntime, understandSeed } from './grade/understand.ts';
import { main as hint } from './hint.ts';
import { type Begun, begin, exercisesNamed } from './shared/begin.ts';
import { courseExercises } from './shared/course.ts';
import { remarkLine } from './shared/remark.ts';
import { NoRuntime, runtimeFor } from './shared/runtime.ts';
import { watchFiles } from './watch/files.ts';
import { listenToKeys } from './watch/keys.ts';
import { Queue } from './watch/queue.ts';

const OPTIONS = {
  seed: { type: 'string', example: '42' },
  runtime: { type: 'string', example: 'deno' },
  poll: { type: 'boolean' },
  ascii: { type: 'boolean' },
} as const;
const TREE = inWorkbook('exercises');
const INTERRUPTED = 130;
const COULD_NOT_TELL = 3;

/** `npm run watch [WHAT…]`: grades an exercise whenever it is saved. Exit code 0 after q, 130 after Ctrl-C, 2 misuse, 3 no such runtime. */
export function main(argv: string[]): Promise<number> {
  return begin('watch', OPTIONS, argv, async (begun) => {
    const { words, all, say } = begun;
    const chosen = words.length > 0 ? exercisesNamed(words, all, say) : courseExercises(all, say);
    const { seed, runtime } = begun.values;
    try {
      return await new Watch(
        begun,
        chosen,
        understandSeed(seed, say),
        runtimeFor(understandRuntime(runtime, say), say),
      ).run();
    } catch (error) {
      if (!(error instanceof NoRuntime)) throw error;
      process.stderr.write(`${error.message}\n`);
      return COULD_NOT_TELL;
    }
  });
}

class Watch {
  readonly #begun: Begun<typeof OPTIONS>;
  readonly #chosen: readonly Exercise[];
  readonly #runtime: Runtime;
  readonly #queue = new Queue();
  #seed: number;
  #last: readonly Exercise[] = [];
  #session: Session | null = null;
  #remarked = false;

  constructor(begun: Begun<typeof OPTIONS>, chosen: readonly Exercise[], seed: number, runtime: Runtime) {
    this.#begun = begun;
    this.#chosen = chosen;
    this.#seed = seed;
    this.#runtime = runtime;
    if (chosen.length === 1) this.#last = chosen;
  }

  async run(): Promise<number> {
    const { say, screen, words, values } = this.#begun;
    const { watching, watchingOne, seed, keys, noEvents, stopped } = say.commands.watch;
    const [first] = this.#chosen;
    const files = new Map(this.#chosen.map((facts) => [answerFile(TREE, facts), facts]));
    screen.say(
      this.#chosen.length === 1 && first
        ? fill(watchingOne, { file: `exercises/${fileOf(first)}` })
        : fill(watching, { count: this.#chosen.length }),
    );
    screen.print(screen.paint('dim', fill(seed, { seed: this.#seed })), screen.paint('dim', keys));
    const unwatch = watchFiles(TREE, {
      files: [...files.keys()],
      poll: values.poll ?? false,
      onSave: (file) => this.#grade([files.get(file) as Exercise]),
      onNoEvents: () => screen.say(fill(noEvents, { what: words.join(' ') || (this.#last[0]?.id ?? '') }).trim()),
    });
    if (this.#chosen.length === 1) this.#grade(this.#chosen);
    const exitCode = await this.#untilTold();
    unwatch();
    await this.#session?.close();
    screen.print('', stopped);
    return exitCode;
  }

  /** Resolves with the exit code when a key or a signal says that it is enough. */
  #untilTold(): Promise<number> {
    return new Promise((resolve) => {
      const stopKeys = listenToKeys(process.stdin, (key) => {
        if (key === 'q') end(0);
        else if (key === 'ctrl-c') end(INTERRUPTED);
        else this.#obey(key);
      });
      const interrupt = (): void => end(INTERRUPTED);
      process.on('SIGINT', interrupt);
      process.on('SIGTERM', interrupt);
      const end = (exitCode: number): void => {
        stopKeys();
        process.off('SIGINT', interrupt);
        process.off('SIGTERM', interrupt);
        resolve(exitCode);
      };
    });
  }

  #obey(key: string): void {
    const { say, screen, language } = this.#begun;
    const [last] = this.#last;
    const { nothingYet, newSeed } = say.commands.watch;
    if (key === 'a') this.#grade(this.#chosen);
    else if (key === 'n') {
      this.#seed = understandSeed(undefined, say);
      screen.print(fill(newSeed, { seed: this.#seed }));
      if (last) this.#grade(this.#last);
    } else if (key === 'enter' || key === 'h') {
      if (!last) screen.print(nothingYet);
      else if (key === 'enter') this.#grade(this.#last);
      else void hint([last.id, '--lang', language]);
    }
  }

  #grade(exercises: readonly Exercise[]): void {
    this.#queue.add(exercises.map(({ id }) => id).join(), () => this.#gradeNow(exercises));
  }

  async #gradeNow(exercises: readonly Exercise[]): Promise<void> {
    const { say, screen, language } = this.#begun;
    const [first] = exercises;
    this.#last = exercises;
    const time = new Date().toTimeString().slice(0, 8);
    const what = exercises.length === 1 && first ? first.id : fill(say.commands.watch.seed, { seed: this.#seed });
    screen.print('', screen.paint('dim', `── ${time} ${what}`));
    try {
      this.#session ??= await Session.open();
      const { record } = await grade({
        exercises,
        tree: TREE,
        from: 'exercises',
        seed: this.#seed,
        runtime: this.#runtime,
        wording: wordingIn(language),
        session: this.#session,
      });
      screen.print(...this.#lines(record));
      const remark = await keepGrading(inWorkbook(), TREE, record, exercises);
      if (remark && !this.#remarked) process.stderr.write(`${remarkLine(remark, say)}\n`);
      this.#remarked ||= remark !== null;
      if (exercises.length === 1 && first && record.exercises[0]?.status === 'passed') this.#sayNext(first);
    } catch (error) {
      const { message } = error as Error;
      screen.say(fill(say.commands.watch.failed, { error: message.split('\n')[0] ?? '' }));
      const broken = this.#session;
      this.#session = null;
      await broken?.close().catch(() => {});
    }
  }

  #sayNext(passed: Exercise): void {
    const { say, screen } = this.#begun;
    const next = nextAfter(passed.id, this.#chosen, readProgress(inWorkbook()));
    const { passed: text, passedAll } = say.commands.watch;
    const facts = this.#chosen.find(({ id }) => id === next);
    screen.say(facts ? fill(text, { next: path.posix.join('exercises', fileOf(facts)) }) : passedAll, 2);
  }

  #lines(record: GradeRecord): string[] {
    const { language, screen, values, all } = this.#begun;
    return report(record, {
      language,
      facts: all,
      width: screen.width,
      height: 24,
      colours: screen.colours,
      ascii: values.ascii ?? false,
      command: (what, option) => {
        const options = [option, values.runtime && `--runtime ${values.runtime}`].filter(Boolean);
        return ['npm run grade', option ? '' : what, options.length > 0 ? `-- ${options.join(' ')}` : '']
          .filter(Boolean)
          .join(' ');
      },
    });
  }
}
