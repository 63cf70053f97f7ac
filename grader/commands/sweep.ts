import path from 'node:path';
import { parseArgs } from 'node:util';
import { inWorkbook } from '../base/workbook.ts';
import { isChoice } from '../broker/ladder/ladder.ts';
import type { Running } from '../broker/ladder/running.ts';
import type { RabbitNode } from '../broker/node.ts';
import { checkIds, type Exercise, usesBroker } from '../checks/exercise.ts';
import type { Candidate } from '../checks/verdict.ts';
import { catalogues } from '../language/catalogue.ts';
import { answersTo, hasAnswers } from '../run/answers.ts';
import { chapterFaults } from '../run/chapters.ts';
import { filesFaults, strayFiles, verdictFaults } from '../run/contract.ts';
import { allExercises } from '../run/exercises.ts';
import { judgeAll } from '../run/grade.ts';
import type { Timed } from '../run/record.ts';
import { select } from '../run/select.ts';
import type { Runtime } from '../service/runtime.ts';
import { understandRuntime } from './grade/understand.ts';
import { brokerFor, NoBroker } from './shared/broker.ts';
import { Misuse } from './shared/misuse.ts';
import { NoRuntime, runtimeFor } from './shared/runtime.ts';
import { chooseLanguage } from './start/language.mjs';
import { type Words, words } from './sweep/words.ts';

/**
 * `npm run sweep [WHAT…] [-- --seeds N --answer TEXT --named --broker KIND --runtime NAME]`: the contract of every exercise, over N seeds (20). Its last line is
 * `N passed, N failed`. Exit code 0, 1 where something failed, 2 misuse, 3 no such
 * broker or runtime.
 */
