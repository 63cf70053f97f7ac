/** `questions/`, a page for each student who has a run to be asked about, and `questions-key.html` with all answers. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../../base/random.ts';
import type { Exercise } from '../../checks/exercise.ts';
import type { Language } from '../../language/bilingual.ts';
import { answerPath } from '../intake/place.ts';
import type { Standing } from '../marks/standing.ts';
import { fileName } from '../results/names.ts';
import { drawUp } from './draw-up.ts';
import { oralBank } from './oral.ts';
import { keyPage, questionPage, type Sheet } from './pages.ts';
import type { Question } from './question.ts';

export interface QuestionOptions {
  readonly exercises: readonly Exercise[];
  readonly language: Language;
  /** Of the class; each student's questions are drawn from it and the name. */
  readonly secret: string;
  /** Nobody is asked about a check that they may not see. */
  readonly isShown: (check: string) => boolean;
}

/** Writes both into `out`, where the answers that were taken are too; where they are. */
export function writeQuestions(
  out: string,
  standings: readonly Standing[],
  options: QuestionOptions,
): { folder: string; key: string } {
  const folder = path.join(out, 'questions');
  const key = path.join(out, 'questions-key.html');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sheets = standings.filter(({ outcome }) => outcome === 'graded').map((one) => sheetOf(out, one, options));
  for (const sheet of sheets.filter(({ questions }) => questions.length > 0)) {
    writeFileSync(path.join(folder, `${fileName(sheet.student)}.html`), questionPage(sheet, options.language));
  }
  writeFileSync(key, keyPage(sheets, options.language));
  return { folder, key };
}

function sheetOf(out: string, one: Standing, { exercises, language, secret, isShown }: QuestionOptions): Sheet {
  const { student, counts } = one;
  const random = new Random(`${secret}/questions/${student}`);
  const records = counts?.outcome === 'graded' ? counts.exercises : [];
  const checks = records.flatMap((record) => record.checks.filter(({ id }) => isShown(id)));
  const tree = path.join(out, 'answers', fileName(student), `attempt-${counts?.attempt ?? 1}`);
  const codeOf = ({ check, about }: Question): string => {
    const facts = exercises.find(({ id }) => check.startsWith(`${id}#`)) as Exercise;
    const lines = readFileSync(path.join(tree, answerPath(facts)), 'utf8').split('\n');
    return lines[(about?.event.line ?? 0) - 1]?.trim() ?? '';
  };
  const bank = oralBank();
  const asked = records.filter(({ id }) => bank.has(id));
  const exercise = asked.length === 0 ? null : random.fork('oral').pick(asked).id;
  const question = exercise && random.fork(exercise).pick(bank.get(exercise) ?? [])[language];
  return {
    student,
    questions: drawUp(checks, random.fork('drawings')),
    codeOf,
    spoken: exercise && question ? { exercise, question } : null,
  };
}
