/** What a person meant by the words after `npm run grade`. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import { type Choice, isChoice } from '../../broker/ladder/ladder.ts';
import { checkIds, type Exercise } from '../../checks/exercise.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { RUNTIMES, type Runtime } from '../../service/runtime.ts';
import { exercisesNamed } from '../shared/begin.ts';
import { courseExercises } from '../shared/course.ts';
import { nearest, readOptions, refuse } from '../shared/options.ts';

export { Misuse } from '../shared/misuse.ts';

export interface GradeCommand {
  readonly help: boolean;
  readonly json: boolean;
  readonly ascii: boolean;
  /** Have one check wait for a debugger. */
  readonly inspect: boolean;
  readonly exercises: readonly Exercise[];
  /** The RabbitMQ to use; null: the embedded broker. */
  readonly broker: Choice | null;
  /** What is to run the services. */
  readonly runtime: Runtime['kind'];
  /** Whether a broker that is not ours may be used without a virtual host of our own. */
  readonly shared: boolean;
  /** Judge this check alone; null: all. */
  readonly only: string | null;
  readonly seed: number;
  /** Absolute path of the tree of answers. */
  readonly tree: string;
  /** The same as it is shown. */
  readonly from: string;
  readonly reports: readonly { readonly kind: 'junit' | 'gradescope'; readonly file: string }[];
}

const OPTIONS = {
  seed: { type: 'string', example: '42' },
  replay: { type: 'string', example: 'ch3/squad#answers@42' },
  from: { type: 'string', example: 'solutions' },
  solutions: { type: 'boolean' },
  broker: { type: 'string', example: 'rabbitmq' },
  'shared-broker': { type: 'boolean' },
  runtime: { type: 'string', example: 'deno' },
  json: { type: 'boolean' },
  report: { type: 'string', multiple: true, example: 'junit=report.xml' },
  ascii: { type: 'boolean' },
  inspect: { type: 'boolean' },
} as const;
const BROKERS = ['embedded', 'rabbitmq', 'docker', 'local', 'amqp://…'];
const REPORTS = ['junit', 'gradescope'] as const;
const LARGEST_SEED = 2 ** 32 - 1;

/** The command that `argv` means; throws Misuse with one sentence where it means none. */
export function understand(
  argv: readonly string[],
  all: readonly Exercise[],
  say: Catalogue,
  environment: NodeJS.ProcessEnv,
): GradeCommand {
  const { values, words } = readOptions('grade', OPTIONS, argv, say, environment);
  const broker = understandBroker(values.broker, say);
  const runtime = understandRuntime(values.runtime, say);

  const replay = values.replay === undefined ? null : understandReplay(values.replay, all, say);
  const named = replay ? [replay.exercise] : words;
  const chosen = named.length === 0 ? courseExercises(all, say) : exercisesNamed(named, all, say);
  if (values.inspect && chosen.length !== 1) refuse(say.commands.inspect.which);
  if (values.inspect && (values.json || values.report)) {
    refuse(say.commands.command.notBoth, { one: '--inspect', other: values.json ? '--json' : '--report' });
  }
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    ascii: values.ascii ?? false,
    inspect: values.inspect ?? false,
    exercises: chosen,
    broker,
    runtime,
    shared: values['shared-broker'] ?? false,
    only: replay?.check ?? null,
    seed: replay?.seed ?? understandSeed(values.seed, say),
    ...understandTree(
      values.solutions ? 'solutions' : (values.from ?? 'exercises'),
      values.solutions ?? false,
      say,
      environment,
    ),
    reports: (values.report ?? []).map((value) => {
      const [kind = '', ...rest] = value.split('=');
      const known = REPORTS.find((name) => name === kind);
      if (!known || rest.join('=') === '') return refuse(say.grade.badReport, { value, known: REPORTS.join(', ') });
      return { kind: known, file: path.resolve(startedIn(environment), rest.join('=')) };
    }),
  };
}

/** The seed that `value` says; drawn where it says none. */
export function understandSeed(value: string | undefined, say: Catalogue): number {
  if (value === undefined) return Math.floor(Math.random() * (LARGEST_SEED + 1));
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > LARGEST_SEED) return refuse(say.grade.badSeed, { value });
  return seed;
}

/** The broker that `value` names; null for the embedded one. */
export function understandBroker(value: string | undefined, say: Catalogue): Choice | null {
  if (value === undefined || value === 'embedded') return null;
  return isChoice(value) ? value : refuse(say.grade.badBroker, { value, known: BROKERS.join(', ') });
}

/** The runtime that `value` names; Node where it names none. */
export function understandRuntime(value: string | undefined, say: Catalogue): Runtime['kind'] {
  const known = RUNTIMES.find((name) => name === (value ?? 'node'));
  return known ?? refuse(say.grade.badRuntime, { value: value ?? '', known: RUNTIMES.join(', ') });
}

/** `ch3/squad#answers@42`: that check of that exercise, with that seed. */
function understandReplay(value: string, all: readonly Exercise[], say: Catalogue) {
  const parts = /^((\w+\/[\w-]+)#([\w-]+))@(\d+)$/.exec(value);
  if (!parts || Number(parts[4]) > LARGEST_SEED) return refuse(say.grade.badReplay, { value });
  const [, id = '', exercise = '', check = '', seed = ''] = parts;
  const [facts] = exercisesNamed([exercise], all, say);
  const known = facts ? checkIds(facts) : [];
  if (!known.includes(id)) {
    const names = known.map((one) => one.split('#')[1] ?? '');
    refuse(say.grade.unknownCheck, { exercise, check, near: nearest(check, names, say), known: names.join(', ') });
  }
  return { exercise, check, seed: Number(seed) };
}

function understandTree(
  from: string,
  solutions: boolean,
  say: Catalogue,
  environment: NodeJS.ProcessEnv,
): { tree: string; from: string } {
  const shown = from.replace(/[/\\]+$/, '') || from;
  const tree = path.resolve(from === 'exercises' || from === 'solutions' ? inWorkbook() : startedIn(environment), from);
  if (statSync(tree, { throwIfNoEntry: false })?.isDirectory()) return { tree, from: shown };
  return solutions ? refuse(say.grade.noSolutions) : refuse(say.grade.noFolder, { value: from, path: tree });
}

/** The folder in which the person typed the command: npm itself changes to the workbook's. */
function startedIn(environment: NodeJS.ProcessEnv): string {
  return environment.INIT_CWD ?? process.cwd();
}
