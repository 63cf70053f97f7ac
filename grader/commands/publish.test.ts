import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-publish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function publish(...options: string[]): { exitCode: number | null; stdout: string; stderr: string } {
  const start = inWorkbook('grader', 'commands', 'start.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [start, 'publish', ...options], { encoding: 'utf8' });
  return { exitCode: status, stdout, stderr };
}

test('explains itself in both languages', () => {
  expect(publish('--help', '--lang', 'en').stdout).toContain('Exit code:');
  expect(publish('--help', '--lang', 'es').stdout).toContain('Código de salida:');
});

test('never empties a folder that it did not write', () => {
  writeFileSync(path.join(folder, 'thesis.txt'), 'mine');
  const { exitCode, stderr } = publish('--out', folder, '--lang', 'en');
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/is not empty, and npm run publish did not write it/)]);
  expect(readdirSync(folder)).toEqual(['thesis.txt']);
});