export async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(argv, process.env);
  const say = words[language];
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    process.stderr.write(`${say.misuse((error as Error).message.split('\n')[0] ?? '')}\n`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(say.help);
    return 0;
  }
  const misuse = (what: string): number => {
    process.stderr.write(`${say.misuse(what)}\n`);
    return 2;
  };
  const numbers = {
    seeds: Number(values.seeds ?? 20),
    first: Number(values.first ?? 1),
    repeat: Number(values.repeat ?? 1),
  };
  for (const [name, number] of Object.entries(numbers)) {
    if (!Number.isInteger(number) || number < 1) return misuse(`--${name}`);
  }
  const { seeds, first, repeat: repeats } = numbers;
  const broker = values.broker === undefined || values.broker === 'embedded' ? null : values.broker;
  if (broker !== null && !isChoice(broker)) return misuse(`--broker ${broker}`);
  const all = await allExercises();
  const named = select(all, positionals);
  if ('what' in named) return misuse(named.what);
  // On a real broker only what uses one is worth judging again.
  const chosen = broker === null ? named : named.filter(usesBroker);
  if (!hasAnswers()) {
    print(say.noAnswers);
    print('0 passed, 0 failed');
    return 0;
  }
  const wanted = (shown: string): boolean => shown.includes(values.answer ?? '');
  if (!chosen.some((facts) => answersTo(facts, all).some(({ shown }) => wanted(shown)))) {
    return misuse(values.answer === undefined ? `--broker ${broker}` : `--answer ${values.answer}`);
  }
  let running: Running | null;
  let runtime: Runtime;
  try {
    runtime = runtimeFor(understandRuntime(values.runtime, catalogues[language]), catalogues[language]);
    const command = { broker, shared: values['shared-broker'] ?? false, exercises: chosen };
    running = await brokerFor(command, catalogues[language], process.env, (line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    if (error instanceof Misuse) return misuse(`--runtime ${values.runtime}`);
    if (!(error instanceof NoBroker || error instanceof NoRuntime)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 3;
  }
  const range = Array.from({ length: seeds }, (_, index) => first + index);
  const counts = { passed: 0, failed: 0 };
  const tell = (what: string, faults: readonly string[]): void => {
    if (faults.length === 0) counts.passed += 1;
    else counts.failed += 1;
    for (const fault of faults) print(`  ✗ ${what}: ${fault}`);
  };
  tell(say.trees, strayFiles(all).map(say.stray));
  tell(say.chapters, chapterFaults(all));
  for (const facts of chosen) tell(facts.id, filesFaults(facts, all));
  const extent = { wanted, seeds: range, repeats, named: values.named ?? false, node: running?.node ?? null, runtime };
  const skipped = await sweep(all, chosen, extent, say, tell);
  await running?.stop();
  for (const id of skipped) print(say.skipped(id));
  if (values.named) print(say.named);
  print(say.seeds(range.length, first, repeats));
  print(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

function parse(argv: string[]) {
  return parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      seeds: { type: 'string' },
      first: { type: 'string' },
      repeat: { type: 'string' },
      answer: { type: 'string' },
      named: { type: 'boolean' },
      broker: { type: 'string' },
      runtime: { type: 'string' },
      'shared-broker': { type: 'boolean' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

interface Extent {
  /** Whether the answer at this path is judged. */
  readonly wanted: (shown: string) => boolean;
  readonly seeds: readonly number[];
  readonly repeats: number;
  /** Whether a wrong answer is judged by the checks that it names alone, rather than by all. */
  readonly named: boolean;
  /** The RabbitMQ to judge on; null: the embedded broker. */
  readonly node: RabbitNode | null;
  readonly runtime: Runtime;
}

/**
 * Judges every answer of every chosen exercise under every seed, in one run, and tells each. Where it does so more
 * than once, the records must be the same to the last event. Resolves with the ids of the checks that were left out.
 */
async function sweep(
  all: readonly Exercise[],
  chosen: readonly Exercise[],
  { wanted, seeds, repeats, named, node, runtime }: Extent,
  say: Words,
  tell: (what: string, faults: readonly string[]) => void,
): Promise<ReadonlySet<string>> {
  const trials = chosen.flatMap((facts) =>
    answersTo(facts, all)
      .filter(({ shown }) => wanted(shown))
      .flatMap((answer) =>
        seeds.map((seed) => ({
          facts,
          answer,
          seed,
          label: `${facts.id} < ${answer.shown} @${seed}`,
          ids: (named ? answer.fails : null) ?? checkIds(facts),
        })),
      ),
  );
  const rounds = Array.from({ length: repeats }, (_, round) => (round === 0 ? '' : ` (${round + 1})`));
  const candidates = trials.flatMap(({ facts, answer, label, seed, ids }) =>
    rounds.map(
      (round): Candidate => ({
        label: label + round,
        exercise: facts.id,
        file: answer.file,
        seed: String(seed),
        only: named && answer.fails ? ids.map((id) => id.slice(id.indexOf('#') + 1)) : null,
      }),
    ),
  );
  const readable = [inWorkbook('solutions'), inWorkbook('grader', 'stubs'), inWorkbook('grader', 'answers')];
  const judged = chosen.filter(({ id }) => candidates.some(({ exercise }) => exercise === id));
  const { verdicts, failures } = await judgeAll(judged, candidates, {
    readable: readable.map((folder) => folder + path.sep),
    onVerdict: progress(candidates.length),
    node,
    runtime,
  });
  const skipped = new Set<string>();
  for (const failure of failures) tell('grader', [failure]);
  for (const { facts, answer, label, ids } of trials) {
    const faults = checkIds(facts).flatMap((id) => {
      const record = recordOf(verdicts.get(label), id);
      const differing = rounds.filter((round) => recordOf(verdicts.get(label + round), id) !== record);
      return differing.length === 0 ? [] : [say.differs(id, differing.length, repeats)];
    });
    tell(label, [...verdictFaults(facts, answer, verdicts.get(label), ids), ...faults]);
    for (const [id, { verdict }] of verdicts.get(label) ?? []) if (verdict.status === 'skipped') skipped.add(id);
  }
  return skipped;
}

/** Everything of the verdict of check `id` but its real time, to be compared. */
function recordOf(verdicts: ReadonlyMap<string, Timed> | undefined, id: string): string {
  return JSON.stringify(verdicts?.get(id)?.verdict ?? null);
}

/** On a terminal a count that is rewritten as answers are begun; elsewhere nothing. */
function progress(total: number): (label: string) => void {
  if (!process.stderr.isTTY) return () => {};
  const begun = new Set<string>();
  return (label) => {
    begun.add(label);
    process.stderr.write(`\r${begun.size}/${total}${begun.size === total ? '\r\u001b[K' : ''}`);
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
