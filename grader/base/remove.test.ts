import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { remove } from './remove.ts';

test('a folder goes with all that is in it', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-remove-'));
  mkdirSync(path.join(folder, 'deep', 'er'), { recursive: true });
  writeFileSync(path.join(folder, 'deep', 'er', 'file'), 'x');
  remove(folder);
  expect(existsSync(folder)).toBe(false);
});

test('what cannot be removed is left, without a word', () => {
  expect(() => remove(path.join(os.tmpdir(), 'entre-servicios-remove-nothing'))).not.toThrow();
  expect(() => remove('no system has \0 in a name')).not.toThrow();
});
