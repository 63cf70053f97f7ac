/** The copy of the workbook that students get. What is not named here is not in it: an instructor's folders never are. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Exercise } from '../checks/exercise.ts';
import { answerFile } from '../run/exercises.ts';

const PARTS = [
  'LICENSE',
  'README.md',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'vitest.config.ts',
  'deno.json',
  '.npmrc',
  '.editorconfig',
  '.gitignore',
  '.gitattributes',
  '.vscode',
  '.devcontainer',
  '.github',
  '.ci',
  'chapters',
  'slides',
  'grader',
];

/** Copies the workbook at `root` to `out` with `exercises` as they begin; how many files it has. */
export function distribute(
  root: string,
  out: string,
  exercises: readonly Exercise[],
  all: readonly Exercise[],
): number {
  // What gives answers away.
  const kept = [path.join('grader', 'answers'), path.join('grader', 'class', 'questions', 'oral')];
  const isHandedOut = (file: string): boolean => !kept.includes(path.relative(root, file));
  for (const part of PARTS) {
    const from = path.join(root, part);
    if (existsSync(from)) cpSync(from, path.join(out, part), { recursive: true, filter: isHandedOut });
  }
  for (const facts of exercises) {
    const to = answerFile(path.join(out, 'exercises'), facts);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(answerFile(path.join(root, 'grader', 'stubs'), facts), to);
  }
  // Chapters show the worked examples, and the tests run them.
  for (const chapter of readdirSync(path.join(root, 'solutions'))) {
    const examples = path.join(root, 'solutions', chapter, 'examples');
    const to = path.join(out, 'solutions', chapter, 'examples');
    if (existsSync(examples)) cpSync(examples, to, { recursive: true, filter: (file) => !needsSolution(file) });
  }
  writeCourse(root, out, exercises, all);
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(out, name)).isFile(),
  ).length;
}

/** Whether a file beside the examples imports what is left out: a test that tries the solution too. */
function needsSolution(file: string): boolean {
  return file.endsWith('.test.ts') && / from '\.\.\//.test(readFileSync(file, 'utf8'));
}

/** The chosen exercises count in the copy; all else that the course says stays. */
function writeCourse(root: string, out: string, exercises: readonly Exercise[], all: readonly Exercise[]): void {
  const own = path.join(root, 'course.json');
  if (existsSync(own)) cpSync(own, path.join(out, 'course.json'));
  if (exercises.length === all.length) return;
  const said = existsSync(own) ? JSON.parse(readFileSync(own, 'utf8').replace(/^\uFEFF/, '')) : {};
  const course = { ...said, exercises: exercises.map(({ id }) => id) };
  const lines = Object.entries(course).map(([name, value]) => `  ${JSON.stringify(name)}: ${listed(value)}`);
  writeFileSync(path.join(out, 'course.json'), `{\n${lines.join(',\n')}\n}\n`);
}

/** As the formatter of the workbook writes it: a list in one line where it fits. */
function listed(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const items = value.map((one) => JSON.stringify(one));
  const line = `[${items.join(', ')}]`;
  return line.length <= 100 ? line : `[\n${items.map((one) => `    ${one}`).join(',\n')}\n  ]`;
}
