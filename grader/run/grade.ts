/** Grades a tree of answers: the record of which checks passed, and the points that follow. */
import path from 'node:path';
import { FOLLOWS } from '../broker/embedded/broker.ts';
import type { RabbitNode } from '../broker/node.ts';
import { checkIds, type Exercise, fileOf, STARTS, usesBroker } from '../checks/exercise.ts';
import type { Candidate, Grading, Status, Verdict } from '../checks/verdict.ts';
import { type Runtime, node as thisNode } from '../service/runtime.ts';
import { type Drive, type Driven, drive, type Session, WORKERS } from './drive.ts';
import { answerFile, checkFile } from './exercises.ts';
import type { CheckRecord, ExerciseRecord, GradeRecord, Points, Timed } from './record.ts';

/** How a verdict is put in words; the report's business, handed in so that the record speaks one language. */
export interface Wording {
  title(facts: Exercise, check: string): string;
  message(facts: Exercise, verdict: Verdict): string;
  misconception(facts: Exercise, verdict: Verdict): string;
  hint(facts: Exercise, verdict: Verdict): string;
  warnings(facts: Exercise, verdict: Verdict): readonly string[];
  notes(facts: Exercise, verdict: Verdict): readonly string[];
}

export interface GradeOptions {
  readonly exercises: readonly Exercise[];
  /** Absolute path of the tree of answers. */
  readonly tree: string;
  /** The tree as a person named it. */
  readonly from: string;
  readonly seed: number;
  /** Judge this check alone: `keeps-order`. */
  readonly only?: string | null;
  readonly turnLimitSeconds?: number;
  /** Have the service wait for a debugger on this port of 127.0.0.1. */
  readonly inspectPort?: number | null;
  /** What runs the services; the Node of this process where absent. */
  readonly runtime?: Runtime;
  /** What stands around each service besides Node's permission model; nothing where absent. */
  readonly sandbox?: Grading['sandbox'];
  /** Where the check file of an exercise is, absolute; in the workbook where absent. */
  readonly checkFile?: (facts: Exercise) => string;
  /** The RabbitMQ to use; left out: the embedded broker. */
  readonly node?: RabbitNode | null;
  /** Grade in this session, and leave it open. */
  readonly session?: Session;
  /** In a session: the next run will not be the same again, so none is prepared. */
  readonly once?: boolean;
  readonly wording: Wording;
  readonly onVerdict?: (timed: Timed) => void;
  readonly onStart?: (stop: () => Promise<void>) => void;
}

/** Real seconds that a service may take for one turn. */
const TURN_LIMIT_SECONDS = 5;

/** Grades and returns the record; what went wrong in the grader itself is in `failures`. */
export async function grade(options: GradeOptions): Promise<{ record: GradeRecord; failures: readonly string[] }> {
  const candidates = options.exercises.map(
    (facts): Candidate => ({
      label: facts.id,
      exercise: facts.id,
      file: answerFile(options.tree, facts),
      seed: String(options.seed),
      only: options.only ? [options.only] : null,
    }),
  );
  const driven = await judgeAll(options.exercises, candidates, {
    readable: [options.tree + path.sep],
    turnLimitSeconds: options.turnLimitSeconds ?? TURN_LIMIT_SECONDS,
    inspectPort: options.inspectPort ?? null,
    node: options.node ?? null,
    runtime: options.runtime ?? thisNode,
    ...(options.sandbox ? { sandbox: options.sandbox } : {}),
    ...(options.checkFile ? { checkFile: options.checkFile } : {}),
    once: options.once ?? false,
    ...(options.session ? { session: options.session } : {}),
    ...(options.onVerdict ? { onVerdict: (_label: string, timed: Timed) => options.onVerdict?.(timed) } : {}),
    ...(options.onStart ? { onStart: options.onStart } : {}),
  });
  const exercises = options.exercises.map((facts) => scored(facts, driven, options));
  return {
    record: {
      format: 'entre-servicios/grade@1',
      from: options.from,
      seed: options.seed,
      runtime: shown(options.runtime ?? thisNode),
      broker: brokerOf(options),
      points: total(exercises.map(({ points }) => points)),
      exercises,
    },
    failures: driven.failures,
  };
}

function shown({ kind, version }: Runtime): string {
  return `${kind} ${version}`;
}

/** The broker that was used; null where no exercise has one. */
function brokerOf({ exercises, node }: GradeOptions): GradeRecord['broker'] {
  if (!exercises.some(usesBroker)) return null;
  return node ? { kind: 'rabbitmq', version: node.version } : { kind: 'embedded', version: FOLLOWS };
}

