import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { wordingIn } from '../report/wording.ts';
import { findDeno, INSTALL_DENO, type Runtime } from '../service/runtime.ts';
import { hasAnswers } from './answers.ts';
import { allExercises } from './exercises.ts';
import { grade } from './grade.ts';
import { gradeSubmissions } from './submissions.fixture.ts';

const deno = findDeno();

/** The sweep judges wrong answers too: npm run sweep -- --runtime deno. */
describe.runIf(hasAnswers())('inside Deno', () => {
  beforeEach(({ skip }) => skip(deno === null, `no Deno here: ${INSTALL_DENO}`));

  test.each(['ch3', 'ch5'])('the solutions of %s earn all points', async (chapter) => {
    const exercises = (await allExercises()).filter(({ id, document }) => path.dirname(id) === chapter && !document);
    const { record, failures } = await grade({
      exercises,
      tree: inWorkbook('solutions'),
      from: 'solutions',
      seed: 1,
      wording: wordingIn('en'),
      ...(deno ? { runtime: deno } : {}),
    });
    expect(failures).toEqual([]);
    expect(record.exercises.filter(({ status }) => status !== 'passed').map(({ id }) => id)).toEqual([]);
    expect(record.points.earned).toBe(exercises.length * 10);
    expect(record.runtime).toBe(`deno ${deno?.version}`);
  });

  test('what only Node takes is told as that, and what neither takes as on Node', async () => {
    const solution = readFileSync(inWorkbook('solutions', 'ch3-synchronous', '01-squad.ts'), 'utf8');
    const fetches = 'async fetch(request: Request): Promise<Response> {';
    expect(solution).toContain(fetches);
    const submissions = {
      'a name that only Node has': `import { register } from 'node:module';\n${solution}`,
      'a name that neither has': `import { registrar } from 'node:module';\n${solution}`,
      'a module that only Node has': `import 'node:sea';\n${solution}`,
      'a module that neither has': `import 'node:land';\n${solution}`,
      'a function that only Node has, at the top': `process.finalization.register({}, () => {});\n${solution}`,
      'the same, in a request': solution.replace(fetches, `$&\n    process.finalization.register({}, () => {});`),
      'an enum, which only Deno has': `enum Fate { Lost }\n${solution}`,
      'an enum, and a top level that waits': `enum Fate { Lost }\nawait new Promise((resolve) => setTimeout(resolve, 1));\n${solution}`,
      'no enum, and a top level that waits': `await new Promise((resolve) => setTimeout(resolve, 1));\n${solution}`,
    };
    const outcomes = await gradeSubmissions(submissions, undefined, deno as Runtime);
    const told = [...outcomes].map(([name, { problem, points }]) => [name, problem ?? `${points} points`]);
    expect(Object.fromEntries(told)).toEqual({
      'a name that only Node has': 'only-node-name',
      'a name that neither has': 'no-name',
      'a module that only Node has': 'only-node',
      'a module that neither has': 'no-package',
      'a function that only Node has, at the top': 'only-node',
      'the same, in a request': 'only-node',
      'an enum, which only Deno has': '10 points',
      'an enum, and a top level that waits': 'deno-waits',
      'no enum, and a top level that waits': '10 points',
    });
  });
});
