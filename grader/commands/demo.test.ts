import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { allDemos, type Demo, type Experiment } from '../demos/demo.ts';
import { columns } from '../journal/columns.ts';
import type { Language } from '../language/bilingual.ts';
import { ask, Interrupted } from './demo/ask.ts';
import { experimentLines, type Look, outcomeLines, questionLines } from './demo/show.ts';
import { Misuse, understand } from './demo/understand.ts';
import { words } from './demo/words.ts';

const all = await allDemos();
const look: Look = { width: 80, ascii: false, colours: false };

describe('npm run demo', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entre-servicios-demo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('lists the demos', async () => {
    const { exitCode, stdout } = await demo('--lang', 'es');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n {2}ch3 pool +Un pool de conexiones limitado que se llena\n/);
  });

  test('prints question and outcome, without colours, when piped', async () => {
    const { exitCode, stdout, stderr } = await demo('ch3', 'pool', '--lang', 'en');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('How many of the 100 calls a second');
    expect(stdout).toMatch(/Outcome: [\d.]+ of 100 in the simulation/);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n').filter((line) => columns(line) > 80)).toEqual([]);
  });

  test('repeats itself for a seed', async () => {
    const [one, same, other] = await Promise.all(['7', '7', '8'].map((seed) => demo('ch3/bulkhead', '--seed', seed)));
    expect(one).toEqual(same);
    expect(one?.stdout).not.toBe(other?.stdout);
  });

  test('writes each plot as an image', async () => {
    const { exitCode } = await demo('ch3', 'pool', '--images', 'new/plots', '--lang', 'es');
    const files = readdirSync(join(folder, 'new', 'plots'));
    expect(exitCode).toBe(0);
    expect(files).toEqual(['ch3-pool-answered.es.svg', 'ch3-pool-refused.es.svg']);
    expect(readFileSync(join(folder, 'new', 'plots', files[0] ?? ''), 'utf8')).toContain(
      '<desc id="ch3-pool-answered-desc">',
    );
  });

  test('says why images cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { exitCode, stderr } = await demo('ch3', 'pool', '--images', 'file', '--lang', 'en');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('The images could not be written to')]);
  });

  test('refuses a misuse with one sentence', async () => {
    const { exitCode, stdout, stderr } = await demo('ch3', 'pol', '--lang', 'es');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'ch3 no tiene una demostración "pol". ¿Querías pool? Tiene: availability, queueing, pool, bulkhead.\n',
    );
  });

  test('explains itself in both languages', async () => {
    expect((await demo('--help', '--lang', 'es')).stdout).toBe(words.es.help);
    expect((await demo('--help', '--lang', 'en')).stdout).toBe(words.en.help);
  });

  function demo(...args: string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [inWorkbook('grader/commands/start.mjs'), 'demo', ...args], {
      env: { ...process.env, INIT_CWD: folder, FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
      });
    }
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode, ...texts }));
    });
  }
});

describe('understand()', () => {
  const say = words.en;
  const chosen = (...argv: string[]) => {
    const { chosen } = understand(argv, all, say, {});
    return chosen && [chosen.whole, ...chosen.demos.map(({ name }) => name)];
  };

  test('takes a chapter, one demo, or nothing', () => {
    expect(chosen()).toBeNull();
    expect(chosen('ch3')?.slice(0, 3)).toEqual([true, 'availability', 'queueing']);
    expect(chosen('ch3', 'pool')).toEqual([false, 'pool']);
    expect(chosen('CH3/pool')).toEqual([false, 'pool']);
    expect(chosen('ch8')).toEqual([true, 'screens']);
    expect(chosen('ch8', 'prices')).toEqual([false, 'prices']);
  });

  test('uses one seed for everyone', () => {
    expect(understand([], all, say, {}).seed).toBe(1);
  });

  test.each([
    [['ch33'], 'No chapter "ch33" has demos. Did you mean ch3?'],
    [['ch3', 'pool', 'bulkhead'], '"bulkhead" is too much'],
    [['ch3', '--sed', '1'], '"--sed" is no option of demo. Did you mean --seed?'],
    [['ch3', '--seed'], '--seed lacks its value'],
    [['ch3', '--seed', '-1'], '--seed lacks its value'],
    [['ch3', '--seed=1.5'], 'not "1.5"'],
    [['ch3', '--ascii=yes'], '--ascii takes no value'],
    [['--lang', 'fr'], 'no language "fr"'],
    [['--images', 'plots'], '--images needs to know which demos'],
  ])('refuses %j', (argv, sentence) => {
    expect(() => understand(argv, all, say, {})).toThrow(Misuse);
    expect(() => understand(argv, all, say, {})).toThrow(sentence);
  });

  test('notices options that npm swallowed', () => {
    const swallowed = { npm_config_seed: 'true', npm_config_ascii: 'true' };
    expect(() => understand(['ch3', '7'], all, say, swallowed)).toThrow('npm run demo ch3 -- --seed 7 --ascii');
  });
});

describe('on a terminal', () => {
  const [pool] = all.flatMap(({ demos }) => demos.filter(({ name }) => name === 'pool'));
  if (!pool) throw new Error('there is no demo "pool"');

  test('the guess stands beside the outcome', () => {
    expect(outcomeLines('about 50', '9.8 of 100', words.en, look)).toEqual([
      '  Your guess: about 50',
      '  Outcome:    9.8 of 100',
      '',
    ]);
    expect(outcomeLines('', 'x', words.en, look)[0]).toBe('  Your guess: (none)');
    expect(outcomeLines('\u001b[2J1', 'x', words.en, look)[0]).not.toContain('\u001b');
  });

  test('nothing is wider than the terminal', async () => {
    for (const { chapter, demos } of all) {
      for (const demo of demos) {
        for (const language of ['en', 'es'] as const) {
          const experiment = await demo.run(1, language);
          for (const width of [40, 80]) {
            const lines = linesOf(chapter, demo, experiment, language, { ...look, width });
            expect(lines.filter((line) => columns(line) > width)).toEqual([]);
            const ascii = linesOf(chapter, demo, experiment, language, { ...look, width, ascii: true });
            expect(ascii.join('')).toMatch(/^[ -~]*$/);
          }
        }
      }
    }
  });

  test('colours change nothing but colours', async () => {
    const experiment = await pool.run(1, 'en');
    const coloured = experimentLines(experiment, words.en, { ...look, colours: true }).join('\n');
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(experimentLines(experiment, words.en, look).join('\n'));
  });

  test('a guess is a line of input', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const guess = ask('? ', input, output);
    input.write(' 42 \n');
    expect(await guess).toBe('42');
  });

  test('the end of the input is no guess', async () => {
    const input = new PassThrough();
    const guess = ask('? ', input, new PassThrough());
    input.end();
    expect(await guess).toBe('');
  });

  test('Ctrl-C interrupts', async () => {
    const input = new PassThrough();
    const guess = ask('? ', input, new PassThrough());
    input.write('\u0003');
    await expect(guess).rejects.toThrow(Interrupted);
  });
});

function linesOf(chapter: string, demo: Demo, experiment: Experiment, language: Language, look: Look): string[] {
  const say = words[language];
  return [
    ...questionLines(chapter, demo, language, say, look),
    ...outcomeLines('9'.repeat(100), experiment.outcome, say, look),
    ...experimentLines(experiment, say, look),
  ];
}
