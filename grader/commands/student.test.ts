/** The commands of a student beside `grade`, as they are typed; all in a copy, since they write. */
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PROGRESS_FILE } from '../progress/store.ts';
import { hasAnswers } from '../run/answers.ts';
import { findDeno, INSTALL_DENO } from '../service/runtime.ts';
import { INTERRUPTED } from './shared/interrupted.fixture.ts';
import { TemporaryWorkbook } from './shared/workbook.fixture.ts';

const FILE = 'exercises/ch3-synchronous/01-squad.ts';
const STUB = 'grader/stubs/ch3-synchronous/01-squad.ts';
const SOLUTION = 'solutions/ch3-synchronous/01-squad.ts';
const NO_SIGNALS = 'Windows has no signals to send';

let workbook: TemporaryWorkbook;
beforeAll(() => {
  workbook = new TemporaryWorkbook();
  workbook.copy('grader/reader/fixture/chapters', 'chapters');
  workbook.copy('grader/reader/fixture/solutions', 'solutions');
});
afterAll(() => workbook.remove());
beforeEach(() => {
  for (const name of [PROGRESS_FILE, '.backups', 'course.json']) workbook.delete(name);
  workbook.copy(STUB, FILE);
});

const keep = (kept: object): void => {
  const exercises = { 'ch3/squad': kept };
  workbook.write(PROGRESS_FILE, JSON.stringify({ format: 'entre-servicios/progress@1', exercises }));
};

describe.each(['hint', 'progress', 'reset', 'solution', 'watch', 'serve', 'cup', 'doctor'])('npm run %s', (command) => {
  test('explains itself in both languages', async () => {
    const [english, spanish] = await Promise.all([
      workbook.run([command, '--help']),
      workbook.run([command, '--help', '--lang', 'es']),
    ]);
    expect([english.exitCode, english.stdout]).toEqual([0, expect.stringContaining('Exit code:')]);
    expect([spanish.exitCode, spanish.stdout]).toEqual([0, expect.stringContaining('Código de salida:')]);
  });

  test('refuses what it does not know with one sentence', async () => {
    const { exitCode, stdout, stderr } = await workbook.run([command, '--lan', 'es']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`"--lan" is no option of ${command}. Did you mean --lang? See: npm run ${command} -- --help\n`);
  });
});

describe('npm run hint', () => {
  const hint = (...options: string[]) => workbook.run(['hint', 'ch3/squad', ...options]);

  test.runIf(hasAnswers())('shows one more at each call', async () => {
    const [first, second, third] = [await hint(), await hint(), await hint()];
    expect(first.stdout).toContain('hint 1 of 3\n  What does the second call need');
    expect(first.stdout).toContain('2 more hints:  npm run hint ch3/squad');
    expect(second.stdout).toContain('hint 2 of 3');
    expect(third.stdout).toContain('const [players, countries] = await Promise.all');
    expect(third.stdout).toContain('npm run solution ch3/squad');
  });

  test('says when there are none left', async () => {
    keep({ hints: 3 });
    const { exitCode, stdout } = await hint();
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^You have seen all 3 hints/)]);
  });

  test('shows again only what was shown', async () => {
    keep({ hints: 1 });
    const { stdout } = await hint('--again');
    expect([stdout.includes('hint 1 of 3'), stdout.includes('hint 2 of 3')]).toEqual([true, false]);
    expect((await hint('--all')).stdout).toContain('hint 3 of 3');
  });

  test('speaks Spanish', async () => {
    expect((await hint('--lang', 'es')).stdout).toContain('pista 1 de 3');
  });

  test('wants one exercise that exists', async () => {
    const [none, near] = await Promise.all([workbook.run(['hint']), workbook.run(['hint', 'ch3/squat'])]);
    expect([none.exitCode, none.stderr]).toEqual([2, 'Which exercise? As in: npm run hint ch3/squad\n']);
    expect([near.exitCode, near.stderr]).toEqual([2, expect.stringContaining('Did you mean ch3/squad?')]);
  });
});

