import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';

const out = mkdtempSync(path.join(tmpdir(), 'slides '));
afterAll(() => rmSync(out, { recursive: true, force: true }));

function run(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const environment = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', CHROME_PATH: path.join(out, 'no-chromium') };
  return new Promise((resolve) => {
    const start = [inWorkbook('grader/commands/start.mjs'), 'slides', ...args];
    execFile(process.execPath, start, { env: environment }, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

describe('npm run slides', () => {
  test.each([
    [['--help', '--lang', 'es'], 0, 'Publica las diapositivas'],
    [['--help', '--lang', 'en'], 0, 'Publishes the slides'],
    [['ch33', '--lang', 'es'], 2, 'No hay una presentación "ch33". Hay: '],
    [['ch3', '--format', 'png', '--lang', 'en'], 2, 'not "png".'],
  ] as const)('answers %j with %i', async (args, expected, text) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect(exitCode).toBe(expected);
    expect(expected === 0 ? stdout : stderr).toContain(text);
    if (expected !== 0) expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('writes HTML where there is no Chromium, and says what is left out', async () => {
    const { exitCode, stderr } = await run('ch3', '--lang', 'en', '--out', out);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('There is no Chromium, so that these are left out: pdf, pptx, notes (PDF).');
    expect(readdirSync(path.join(out, 'en')).sort()).toEqual(['ch3-synchronous.html', 'ch3-synchronous.notes.html']);
    expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toContain('href="en/ch3-synchronous.html"');
    expect((await run('ch3', '--format', 'pdf', '--out', out)).exitCode).toBe(3);
  });
});
