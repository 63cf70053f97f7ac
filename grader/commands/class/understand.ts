/** What a person meant by the words after `npm run class`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkIds, type Exercise } from '../../checks/exercise.ts';
import { readTable } from '../../class/csv.ts';
import { catalogueWith, type Catalogue as Exercises, ExtraFault } from '../../class/exercises.ts';
import { PLAIN, type Policy, PolicyFault, readPolicy } from '../../class/marks/policy.ts';
import type { Dates } from '../../class/marks/standing.ts';
import { CanvasFault, canvasGrades } from '../../class/results/canvas.ts';
import { type Remembered, remembered } from '../../class/run.ts';
import { fill, type Values } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { exercisesNamed } from '../shared/begin.ts';
import { courseExercises } from '../shared/course.ts';
import { type Options, type Read, refuse } from '../shared/options.ts';

export const OPTIONS = {
  out: { type: 'string', example: 'results' },
  what: { type: 'string', multiple: true, example: 'ch3' },
  jobs: { type: 'string', example: '4' },
  seed: { type: 'string', example: 'SECRET' },
  publish: { type: 'boolean' },
  checks: { type: 'string', example: 'hidden' },
  policy: { type: 'string', example: 'policy.json' },
  dates: { type: 'string', example: 'dates.csv' },
  comments: { type: 'string', example: 'comments.csv' },
  roster: { type: 'string', example: 'roster.csv' },
  canvas: { type: 'string', example: 'gradebook.csv' },
  assignment: { type: 'string', example: '"Homework 1 (12345)"' },
  regrade: { type: 'string', multiple: true, example: 'ana' },
  shard: { type: 'string', example: '2/5' },
  merge: { type: 'string', multiple: true, example: 'results-2' },
  queue: { type: 'string', example: 'amqp://user:password@host' },
  questions: { type: 'boolean' },
} as const satisfies Options;

export interface ClassCommand {
  /** Absolute. */
  readonly submissions: string;
  readonly out: string;
  readonly exercises: readonly Exercise[];
  readonly catalogue: Exercises;
  /** Absolute folder of further checks; null where there is none. */
  readonly extra: string | null;
  readonly jobs: number;
  /** Null: it is to be drawn. */
  readonly secret: string | null;
  readonly publish: boolean;
  readonly policy: Policy;
  readonly datesOf: (student: string, attempt: number) => Dates | null;
  readonly comments: ReadonlyMap<string, string>;
  readonly roster: readonly string[];
  readonly canvas: { readonly exported: string; readonly assignment: string } | null;
  readonly regrade: readonly string[];
  readonly shard: { readonly index: number; readonly of: number } | null;
  /** The URL of the RabbitMQ whose workers grade; null: this machine grades. */
  readonly queue: string | null;
  /** Questions on journals are wanted too. */
  readonly questions: boolean;
  /** Absolute folders of results of other machines. */
  readonly merge: readonly string[];
}

/** The command that `values` and `words` mean; throws Misuse with one sentence where they mean none. */
export async function understandClass(
  values: Read<typeof OPTIONS>,
  words: readonly string[],
  all: readonly Exercise[],
  say: Catalogue,
): Promise<ClassCommand> {
  const text = say.commands.class;
  const [folder, more] = words;
  if (folder === undefined) return refuse(text.noSubmissions);
  if (more !== undefined) return refuse(text.oneFolder, { word: more });
  const submissions = isFolder(folder, text.noFolder);
  if (values.out === undefined) return refuse(text.noOut, { submissions: folder });
  const out = absolute(values.out);
  if (`${out}${path.sep}`.startsWith(submissions + path.sep) || submissions.startsWith(out + path.sep)) {
    refuse(text.outInside, { out });
  }
  const memory = memoryOf(out, say);
  if (values.shard !== undefined && values.seed === undefined) refuse(text.shardSeed);
  if ((values.canvas === undefined) !== (values.assignment === undefined)) refuse(text.noAssignment);
  const extra = values.checks === undefined ? null : isFolder(values.checks, text.noFolder);
  const catalogue = await exercisesWith(extra, say);
  const named = values.what ? exercisesNamed(values.what, all, say) : courseExercises(all, say);
  const exercises = [...named, ...catalogue.extra.filter(({ slug }) => named.some((one) => one.slug === slug))];
  return {
    submissions,
    out,
    exercises,
    catalogue,
    extra,
    jobs: jobsOf(values.jobs, say),
    secret: values.seed ?? memory?.secret ?? null,
    publish: values.publish ?? false,
    policy: values.policy === undefined ? PLAIN : policyOf(values.policy, exercises, say),
    datesOf: values.dates === undefined ? () => null : datesOf(values.dates, say),
    comments: new Map(
      values.comments === undefined
        ? []
        : tableOf(values.comments, ['student', 'comment'], say).map((row) => [row.student ?? '', row.comment ?? '']),
    ),
    roster:
      values.roster === undefined
        ? []
        : tableOf(values.roster, ['student'], say).map(({ student = '' }) => student.normalize('NFC')),
    canvas: values.canvas === undefined ? null : canvasOf(values.canvas, values.assignment ?? '', say),
    regrade: (values.regrade ?? []).map((name) => name.normalize('NFC')),
    shard: values.shard === undefined ? null : shardOf(values.shard, say),
    queue: values.queue === undefined ? null : queueOf(values.queue, say),
    questions: values.questions ?? false,
    merge: (values.merge ?? []).map((name) => {
      const other = path.join(absolute(name), 'graded');
      return existsSync(other) ? other : refuse(text.noMerge, { value: name });
    }),
  };
}

