/** A small class, graded for real: handed in, stopped in the middle, gone on with, and everything that results. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { SmallClass } from '../class/class.fixture.ts';
import { seedOf } from '../class/seed.ts';
import { hasAnswers } from '../run/answers.ts';
import { INTERRUPTED } from './shared/interrupted.fixture.ts';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run class` with these words; `onSaid` sees what it says on stderr so far. */
function run(words: readonly string[], onSaid: (child: ChildProcess, said: string) => void = () => {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inWorkbook('grader', 'commands', 'start.mjs'), 'class', ...words], {
      cwd: inWorkbook(),
      env: { ...process.env, LC_ALL: 'C', NO_COLOR: '1', VITEST: undefined },
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
        if (name === 'stderr') onSaid(child, said.stderr);
      });
    }
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

/** The hidden check that the instructors' guide shows. */
const EXAMPLE = inWorkbook('grader', 'class', 'example');

const SECRET = 'una frase que nadie adivina';

describe.runIf(hasAnswers())('npm run class', () => {
  const small = new SmallClass();
  let stopped: Ended;
  let ended: Ended;
  const words = [
    small.file('in'),
    '--out',
    small.file('out'),
    '--what',
    'ch0/hello',
    '--seed',
    SECRET,
    '--jobs',
    '2',
    '--lang',
    'es',
  ];
  words.push('--checks', EXAMPLE, '--policy', small.file('policy.json'), '--roster', small.file('roster.csv'));
  words.push('--comments', small.file('comments.csv'), '--dates', small.file('dates.csv'));

  beforeAll(async () => {
    small.handIn();
    small.write('other/mine.txt', '');
    const policy = {
      visibility: { 'ch0/hello-hidden': 'hidden' },
      weights: { 'ch0/hello-hidden': 2 },
      late: { percentPerDay: 10 },
    };
    small.write('policy.json', JSON.stringify(policy));
    small.write('comments.csv', 'student,comment\ncarla,"=cmd|\' /C calc\'!A0 <script>"\n');
    small.write('dates.csv', 'student,submitted,due\naracely,2026-11-25T10:00Z,2026-11-24T10:00Z\n');
    let isStopped = false;
    stopped = await run(words, (child, said) => {
      if (isStopped || !said.includes('evaluadas 2 de')) return;
      isStopped = true;
      child.kill('SIGINT');
    });
    ended = await run(words);
  }, 300_000);
  afterAll(() => small.remove());

  test('stops when it is told, and goes on where it was', () => {
    expect(stopped.code).toBe(INTERRUPTED);
    // What is ended without a signal has no time to say so.
    expect(stopped.stdout).toContain(INTERRUPTED === null ? '' : 'Detenido.');
    const [, now, known] = /evaluados ahora: (\d+); ya conocidos: (\d+)/.exec(ended.stdout) ?? [];
    expect(Number(known)).toBeGreaterThanOrEqual(2);
    expect(Number(now) + Number(known)).toBe(10);
  });

  test('names everyone who got no mark, and why', () => {
    expect(ended.code).toBe(0);
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain(
      'rechazada: emilio: Una ruta sale de la entrega (../../../01-hello.ts)',
    );
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain('rechazada: gina: Hay un enlace');
    expect(ended.stdout).toContain('Entregas 7: evaluadas 5, rechazadas 2, errores nuestros 0. Faltan: 1.');
  });

  test('says what kept the answers in check', () => {
    expect(ended.stdout).toMatch(/^Aislamiento: (bubblewrap [\d.]+, alrededor|ninguno; solo el modelo)/);
  });

  test('gives everyone the points that their answer deserves', () => {
    expect(small.read('out/grades.csv').split('\r\n')).toEqual([
      'student,attempt,outcome,points,possible,weighted,weighted_possible,days_late,late_percent,percent,mark,ch0/hello,ch0/hello-hidden,comment',
      'aracely,1,graded,15,15,20,20,1,10,90,6.3,10,5,',
      'benito,1,graded,6,15,11,20,0,0,55,3.8,1,5,',
      `carla,1,graded,12,15,17,20,0,0,85,5.9,7,5,'=cmd|' /C calc'!A0 <script>`,
      'dora,1,graded,0,15,0,20,0,0,0,1,0,0,',
      'emilio,1,refused,,,,,0,0,,,,,',
      'fito,1,graded,0,15,0,20,0,0,0,1,0,0,',
      'gina,1,refused,,,,,0,0,,,,,',
      'hugo,,missing,,,,,0,0,,,,,',
      '',
    ]);
  });

  test('takes nothing but exercise files, and nothing outside', () => {
    const taken = readdirSync(small.file('out', 'answers'), { recursive: true, encoding: 'utf8' });
    expect(taken.filter((name) => name.endsWith('.ts'))).toHaveLength(5);
    expect(existsSync(small.file('01-hello.ts'))).toBe(false);
  });

  test('keeps the secret from students until it is published', async () => {
    const seed = String(seedOf(SECRET));
    const pages = (): string[] =>
      ['feedback', 'gradescope'].flatMap((folder) =>
        readdirSync(small.file('out', folder)).map((name) => small.read(`out/${folder}/${name}`)),
      );
    expect(pages().filter((text) => text.includes(seed) || text.includes(SECRET))).toEqual([]);
    expect((await run([...words, '--publish', '--questions'])).code).toBe(0);
    expect(small.read('out/feedback/carla.html')).toContain(`--seed ${seed}`);
  });

  test('hides hidden checks from students, and counts them', () => {
    const page = small.read('out/feedback/carla.html');
    expect(page).not.toContain('sigue en pie');
    expect(page).toContain('Una comprobación más no se muestra aquí; también cuenta.');
    const { score, tests } = JSON.parse(small.read('out/gradescope/carla.json'));
    expect(score).toBe(12);
    expect(tests.map(({ visibility }: { visibility: string }) => visibility)).toContain('hidden');
    expect(JSON.parse(small.read('out/gradescope/gina.json')).output).toContain('Hay un enlace');
  });

  test('writes valid pages, in the language of the class, with drawings', () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'no-inline-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off' },
    });
    const names = readdirSync(small.file('out', 'feedback')).map((name) => `out/feedback/${name}`);
    const asked = readdirSync(small.file('out', 'questions')).map((name) => `out/questions/${name}`);
    for (const name of [...names, ...asked, 'out/questions-key.html', 'out/report.html']) {
      const { results } = validator.validateStringSync(small.read(name));
      expect(
        results.flatMap(({ messages }) => messages.map(({ message, line }) => `${name}:${line} ${message}`)),
      ).toEqual([]);
      expect(small.read(name)).toContain('<html lang="es">');
    }
    const page = small.read('out/feedback/carla.html');
    expect(page).toContain('<svg');
    expect(page).toContain('&lt;script&gt;');
    expect(small.read('out/report.html')).toContain('response.status');
  });

  test('asks those who have a run about it, and tells the answers only to the instructor', () => {
    const pages = readdirSync(small.file('out', 'questions'));
    expect(pages).toEqual(['aracely.html', 'benito.html', 'carla.html']);
    const key = small.read('out/questions-key.html');
    expect(key.match(/Correcta: [A-D]/g)).toHaveLength(6);
    expect(key).toContain('Oral (ch0/hello)');
    for (const page of pages.map((name) => small.read(`out/questions/${name}`))) {
      expect(page).toContain('<svg');
      expect(page).not.toMatch(/Correcta|Lo que hay que oír/);
    }
  });

  test('writes a suite for each student and exercise', () => {
    expect(small.read('out/junit.xml')).toContain('<testsuite name="carla ch0/hello" tests="6" failures="1"');
  });

  test.each([
    [[], 'Which folder of submissions?'],
    [['nowhere', '--out', 'x'], 'There is no folder "nowhere"'],
    [[small.file('in')], 'Where should the results go?'],
    [[small.file('in'), '--out', small.file('in', 'out')], 'must not lie in that of submissions'],
    [[small.file('in'), '--out', small.file('other')], 'holds something else'],
    [[small.file('in'), '--out', small.file('x'), '--jobs', '0'], '--jobs wants'],
    [[small.file('in'), '--out', small.file('x'), '--shard', '3/2', '--seed', 'x'], '--shard wants'],
    [[small.file('in'), '--out', small.file('x'), '--shard', '1/2'], '--shard needs --seed'],
    [
      [
        small.file('in'),
        '--out',
        small.file('x'),
        '--roster',
        small.file('dates.csv'),
        '--comments',
        small.file('roster.csv'),
      ],
      'no column "comment"',
    ],
    [[small.file('in'), '--out', small.file('x'), '--checks', small.file('in')], 'no NAME.exercise.ts'],
    [[small.file('in'), '--out', small.file('x'), '--policy', small.file('roster.csv')], 'roster.csv: it is not JSON'],
    [
      [small.file('in'), '--out', small.file('x'), '--canvas', small.file('roster.csv')],
      '--canvas and --assignment go together',
    ],
    [[small.file('in'), '--out', small.file('x'), '--regrade', 'carlo'], 'no submission of "carlo"'],
    [[small.file('in'), '--out', small.file('x'), '--merge', small.file('in')], 'no results of a class'],
  ])('refuses %j with one sentence', async (argv, sentence) => {
    const { code, stderr, stdout } = await run(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(existsSync(small.file('x'))).toBe(false);
  });
});
