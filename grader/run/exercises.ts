/** The exercises of the workbook, as their facts tell them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWorkbook } from '../base/workbook.ts';
import { type Exercise, fileOf } from '../checks/exercise.ts';

const CHECKS = inWorkbook('grader', 'checks');

/** Every exercise in the order of the workbook. */
export async function allExercises(): Promise<Exercise[]> {
  const files = readdirSync(CHECKS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(path.join(CHECKS, name)).map((file) => path.join(CHECKS, name, file)))
    .filter((file) => file.endsWith('.exercise.ts'))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      try {
        return ((await import(pathToFileURL(file).href)) as { default: Exercise }).default;
      } catch (cause) {
        throw new Error(`${path.relative(inWorkbook(), file)}: ${(cause as Error).message}`, { cause });
      }
    }),
  );
}

/** The check file of an exercise, absolute. */
export function checkFile(facts: Exercise): string {
  return path.join(CHECKS, `${facts.slug}.check.ts`);
}

/** `exercises/ch3-synchronous/01-squad.ts`, for a tree of answers under `tree`. */
export function answerFile(tree: string, facts: Exercise): string {
  return path.join(tree, fileOf(facts));
}

/** `ch3` of `ch3/squad`. */
export function chapterOf(facts: Exercise): string {
  return facts.id.slice(0, facts.id.indexOf('/'));
}
