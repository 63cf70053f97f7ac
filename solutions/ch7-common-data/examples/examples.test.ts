import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesIn, handOver, nextAfter, rowsOf } from './attendance.ts';
import { admit, splitFree, take, takeByLooking } from './seats.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-examples-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('seats', () => {
  /** Two gates, each with a connection of its own to one file. */
  function gates(free: number): [DatabaseSync, DatabaseSync] {
    const file = path.join(folder, 'seats.sqlite');
    const [one, two] = [new DatabaseSync(file), new DatabaseSync(file)];
    one.exec(`
      CREATE TABLE seats (block TEXT PRIMARY KEY, free INTEGER);
      CREATE TABLE admitted (ticket TEXT PRIMARY KEY, block TEXT);
      CREATE VIEW seats_v1 (block, free) AS SELECT block, free FROM seats`);
    one.prepare('INSERT INTO seats VALUES (?, ?)').run('north', free);
    return [one, two];
  }
  const freeOf = (gate: DatabaseSync) => gate.prepare('SELECT free FROM seats_v1').get()?.free;

  test('two gates that look first let two in on one seat', async () => {
    const [one, two] = gates(1);
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    const admitted = await Promise.all([takeByLooking(one, 'north', pause), takeByLooking(two, 'north', pause)]);
    expect(admitted).toEqual([true, true]);
    expect(freeOf(one)).toBe(0);
  });

  test('of two gates that look and take in one, one takes the last seat', () => {
    const [one, two] = gates(1);
    expect([take(one, 'north'), take(two, 'north')]).toEqual([true, false]);
    expect(freeOf(one)).toBe(0);
  });

  test('a seat is not taken for a ticket that is already in', () => {
    const [one] = gates(5);
    admit(one, 'north', 'k1');
    expect(() => admit(one, 'north', 'k1')).toThrow('UNIQUE');
    expect(freeOf(one)).toBe(4);
  });

  test('a gate finds the table locked while the other is in the middle', () => {
    const [one, two] = gates(5);
    one.exec('BEGIN IMMEDIATE');
    expect(() => take(two, 'north')).toThrow('database is locked');
    one.exec('COMMIT');
    expect(take(two, 'north')).toBe(true);
  });

  test('readers of the view do not notice another form', () => {
    const [one, two] = gates(7);
    splitFree(one);
    one.exec('UPDATE seats SET taken = 2');
    expect(freeOf(two)).toBe(5);
  });

  test('SQLite renames a column inside a view too', () => {
    const [one] = gates(7);
    one.exec('CREATE VIEW plain AS SELECT block, free FROM seats');
    one.exec('ALTER TABLE seats RENAME COLUMN free TO left_over');
    expect(() => one.prepare('SELECT free FROM plain')).toThrow('no such column: free');
    expect(freeOf(one)).toBe(7);
  });
});

test('two names of one column stay equal, whichever is written', () => {
  const database = new DatabaseSync(path.join(folder, 'shop.sqlite'));
  database.exec("CREATE TABLE stock (sku TEXT PRIMARY KEY, available INTEGER); INSERT INTO stock VALUES ('s1', 5)");
  database.exec(readFileSync(path.join(import.meta.dirname, 'both-names.sql'), 'utf8'));
  const row = () => ({ ...database.prepare('SELECT available, on_hand FROM stock').get() });
  expect(row()).toEqual({ available: 5, on_hand: 5 });
  database.exec('UPDATE stock SET available = available - 1');
  expect(row()).toEqual({ available: 4, on_hand: 4 });
  database.exec('UPDATE stock SET on_hand = on_hand + 10');
  expect(row()).toEqual({ available: 14, on_hand: 14 });
});

describe('attendance', () => {
  test('a file is handed over, and read by its columns', () => {
    handOver(folder, 1, [{ match_id: 'm1', spectators: 31_415 }]);
    expect(readdirSync(folder)).toEqual(['attendance-000001.csv']);
    expect(rowsOf(filesIn(folder).get(1) ?? '')).toEqual([{ match_id: 'm1', spectators: 31_415 }]);
  });

  test('what is not complete, or of others, is not there', () => {
    for (const name of ['attendance-000002.csv.part', 'notes.txt']) writeFileSync(path.join(folder, name), '');
    expect(filesIn(folder).size).toBe(0);
  });

  test('files after a gap wait, whatever their number of digits', () => {
    for (const number of [999_999, 1_000_000, 1_000_002]) handOver(folder, number, []);
    expect(nextAfter(999_998, filesIn(folder))).toEqual([999_999, 1_000_000]);
  });
});
