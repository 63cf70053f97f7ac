/** The exercises of the workbook and, beside them, those of an instructor: hidden checks of the same files. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Exercise } from '../checks/exercise.ts';
import { allExercises, checkFile } from '../run/exercises.ts';

export interface Catalogue {
  readonly all: readonly Exercise[];
  /** Those of the folder of further checks. */
  readonly extra: readonly Exercise[];
  checkFile(facts: Exercise): string;
}

/** What is wrong in a folder of further checks; `fault` names the sentence. */
export class ExtraFault extends Error {
  readonly fault: 'extraNothing' | 'extraLoad' | 'extraTaken' | 'extraSlug' | 'extraNoCheck';
  readonly values: Readonly<Record<string, string>>;

  constructor(fault: ExtraFault['fault'], values: ExtraFault['values']) {
    super(`${fault} ${JSON.stringify(values)}`);
    this.fault = fault;
    this.values = values;
  }
}

/** Reads both; `folder` holds `NAME.exercise.ts` and `NAME.check.ts`, of the form that those in grader/checks have. */
export async function catalogueWith(folder: string | null): Promise<Catalogue> {
  const own = await allExercises();
  if (folder === null) return { all: own, extra: [], checkFile };
  const checkFiles = new Map<string, string>();
  const extra: Exercise[] = [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => one.endsWith('.exercise.ts')).sort()) {
    const facts = await load(path.join(folder, name), name);
    const check = path.join(folder, name.replace(/\.exercise\.ts$/, '.check.ts'));
    if ([...own, ...extra].some(({ id }) => id === facts.id))
      throw new ExtraFault('extraTaken', { file: name, id: facts.id });
    if (!own.some(({ slug }) => slug === facts.slug))
      throw new ExtraFault('extraSlug', { file: name, slug: facts.slug });
    if (!existsSync(check)) throw new ExtraFault('extraNoCheck', { file: check });
    checkFiles.set(facts.id, check);
    extra.push(facts);
  }
  if (extra.length === 0) throw new ExtraFault('extraNothing', { folder });
  return { all: [...own, ...extra], extra, checkFile: (facts) => checkFiles.get(facts.id) ?? checkFile(facts) };
}

async function load(file: string, name: string): Promise<Exercise> {
  try {
    const { default: facts } = (await import(pathToFileURL(file).href)) as { default: Exercise };
    if (typeof facts.id !== 'string' || typeof facts.checks !== 'object')
      throw new TypeError('no exercise is exported');
    return facts;
  } catch (error) {
    throw new ExtraFault('extraLoad', { file: name, error: (error as Error).message.split('\n')[0] ?? '' });
  }
}
