import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchFiles } from './files.ts';

let folder: string;
let file: string;
let stop: () => void;
let saves: string[];
let waiting: (() => void) | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
  mkdirSync(path.join(folder, 'ch3'));
  file = path.join(folder, 'ch3', '01-squad.ts');
  writeFileSync(file, 'before');
  saves = [];
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

const onSave = (saved: string): void => {
  saves.push(path.basename(saved));
  waiting?.();
};
const saved = (): Promise<void> =>
  new Promise((resolve) => {
    waiting = resolve;
  });

describe.each([false, true])('with poll: %s', (poll) => {
  test('notices a save in place', async () => {
    stop = watchFiles(folder, { files: [file], onSave, poll });
    writeFileSync(file, 'after');
    await saved();
    expect(saves).toEqual(['01-squad.ts']);
  });

  test('notices a save by rename', async () => {
    stop = watchFiles(folder, { files: [file], onSave, poll });
    writeFileSync(`${file}~`, 'after');
    renameSync(`${file}~`, file);
    await saved();
    expect(saves).toEqual(['01-squad.ts']);
  });

  test('notices a file that was deleted and comes back', async () => {
    stop = watchFiles(folder, { files: [file], onSave, poll });
    unlinkSync(file);
    setTimeout(() => writeFileSync(file, 'again'), 50);
    await saved();
    expect(saves).toEqual(['01-squad.ts']);
  });
});

test('says once that no events come', async () => {
  const told = new Promise<void>((resolve) => {
    stop = watchFiles(folder, { files: [file], onSave, onNoEvents: resolve, poll: true });
  });
  writeFileSync(file, 'after');
  await expect(told).resolves.toBeUndefined();
});
