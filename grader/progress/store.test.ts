import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeProgress, keptOf, PROGRESS_FILE, readProgress } from './store.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (text: string): void => writeFileSync(path.join(root, PROGRESS_FILE), text);
const read = () => JSON.parse(readFileSync(path.join(root, PROGRESS_FILE), 'utf8'));
const seeHint = () =>
  changeProgress(root, {
    'ch3/squad': (kept) => {
      kept.hints += 1;
    },
  });

describe('progress', () => {
  test('begins empty', () => {
    expect(keptOf(readProgress(root), 'ch3/squad')).toEqual({
      best: null,
      attempts: 0,
      tried: [],
      firstPassed: null,
      hints: 0,
      solutionSeen: null,
    });
  });

  test('is kept', async () => {
    expect(await seeHint()).toBeNull();
    expect(await seeHint()).toBeNull();
    expect(keptOf(readProgress(root), 'ch3/squad').hints).toBe(2);
  });

  test('keeps fields that it does not know', async () => {
    const later = { mood: 'good', hints: 1, best: { earned: 1, possible: 2 } };
    write(JSON.stringify({ format: 'entre-servicios/progress@1', theme: 'dark', exercises: { 'ch3/squad': later } }));
    await seeHint();
    expect(read()).toMatchObject({ theme: 'dark', exercises: { 'ch3/squad': { ...later, hints: 2 } } });
  });

  test('survives fields of another kind', async () => {
    const odd = { hints: 'two', tried: [1, 'a'], best: [], attempts: -1, firstPassed: 7 };
    write(JSON.stringify({ format: 'entre-servicios/progress@1', exercises: { 'ch3/squad': odd, 'ch3/chain': null } }));
    expect(keptOf(readProgress(root), 'ch3/squad')).toMatchObject({ hints: 0, tried: ['a'], best: null, attempts: 0 });
    expect(keptOf(readProgress(root), 'ch3/chain').hints).toBe(0);
  });

  test.each(['{ "format": "entre-serv', '[]', 'null', '{"format":"entre-servicios/progress@1"}'])(
    'keeps a copy of %j',
    async (text) => {
      write(text);
      const remark = await seeHint();
      expect(remark).toEqual({ kind: 'corrupted', copy: expect.stringMatching(/^\.entre-servicios\.unreadable-/) });
      const [copy = ''] = readdirSync(root).filter((name) => name !== PROGRESS_FILE);
      expect(readFileSync(path.join(root, copy), 'utf8')).toBe(text);
      expect(keptOf(readProgress(root), 'ch3/squad').hints).toBe(1);
    },
  );

  test('leaves the file of a later workbook alone', async () => {
    const text = '{"format":"entre-servicios/progress@2","elsewhere":[]}';
    write(text);
    expect(await seeHint()).toEqual({ kind: 'newer' });
    expect(readFileSync(path.join(root, PROGRESS_FILE), 'utf8')).toBe(text);
  });

  test('says why it cannot be kept', async () => {
    root = path.join(root, 'absent');
    expect(await seeHint()).toEqual({ kind: 'unwritable', error: 'ENOENT' });
    root = path.dirname(root);
  });
});
