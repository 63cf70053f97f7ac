/** The contract of every exercise: what must be true of its files before any of them runs, and of their verdicts. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import { checkIds, type Exercise } from '../checks/exercise.ts';
import type { Bilingual } from '../language/bilingual.ts';
import { type Answer, answersTo } from './answers.ts';
import { answerFile } from './exercises.ts';
import type { Timed } from './record.ts';

/** At least so many wrong answers, and so many right ones besides the solution. */
const WRONG_AT_LEAST = 4;
const RIGHT_AT_LEAST = 2;

/** What is wrong with the files of `facts`, one sentence each. */
export function filesFaults(facts: Exercise, all: readonly Exercise[]): string[] {
  const answers = answersTo(facts, all);
  const ids = checkIds(facts);
  const faults = answers.filter(({ file }) => !existsSync(file)).map(({ shown }) => `${shown} does not exist`);
  const count = (kind: Answer['kind']): number => answers.filter((one) => one.kind === kind).length;
  if (count('wrong') < WRONG_AT_LEAST)
    faults.push(`${facts.id} has ${count('wrong')} wrong answers of ${WRONG_AT_LEAST}`);
  if (count('right') < RIGHT_AT_LEAST)
    faults.push(`${facts.id} has ${count('right')} right answers of ${RIGHT_AT_LEAST}`);
  if (facts.buildsOn && !all.some(({ id }) => id === facts.buildsOn)) faults.push(`${facts.buildsOn} does not exist`);
  for (const { kind, shown, fails } of answers) {
    if (kind !== 'wrong') continue;
    if (fails?.length === 0) faults.push(`${shown}: its first line must be "// fails: ${facts.id}#…"`);
    for (const id of fails ?? []) if (!ids.includes(id)) faults.push(`${shown}: there is no check ${id}`);
  }
  const caught = new Set(answers.flatMap(({ fails }) => fails ?? []));
  for (const id of ids) {
    if (!id.endsWith('#starts') && !caught.has(id)) faults.push(`no wrong answer fails ${id}`);
  }
  for (const [name, { after = [] }] of Object.entries(facts.checks)) {
    for (const one of after)
      if (!Object.hasOwn(facts.checks, one)) faults.push(`${facts.id}#${name} waits on ${one}, which does not exist`);
  }
  return [...faults, ...textFaults(facts)];
}

/** Texts that are empty, or whose places differ between the languages. */
function textFaults(facts: Exercise): string[] {
  const faults: string[] = [];
  const compare = (where: string, text: Bilingual): void => {
    const [en, es] = [places(text.en), places(text.es)];
    if (text.en.trim() === '' || text.es.trim() === '') faults.push(`${where} is empty in one language`);
    if (en !== es) faults.push(`${where} has the places ${en || 'none'} in English, ${es || 'none'} in Spanish`);
  };
  compare(`the title of ${facts.id}`, facts.title);
  for (const [name, check] of Object.entries(facts.checks)) {
    for (const field of ['title', 'given', 'because', 'mostOften'] as const)
      compare(`${facts.id}#${name}.${field}`, check[field]);
    for (const [failure, text] of Object.entries(check.failures)) {
      compare(`${facts.id}#${name}.${failure}`, text);
      if (text.mostOften) compare(`${facts.id}#${name}.${failure}.mostOften`, text.mostOften);
    }
    for (const [other, text] of Object.entries({ ...check.warnings, ...check.notes }))
      compare(`${facts.id}#${name}.${other}`, text);
  }
  return faults;
}

function places(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(' ');
}

/** Files under exercises/, solutions/, grader/stubs/ and grader/answers/ that belong to no exercise. */
export function strayFiles(all: readonly Exercise[]): string[] {
  const known = new Set([
    ...all.flatMap((facts) => answersTo(facts, all).map(({ file }) => file)),
    ...all.map((facts) => answerFile(inWorkbook('exercises'), facts)),
  ]);
  const trees = ['exercises', 'solutions', 'grader/stubs', 'grader/answers'].map((tree) => inWorkbook(tree));
  return trees
    .filter((tree) => existsSync(tree))
    .flatMap((tree) => readdirSync(tree, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !known.has(file) && !isExample(file))
    .map((file) => path.relative(inWorkbook(), file));
}

/** Worked examples of a chapter: `solutions/ch3-synchronous/examples/two-calls.ts`. */
function isExample(file: string): boolean {
  const parts = path.relative(inWorkbook('solutions'), file).split(path.sep);
  return parts[1] === 'examples';
}

/** What is wrong with the verdicts of one answer on the checks `ids` (on all), one sentence each. */
export function verdictFaults(
  facts: Exercise,
  answer: Answer,
  verdicts: ReadonlyMap<string, Timed> | undefined,
  ids: readonly string[] = checkIds(facts),
): string[] {
  const all = ids.map((id) => ({ id, verdict: verdicts?.get(id)?.verdict }));
  const told = all.filter(({ verdict }) => verdict !== undefined);
  if (told.length < all.length)
    return [
      `no verdict for ${all
        .filter(({ verdict }) => !verdict)
        .map(({ id }) => id)
        .join(', ')}`,
    ];
  // What this broker does not offer was not tried, neither on a right answer nor on a wrong one.
  const found = all.filter(({ verdict }) => verdict?.status !== 'skipped');
  const skipped = all.filter(({ verdict }) => verdict?.status === 'skipped').map(({ id }) => id);
  const faults = found
    .filter(({ verdict }) => verdict?.status === 'error')
    .map(
      ({ id, verdict }) => `${id} could not tell: ${verdict?.reason?.kind === 'error' ? verdict.reason.detail : ''}`,
    );
  const failed = found.filter(({ verdict }) => verdict?.status === 'failed').map(({ id }) => id);
  const passed = found.filter(({ verdict }) => verdict?.status === 'passed').map(({ id }) => id);
  const why = (id: string): string => {
    const reason = verdicts?.get(id)?.verdict.reason;
    return reason?.kind === 'check' || reason?.kind === 'problem'
      ? ` (${reason.name} ${JSON.stringify(reason.values)})`
      : '';
  };
  if (answer.kind === 'solution' || answer.kind === 'right') {
    faults.push(...found.filter(({ id }) => !passed.includes(id)).map(({ id }) => `${id} is not passed${why(id)}`));
  } else if (answer.kind === 'wrong') {
    const expected = (answer.fails ?? []).filter((id) => !skipped.includes(id));
    faults.push(...expected.filter((id) => !failed.includes(id)).map((id) => `${id} does not fail`));
    faults.push(...failed.filter((id) => !expected.includes(id)).map((id) => `${id} fails unannounced${why(id)}`));
  } else if (answer.kind === 'stub') {
    if (failed.length === 0) faults.push('nothing fails');
    if (failed.includes(`${facts.id}#starts`)) faults.push(`it does not start${why(`${facts.id}#starts`)}`);
    if (!facts.mends)
      faults.push(...passed.filter((id) => !id.endsWith('#starts')).map((id) => `${id} is passed already`));
  } else if (failed.length === 0) faults.push('it passes without anything new');
  return faults;
}
