import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findSubmissions } from '../class/intake/find.ts';
import { type Attempt, isShown, standings } from '../class/marks/standing.ts';
import { reasonOf } from '../class/pages/report.ts';
import { gradeAll } from '../class/pool.ts';
import { writeQuestions } from '../class/questions/write.ts';
import { hostOf, namesFor, resultsName } from '../class/queue/queues.ts';
import { gradeElsewhere } from '../class/queue/send.ts';
import { canvasGrades } from '../class/results/canvas.ts';
import { writeResults } from '../class/results/write.ts';
import { type ClassResult, type ClassRun, type Remembered, runClass } from '../class/run.ts';
import { drawSecret, seedOf } from '../class/seed.ts';
import { Store } from '../class/store.ts';
import { type Conditions, sandboxName } from '../class/task.ts';
import { graderVersion } from '../class/version.ts';
import { fill } from '../language/bilingual.ts';
import { sandboxHere } from '../service/sandbox.ts';
import { progressOf } from './class/progress.ts';
import { type ClassCommand, OPTIONS, understandClass } from './class/understand.ts';
import { type Begun, begin } from './shared/begin.ts';
import { nearest, refuse } from './shared/options.ts';

const OURS = 3;
const INTERRUPTED = 130;

/**
 * `npm run class SUBMISSIONS -- --out DIR`. Exit code 0 everyone is graded or refused by name, 2 the command was wrong,
 * 3 an error of ours, 130 stopped.
 */
export function main(argv: string[]): Promise<number> {
  return begin('class', OPTIONS, argv, async (begun) => {
    const command = await understandClass(begun.values, begun.words, begun.all, begun.say);
    refuseUnknownRegrade(command, begun);
    return gradeClass(command, begun);
  });
}

/** The broker of the queue does not answer. */
class Unreachable extends Error {}

async function gradeClass(command: ClassCommand, { say, screen, language }: Begun<typeof OPTIONS>): Promise<number> {
  const text = say.commands.class;
  const { out, extra, exercises, policy } = command;
  const secret = keepSecret(command, screen.say, text);
  const conditions: Conditions = { seed: seedOf(secret), language, sandbox: sandboxHere(), extra };
  const { sandbox } = conditions;
  const here = sandbox.kind === 'permissions' ? text.permissions : fill(text.sandboxed, { name: sandboxName(sandbox) });
  screen.say(command.queue === null ? here : text.queued);
  const store = new Store(path.join(out, 'graded'));
  for (const folder of command.merge) {
    const count = store.addAll(new Store(folder));
    screen.say(fill(text.merged, { count, folder: path.dirname(folder) }));
  }
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const progress = progressOf(process.stderr, say);
  const version = graderVersion(extra);
  const { queue, jobs, catalogue } = command;
  const grade: ClassRun['gradeAll'] = async (tasks, onResult) => {
    if (queue === null) return gradeAll(tasks, { conditions, jobs, signal: stop.signal, onResult });
    const { all: known } = catalogue;
    const addressed = { url: queue, names: namesFor(version), results: resultsName(secret, out), exercises: known };
    const onNoWorkers = (): void => screen.say(text.noWorkers);
    return gradeElsewhere(tasks, { ...addressed, conditions, signal: stop.signal, onResult, onNoWorkers }).catch(
      (error) => {
        throw new Unreachable(fill(text.noQueue, { host: hostOf(queue), error: (error as Error).message }));
      },
    );
  };
  const run = {
    ...command,
    conditions,
    version,
    store,
    signal: stop.signal,
    gradeAll: grade,
    onProgress: progress.step,
  };
  let result: ClassResult;
  try {
    result = await runClass(run);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return OURS;
  }
  progress.end();
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  if (result.interrupted) {
    screen.say(text.stopped);
    return INTERRUPTED;
  }
  const all = standings(result.attempts, command.roster, policy, command.datesOf);
  const { comments, publish } = command;
  const { attempts, canary } = result;
  const now = new Date();
  writeResults(out, {
    attempts,
    standings: all,
    exercises,
    policy,
    comments,
    canary,
    language,
    publish,
    now,
    conditions,
    version,
  });
  if (command.questions) {
    const isSeen = (check: string): boolean => isShown(check, policy, now);
    const written = writeQuestions(out, all, { exercises, language, secret, isShown: isSeen });
    screen.say(fill(text.questions.written, written));
  }
  const unknown = command.canvas === null ? [] : writeCanvas(command, all);
  if (unknown.length > 0) screen.say(fill(text.canvasUnknown, { students: unknown.join(', ') }));
  tell(
    result,
    all.filter(({ outcome }) => outcome === 'missing').map(({ student }) => student),
    screen.say,
  );
  screen.say(fill(text.results, { out }));
  return attempts.some(({ outcome }) => outcome === 'error') || canary.length > 0 ? OURS : 0;

  /** How many were graded, and everyone who was not, by name. */
  function tell(found: ClassResult, missing: readonly string[], print: (line: string) => void): void {
    const count = (outcome: Attempt['outcome']): number =>
      found.attempts.filter((one) => one.outcome === outcome).length;
    for (const one of found.attempts) {
      if (one.outcome === 'refused') print(fill(text.refused, { student: nameOf(one), why: reasonOf(one, language) }));
      if (one.outcome === 'error')
        print(fill(text.error, { student: nameOf(one), why: one.detail.split('\n')[0] ?? '' }));
    }
    if (missing.length > 0) print(fill(text.missing, { students: missing.join(', ') }));
    for (const fault of found.canary) print(fill(text.canary, { fault: fault.split('\n')[0] ?? '' }));
    print(fill(text.fresh, { graded: found.graded, known: found.known }));
    print(
      fill(text.done, {
        submitted: found.attempts.length,
        graded: count('graded'),
        refused: count('refused'),
        errors: count('error'),
        missing: missing.length,
      }),
    );
  }
}

function nameOf({ student, attempt }: Attempt): string {
  return attempt === 1 ? student : `${student} (${attempt})`;
}

/** The secret of this class, kept beside its results before anything is graded with it. */
function keepSecret(
  { secret, out }: ClassCommand,
  print: (line: string) => void,
  text: { outBroken: string; drawn: string },
): string {
  const kept = secret ?? drawSecret();
  const file = path.join(out, 'class.json');
  try {
    mkdirSync(out, { recursive: true });
    const memory: Remembered = { format: 'entre-servicios/class@1', secret: kept };
    writeFileSync(file, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    return refuse(text.outBroken, { out, error: (error as Error).message });
  }
  if (secret === null) print(fill(text.drawn, { file }));
  return kept;
}

function writeCanvas({ canvas, out, policy }: ClassCommand, all: ReturnType<typeof standings>): readonly string[] {
  if (canvas === null) return [];
  const { text, unknown } = canvasGrades(canvas.exported, canvas.assignment, all, policy);
  writeFileSync(path.join(out, 'canvas.csv'), text);
  return unknown;
}

function refuseUnknownRegrade({ regrade, submissions }: ClassCommand, { say }: Begun<typeof OPTIONS>): void {
  const students = regrade.length === 0 ? [] : findSubmissions(submissions).map(({ student }) => student);
  for (const student of regrade) {
    if (!students.includes(student))
      refuse(say.commands.class.badRegrade, { student, near: nearest(student, students, say) });
  }
}
