import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { hasAnswers } from '../run/answers.ts';
import type { GradeRecord } from '../run/record.ts';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as npm does, without npm's own cost; `LANG` decides the language. */
function run(argv: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const { npm_config_json: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [inWorkbook('grader', 'commands', 'start.mjs'), 'grade', ...argv], {
      cwd: inWorkbook(),
      env: { ...inherited, LC_ALL: 'en_US.UTF-8', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A tree of answers with squad's stub changed by `change`; returns its folder. */
function tree(change: (file: string) => void): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre servicios ñ-'));
  const file = path.join(folder, 'ch3-synchronous', '01-squad.ts');
  mkdirSync(path.dirname(file), { recursive: true });
  change(file);
  return folder;
}

const withoutTimes = ({ exercises, ...rest }: GradeRecord) => ({
  ...rest,
  exercises: exercises.map((one) => ({ ...one, checks: one.checks.map(({ milliseconds: _, ...check }) => check) })),
});

describe('npm run grade', () => {
  test('gives a stub no points and says not yet', async () => {
    const { code, stdout } = await run(['ch3/squad', '--seed', '7']);
    expect(code).toBe(1);
    expect(stdout).toContain('0 of 10 points');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('  again: npm run grade ch3/squad');
  });

  test.runIf(hasAnswers())('gives the same record twice for one seed', async () => {
    const argv = ['ch3/squad', '--solutions', '--json', '--seed', '42'];
    const [first, second] = [await run(argv), await run(argv)];
    const records = [first, second].map(({ stdout }) => withoutTimes(JSON.parse(stdout) as GradeRecord));
    expect(records[0]).toEqual(records[1]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(records[0]).toMatchObject({
      format: 'entre-servicios/grade@1',
      from: 'solutions',
      seed: 42,
      broker: null,
      points: { earned: 10, possible: 10 },
      exercises: [{ id: 'ch3/squad', tier: 'core', file: 'solutions/ch3-synchronous/01-squad.ts', status: 'passed' }],
    });
  });

  test.runIf(hasAnswers())('replays one check alone', async () => {
    const { code, stdout } = await run(['--replay', 'ch3/squad#asks-at-once@5', '--solutions', '--json']);
    const [exercise] = (JSON.parse(stdout) as GradeRecord).exercises;
    expect(exercise?.checks.map(({ id, status }) => [id, status])).toEqual([['ch3/squad#asks-at-once', 'passed']]);
    expect(code).toBe(0);
  });

  test.each<[string, (file: string) => void, string]>([
    ['deleted', () => {}, 'There is no file at the place where'],
    ['emptied', (file) => writeFileSync(file, ''), 'The file is empty.'],
    [
      'in UTF-16',
      (file) => writeFileSync(file, Buffer.from('\ufeffexport default {};', 'utf16le')),
      'not written in UTF-8',
    ],
    ['a folder', (file) => mkdirSync(file), 'There is a folder where a file belongs.'],
    ['cut off', (file) => writeFileSync(file, 'export default {'), 'The file does not parse'],
    [
      'an enum',
      (file) => writeFileSync(file, 'enum A { B }\nexport default { fetch: () => new Response(A.B) };'),
      'cannot run as it is',
    ],
  ])('tells of a file that is %s in one failed check', async (_, change, sentence) => {
    const { code, stdout, stderr } = await run(['ch3/squad', '--from', tree(change)]);
    expect(code).toBe(1);
    expect(stdout).toContain(sentence);
    expect(stdout + stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });

  test('never writes where it reads', async () => {
    const folder = tree((file) => cpSync(inWorkbook('exercises', 'ch3-synchronous', '01-squad.ts'), file));
    const file = path.join(folder, 'ch3-synchronous', '01-squad.ts');
    const before = readFileSync(file, 'utf8');
    await run(['ch3/squad', '--from', folder]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('speaks Spanish where the system does', async () => {
    const { code, stderr } = await run(['ch3/sqad'], { LC_ALL: 'es_CL.UTF-8' });
    expect(stderr).toMatch(
      /^No hay ningún ejercicio ni capítulo "ch3\/sqad"\. ¿Querías ch3\/squad\? Existen estos: [^\n]+\n$/,
    );
    expect(code).toBe(2);
  });

  test.runIf(hasAnswers())('writes a JUnit report beside its own', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
    const file = path.join(folder, 'report.xml');
    const { stdout } = await run(['ch3/squad', '--solutions', '--report', `junit=${file}`]);
    expect(readFileSync(file, 'utf8')).toContain('<testsuite name="ch3/squad" tests="9" failures="0"');
    expect(stdout).toContain('10 of 10 points');
  });
});