/** Judges `candidates` in one run; in a session that is open already, where one is given. */
export async function judgeAll(
  exercises: readonly Exercise[],
  candidates: readonly Candidate[],
  options: {
    readonly readable: readonly string[];
    readonly turnLimitSeconds?: number;
    readonly inspectPort?: number | null;
    readonly runtime?: Runtime;
    readonly sandbox?: Grading['sandbox'];
    readonly checkFile?: (facts: Exercise) => string;
    readonly node?: RabbitNode | null;
    readonly session?: Session;
    readonly once?: boolean;
    readonly onVerdict?: (label: string, timed: Timed) => void;
    readonly onStart?: (stop: () => Promise<void>) => void;
  },
): Promise<Driven> {
  const run: Drive = {
    files: exercises.map(options.checkFile ?? checkFile),
    grading: {
      candidates,
      readable: options.readable,
      runtime: options.runtime ?? thisNode,
      sandbox: options.sandbox ?? { kind: 'permissions' },
      starts: Math.ceil(startsOf(exercises, candidates) / Math.min(WORKERS, exercises.length)),
      turnLimitSeconds: options.turnLimitSeconds ?? TURN_LIMIT_SECONDS,
      inspectPort: options.inspectPort ?? null,
      node: options.node ?? null,
    },
    ...(options.onVerdict ? { onVerdict: options.onVerdict } : {}),
    ...(options.onStart ? { onStart: options.onStart } : {}),
  };
  if (!options.session) return drive(run);
  const driven = await options.session.run(run);
  // The same again is what a session is for; several exercises at once take their time anyway.
  if (exercises.length === 1 && !options.once) await options.session.arm(run);
  return driven;
}

/** One process for each check of each candidate; a document needs none. */
function startsOf(exercises: readonly Exercise[], candidates: readonly Candidate[]): number {
  const checks = new Map(exercises.map((facts) => [facts.id, facts.document ? 0 : checkIds(facts).length]));
  return candidates.reduce((sum, { exercise, only }) => {
    const all = checks.get(exercise) ?? 0;
    return sum + Math.min(all, only?.length ?? all);
  }, 0);
}

/** The record of one exercise: every expected check has a line, whether a verdict came or not. */
function scored(facts: Exercise, driven: Driven, options: GradeOptions): ExerciseRecord {
  const verdicts = driven.verdicts.get(facts.id);
  const file = `${options.from}/${fileOf(facts)}`.replaceAll('\\', '/');
  const expected = checkIds(facts).filter((id) => !options.only || id.endsWith(`#${options.only}`));
  const checks = expected.map((id): CheckRecord => {
    const timed = verdicts?.get(id) ?? missing(id, driven.failures);
    const { verdict } = timed;
    const name = id.slice(id.indexOf('#') + 1);
    return {
      id,
      status: verdict.status,
      points: name === STARTS ? 0 : (facts.checks[name]?.points ?? 0),
      milliseconds: timed.milliseconds,
      title: options.wording.title(facts, name),
      message: options.wording.message(facts, verdict),
      misconception: options.wording.misconception(facts, verdict),
      hint: options.wording.hint(facts, verdict),
      replay: `${id}@${options.seed}`,
      place: verdict.line === null ? file : `${file}:${verdict.line}`,
      threw: verdict.threw,
      output: verdict.output,
      ...(verdict.begins ? { begins: verdict.begins } : {}),
      journal: verdict.journal,
      ...(verdict.warnings ? { warnings: options.wording.warnings(facts, verdict) } : {}),
      ...(verdict.notes ? { notes: options.wording.notes(facts, verdict) } : {}),
    };
  });
  const counted = checks.filter(({ status }) => status !== 'skipped');
  const points = {
    earned: counted.filter(({ status }) => status === 'passed').reduce((sum, check) => sum + check.points, 0),
    possible: counted.reduce((sum, check) => sum + check.points, 0),
  };
  return { id: facts.id, tier: facts.tier, file, status: overall(checks), points, checks };
}

function missing(id: string, failures: readonly string[]): Timed {
  const detail = failures[0] ?? 'no verdict came from the process that makes the checks';
  const reason = { kind: 'error', detail } as const;
  return { verdict: { id, status: 'error', reason, line: null, threw: [], output: '', journal: [] }, milliseconds: 0 };
}

function overall(checks: readonly CheckRecord[]): Status {
  const order: readonly Status[] = ['error', 'failed', 'blocked'];
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'passed';
}

function total(points: readonly Points[]): Points {
  return points.reduce(
    (sum, { earned, possible }) => ({ earned: sum.earned + earned, possible: sum.possible + possible }),
    { earned: 0, possible: 0 },
  );
}
