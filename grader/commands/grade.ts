import { writeFileSync } from 'node:fs';
import { inWorkbook } from '../base/workbook.ts';
import type { Running } from '../broker/ladder/running.ts';
import type { Exercise } from '../checks/exercise.ts';
import { fill, type Language } from '../language/bilingual.ts';
import { type Catalogue, catalogues } from '../language/catalogue.ts';
import { keepGrading } from '../progress/grading.ts';
import { readProgress } from '../progress/store.ts';
import { nextAfter } from '../progress/summary.ts';
import { gradescope } from '../report/gradescope.ts';
import { junit } from '../report/junit.ts';
import { report } from '../report/terminal.ts';
import { wordingIn } from '../report/wording.ts';
import { allExercises } from '../run/exercises.ts';
import { grade } from '../run/grade.ts';
import type { GradeRecord } from '../run/record.ts';
import type { Runtime } from '../service/runtime.ts';
import { checkToInspect, inspect } from './grade/inspect.ts';
import { progressOn } from './grade/progress.ts';
import { type GradeCommand, Misuse, understand } from './grade/understand.ts';
import { brokerFor, NoBroker } from './shared/broker.ts';
import { remarkLine } from './shared/remark.ts';
import { NoRuntime, runtimeFor } from './shared/runtime.ts';
import { chooseLanguage } from './start/language.mjs';

const MISUSE = 2;
const COULD_NOT_TELL = 3;
const INTERRUPTED = 130;

/** `npm run grade [WHAT…] [-- OPTIONS]`. Exit code 0 all points, 1 not yet, 2 the command was wrong, 3 could not tell. */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const say = catalogues[language];
  const all = await allExercises();
  let command: GradeCommand;
  try {
    command = understand(argv, all, say, process.env);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return MISUSE;
  }
  if (command.help) {
    process.stdout.write(say.grade.help);
    return 0;
  }
  let runtime: Runtime;
  try {
    runtime = runtimeFor(command.runtime, say);
  } catch (error) {
    if (!(error instanceof NoRuntime)) throw error;
    process.stderr.write(`${error.message}\n`);
    return COULD_NOT_TELL;
  }
  if (command.inspect) return inspectOne(command, runtime, all, language);
  return run(command, runtime, all, language, say);
}

/** `--inspect`: the report on the one check that a person looked into. */
async function inspectOne(
  command: GradeCommand,
  runtime: Runtime,
  all: readonly Exercise[],
  language: Language,
): Promise<number> {
  process.once('SIGINT', () => process.exit(INTERRUPTED));
  const check = await checkToInspect(command, runtime, language);
  if (check === null) return 0;
  const record = await inspect(command, runtime, check, language);
  process.stdout.write(`${lines(record, command, all, language).join('\n')}\n`);
  return exitCode(record);
}

async function run(
  command: GradeCommand,
  runtime: Runtime,
  all: readonly Exercise[],
  language: Language,
  say: Catalogue,
): Promise<number> {
  let running: Running | null;
  try {
    running = await brokerFor(command, say, process.env, (line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    if (!(error instanceof NoBroker)) throw error;
    process.stderr.write(`${error.message}\n`);
    return COULD_NOT_TELL;
  }
  const progress = progressOn(process.stderr, say.report.judging, command.exercises);
  const interrupt = (): never => {
    progress.end();
    process.stderr.write(`${say.report.stopped}\n`);
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupt);
  const { record } = await grade({
    exercises: command.exercises,
    tree: command.tree,
    from: command.from,
    seed: command.seed,
    only: command.only,
    node: running?.node ?? null,
    runtime,
    wording: wordingIn(language),
    onVerdict: ({ verdict }) => progress.step(verdict.id),
  });
  process.off('SIGINT', interrupt);
  progress.end();
  await running?.stop();
  await keepProgress(command, record, all, say);

  for (const { kind, file } of command.reports) {
    try {
      writeFileSync(file, kind === 'junit' ? junit(record) : `${JSON.stringify(gradescope(record), null, 2)}\n`);
    } catch (error) {
      process.stderr.write(`${fill(say.grade.cannotWrite, { file, error: (error as Error).message })}\n`);
      return MISUSE;
    }
  }
  if (command.json) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  else {
    const report = [...lines(record, command, all, language), ...whatNext(command, record, all, say)];
    process.stdout.write(`${report.join('\n')}\n`);
  }
  return exitCode(record);
}

/** After one exercise is done: the command for the next. */
function whatNext(
  { from, only }: GradeCommand,
  { exercises }: GradeRecord,
  all: readonly Exercise[],
  say: Catalogue,
): string[] {
  const [done] = exercises;
  if (from !== 'exercises' || only !== null || exercises.length !== 1 || done?.status !== 'passed') return [];
  const next = nextAfter(done.id, all, readProgress(inWorkbook()));
  return next === null ? [] : [`  ${fill(say.report.next, { command: `npm run grade ${next}` })}`];
}

/** Grading exercises/ adds to the student's progress; another tree, or one check alone, says nothing about it. */
async function keepProgress(
  { from, only, tree }: GradeCommand,
  record: GradeRecord,
  all: readonly Exercise[],
  say: Catalogue,
): Promise<void> {
  if (from !== 'exercises' || only !== null) return;
  const remark = await keepGrading(inWorkbook(), tree, record, all);
  if (remark) process.stderr.write(`${remarkLine(remark, say)}\n`);
}

function lines(record: GradeRecord, command: GradeCommand, facts: readonly Exercise[], language: Language): string[] {
  const terminal = process.stdout.isTTY;
  return report(record, {
    language,
    facts,
    width: Math.max(40, process.stdout.columns || 80),
    height: 24,
    colours: terminal && !process.env.NO_COLOR,
    ascii: command.ascii,
    command: (what, option = '') => {
      const from = command.from === 'exercises' ? '' : `--from ${command.from}`;
      const runtime = command.runtime === 'node' ? '' : `--runtime ${command.runtime}`;
      const options = [option, from, runtime].filter(Boolean);
      return ['npm run grade', what, ...(options.length > 0 ? ['--', ...options] : [])].filter(Boolean).join(' ');
    },
  });
}

/** Could not tell beats not yet. */
function exitCode({ exercises }: GradeRecord): number {
  if (exercises.some(({ status }) => status === 'error')) return COULD_NOT_TELL;
  return exercises.every(({ status }) => status === 'passed') ? 0 : 1;
}
