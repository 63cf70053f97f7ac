import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replace } from './replace.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
  file = path.join(folder, 'count');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives the change what the file holds', async () => {
  await replace(file, (text) => `${text} first`);
  await replace(file, (text) => `${text} second`);
  expect(readFileSync(file, 'utf8')).toBe('null first second');
});

test('loses no change of many at once', async () => {
  await Promise.all(Array.from({ length: 20 }, () => replace(file, (text) => String(Number(text ?? 0) + 1))));
  expect(readFileSync(file, 'utf8')).toBe('20');
  expect(readdirSync(folder)).toEqual(['count']);
});

test('takes over what a killed process left behind', async () => {
  writeFileSync(`${file}.new`, 'half a');
  utimesSync(`${file}.new`, 0, 0);
  await replace(file, () => 'whole');
  expect(readFileSync(file, 'utf8')).toBe('whole');
});

test('leaves the file alone when the change throws', async () => {
  writeFileSync(file, 'before');
  const failing = replace(file, () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['before', ['count']]);
});

test('rejects where nothing can be written', async () => {
  await expect(replace(path.join(folder, 'absent', 'count'), () => '')).rejects.toThrow('ENOENT');
  mkdirSync(`${file}.new`);
  await expect(replace(file, () => '')).rejects.toThrow('is a folder');
});