/** npm changes to the workbook's folder; what a person types is meant from where they are. */
function absolute(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

export function isFolder(name: string, text: string): string {
  const place = absolute(name);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) return place;
  return refuse(text, { value: name, path: place });
}

function memoryOf(out: string, say: Catalogue): Remembered | null {
  const stats = statSync(out, { throwIfNoEntry: false });
  const isEmpty = !stats || (stats.isDirectory() && readdirSync(out).length === 0);
  const memory = remembered(out, isEmpty);
  return memory === undefined ? refuse(say.commands.class.outTaken, { out }) : memory;
}

export async function exercisesWith(extra: string | null, say: Catalogue): Promise<Exercises> {
  try {
    return await catalogueWith(extra);
  } catch (error) {
    if (!(error instanceof ExtraFault)) throw error;
    return refuse('{text}', { text: fill(say.commands.class.faults[error.fault], error.values) });
  }
}

export function jobsOf(value: string | undefined, say: Catalogue): number {
  if (value === undefined) return os.availableParallelism();
  const jobs = Number(value);
  return Number.isInteger(jobs) && jobs >= 1 && jobs <= 256 ? jobs : refuse(say.commands.class.badJobs, { value });
}

/** An AMQP URL; Misuse where it is none. */
export function queueOf(value: string, say: Catalogue): string {
  const isUrl = /^amqps?:\/\//.test(value) && URL.canParse(value);
  return isUrl ? value : refuse(say.commands.class.badQueue, { value });
}

function shardOf(value: string, say: Catalogue): { index: number; of: number } {
  const [, index = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).map(Number);
  return index >= 1 && index <= of ? { index, of } : refuse(say.commands.class.badShard, { value });
}

function read(name: string, say: Catalogue): string {
  try {
    return readFileSync(absolute(name), 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refuse(say.commands.class.noFile, { file: name, error: code ?? message });
  }
}

function policyOf(name: string, exercises: readonly Exercise[], say: Catalogue): Policy {
  try {
    return readPolicy(
      read(name, say),
      exercises.flatMap((facts) => [facts.id, ...checkIds(facts)]),
    );
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error;
    return refuseFile(name, say.commands.class.faults[error.fault], error.values, say);
  }
}

/** The gradebook, tried before anything is graded. */
function canvasOf(file: string, assignment: string, say: Catalogue): NonNullable<ClassCommand['canvas']> {
  const exported = read(file, say);
  try {
    canvasGrades(exported, assignment, [], PLAIN);
    return { exported, assignment };
  } catch (error) {
    if (!(error instanceof CanvasFault)) throw error;
    return refuseFile(file, say.commands.class.faults[error.fault], error.values, say);
  }
}

function refuseFile(file: string, fault: string, values: Values, say: Catalogue): never {
  return refuse('{text}', { text: fill(say.commands.class.inFile, { file, fault: fill(fault, values) }) });
}

function tableOf(name: string, needed: readonly string[], say: Catalogue): Record<string, string>[] {
  const { columns, rows } = readTable(read(name, say));
  for (const column of needed) {
    if (!columns.includes(column))
      refuse(say.commands.class.noColumn, { file: name, column, known: columns.join(', ') || '-' });
  }
  return rows;
}

function datesOf(name: string, say: Catalogue): ClassCommand['datesOf'] {
  const known = new Map<string, Dates>();
  for (const [index, row] of tableOf(name, ['student', 'submitted', 'due'], say).entries()) {
    const [submitted, due] = ['submitted', 'due'].map((column) => {
      const date = new Date(row[column] ?? '');
      const values = { file: name, line: index + 2, column, value: row[column] ?? '' };
      return Number.isNaN(date.getTime()) ? refuse(say.commands.class.badDate, values) : date;
    }) as [Date, Date];
    known.set(`${row.student?.normalize('NFC')} ${row.attempt || 'any'}`, { submitted, due });
  }
  return (student, attempt) => known.get(`${student} ${attempt}`) ?? known.get(`${student} any`) ?? null;
}