describe('npm run reset', () => {
  const reset = (...options: string[]) => workbook.run(['reset', 'ch3/squad', ...options]);
  const backups = (): string[] =>
    workbook.has('.backups') ? readdirSync(workbook.file('.backups/ch3-synchronous')) : [];

  test('does nothing unasked where nobody can be asked', async () => {
    workbook.write(FILE, 'mine');
    const { exitCode, stderr } = await reset();
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('npm run reset ch3/squad -- --yes')]);
    expect([workbook.read(FILE), backups()]).toEqual(['mine', []]);
  });

  test('puts the stub back, keeps a copy and says how to restore', async () => {
    workbook.write(FILE, 'mine');
    const { exitCode, stdout } = await reset('--yes');
    expect([exitCode, workbook.read(FILE)]).toEqual([0, workbook.read(STUB)]);
    const [copy = ''] = backups();
    expect(workbook.read(`.backups/ch3-synchronous/${copy}`)).toBe('mine');
    expect(stdout).toContain(`.backups/ch3-synchronous/${copy}`);
    expect(stdout).toContain('npm run reset ch3/squad -- --undo');
  });

  test('undoes, and undoes that', async () => {
    workbook.write(FILE, 'mine');
    await reset('--yes');
    await reset('--undo', '--yes');
    expect(workbook.read(FILE)).toBe('mine');
    await reset('--undo', '--yes');
    expect(workbook.read(FILE)).toBe(workbook.read(STUB));
    expect(backups()).toHaveLength(3);
  });

  test('leaves a stub alone and brings a deleted file back', async () => {
    expect((await reset('--yes')).stdout).toContain('is as it was handed out already');
    workbook.delete(FILE);
    expect((await reset()).exitCode).toBe(0);
    expect([workbook.read(FILE), backups()]).toEqual([workbook.read(STUB), []]);
  });
});

describe.runIf(hasAnswers())('npm run solution', () => {
  const solution = (...options: string[]) => workbook.run(['solution', 'ch3/squad', ...options]);

  test('waits for attempts of one’s own', async () => {
    keep({ tried: ['a', 'b'] });
    const { exitCode, stdout, stderr } = await solution();
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('2 of 3');
  });

  test.each([{ tried: ['a', 'b', 'c'] }, { firstPassed: '2026-11-23' }])('is shown after %j', async (kept) => {
    keep(kept);
    const { exitCode, stdout } = await solution();
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`--- ${FILE}\n+++ ${SOLUTION}\n@@ -1,`);
    expect(stdout).toContain('+    const signal = AbortSignal.timeout(TIME_LIMIT_MS);');
  });

  test('says when there is nothing to change', async () => {
    workbook.copy(SOLUTION, FILE);
    expect((await solution('--anyway')).stdout).toContain(`${FILE} is the solution, line by line.`);
  });

  test('says that this copy has none', async () => {
    workbook.copy('solutions', 'kept');
    workbook.delete('solutions');
    const { exitCode, stderr } = await solution('--anyway');
    workbook.copy('kept', 'solutions');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('has no solutions/')]);
  });
});

describe.runIf(hasAnswers())('progress', () => {
  test('is kept by grade and shown by progress', async () => {
    workbook.copy(SOLUTION, FILE);
    expect((await workbook.run(['grade', 'ch3/squad', '--seed', '1'])).exitCode).toBe(0);
    const { stdout } = await workbook.run(['progress']);
    expect(stdout).toContain('10 of 10 points');
    expect(stdout).toContain('✓ squad');
    expect(stdout).toContain('Everything is passed.');
    const { tiers, next } = JSON.parse((await workbook.run(['progress', '--json'])).stdout);
    expect(next).toBeNull();
    expect(tiers[0].chapters[0].exercises[0]).toMatchObject({ id: 'ch3/squad', state: 'passed', attempts: 1 });
  });

  test('is not touched by other trees, replays and stubs', async () => {
    for (const words of [['--solutions'], ['--replay', 'ch3/squad#starts@1'], ['ch3/squad']]) {
      await workbook.run(['grade', ...words]);
    }
    expect(workbook.has(PROGRESS_FILE)).toBe(false);
  });

  test('that cannot be kept stops no grading', async () => {
    workbook.copy(SOLUTION, FILE);
    workbook.write(`${PROGRESS_FILE}.new/in-the-way`, '');
    const { exitCode, stderr } = await workbook.run(['grade', 'ch3/squad']);
    workbook.delete(`${PROGRESS_FILE}.new`);
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^Your progress could not be kept .*\n$/)]);
  });
});

test('course.json with a fault is named before anything is graded', async () => {
  workbook.write('course.json', '{ "exercises": ["ch3/sqad"] }');
  const { exitCode, stdout, stderr } = await workbook.run(['grade']);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^course\.json: the field "exercises" names "ch3\/sqad"/);
});

test('course.json sets the language of everyone who asks for none', async () => {
  workbook.write('course.json', '{ "language": "es" }');
  expect((await workbook.run(['progress'])).stdout).toContain('núcleo');
  expect((await workbook.run(['progress', '--lang', 'en'])).stdout).toContain('core');
});

describe.runIf(hasAnswers())('npm run watch', () => {
  // Four gradings in a row: on a machine with much else to do more than the usual limit.
  test('grades what is saved, takes keys and ends with q', { timeout: 240_000 }, async () => {
    const { child, ended, until } = workbook.start(['watch', 'ch3', '--seed', '7']);
    let at = await until(/again · n new seed/);
    at = await until(/seed 7\n.*\n.*npm run grade ch3\/squad\n/, at);
    workbook.copy(SOLUTION, FILE);
    at = await until(/── \d\d:\d\d:\d\d ch3\/squad\n/, at);
    at = await until(/everything that you watch/, at);
    child.stdin.write('h');
    at = await until(/hint 1 of 3/, at);
    child.stdin.write('n');
    at = await until(/From now on seed \d+[\s\S]*everything that you watch/, at);
    child.stdin.write('q');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  const deno = findDeno();
  test.for([
    ['npm run watch -- --runtime deno', process.execPath, ['grader/commands/start.mjs', 'watch', '--runtime', 'deno']],
    ['deno task watch', deno?.program ?? '', ['task', '--quiet', 'watch']],
  ] as const)('grades in Deno: %s', { timeout: 240_000 }, async ([, program, before], { skip }) => {
    skip(deno === null, `no Deno here: ${INSTALL_DENO}`);
    const { child, ended, until } = workbook.startWith(program, [...before, 'ch3/squad', '--seed', '7']);
    const at = await until(/seed 7\n[\s\S]*npm run grade ch3\/squad -- --runtime deno\n/);
    workbook.copy(SOLUTION, FILE);
    await until(/everything that you watch/, at);
    child.stdin.write('q');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
    const { exercises } = JSON.parse(workbook.read(PROGRESS_FILE));
    expect(exercises['ch3/squad']).toMatchObject({ best: { earned: 10 } });
  });

  test('goes on without a stdin and ends with a signal', async () => {
    const { child, ended, until } = workbook.start(['watch', 'ch3/squad', '--poll']);
    child.stdin.end();
    await until(/npm run grade ch3\/squad\n/);
    child.kill('SIGINT');
    expect((await ended).exitCode).toBe(INTERRUPTED);
  });
});

describe.runIf(hasAnswers())('npm run serve', () => {
  test('runs the service with its simulated services until Ctrl-C', async ({ skip }) => {
    skip(process.platform === 'win32', NO_SIGNALS);
    workbook.copy(SOLUTION, FILE);
    const { child, ended, said, until } = workbook.start(['serve', 'ch3/squad']);
    await until(/as they come.*\n/);
    const [, url = ''] = /curl -i (\S+)/.exec(said.stdout) ?? [];
    const squad = (await (await fetch(url)).json()) as { players: unknown[] };
    expect(squad.players.length).toBeGreaterThan(0);
    await until(/\d ms: squads answers client with 200\n/);
    expect(said.stdout).toMatch(/ms: squads sends GET \/players\?team_id=\w+ to players\n/);
    workbook.write(FILE, 'export default {');
    let at = await until(/squads: does not load: SyntaxError/);
    workbook.copy(SOLUTION, FILE);
    at = await until(/saved, started anew/, at);
    for (let answered = false; !answered; ) {
      answered = await fetch(url).then(
        ({ ok }) => ok,
        () => new Promise((resolve) => setTimeout(resolve, 50, false)),
      );
    }
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ exitCode: 130, stderr: '' });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('tells of a port that is taken in one sentence', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { exitCode, stderr } = await workbook.run(['serve', 'ch3/squad', '--port', String(port)]);
    server.close();
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^Port \d+ is taken by another program; .*\n$/)]);
  });
});

test('npm run cup says where to begin while nothing is solved', async () => {
  const { exitCode, stderr } = await workbook.run(['cup']);
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^Nothing is solved yet .*\n$/)]);
});

test('npm run doctor looks at this machine', async () => {
  const { exitCode, stdout } = await workbook.run(['doctor', '--json']);
  const { format, findings } = JSON.parse(stdout);
  const states = Object.fromEntries(findings.map(({ name, state }: { name: string; state: string }) => [name, state]));
  expect(format).toBe('entre-servicios/doctor@1');
  expect(states).toMatchObject({ node: 'well', exercises: 'well', writes: 'well', ports: 'well', service: 'well' });
  expect(exitCode).toBe(Object.values(states).includes('ill') ? 1 : 0);
});
