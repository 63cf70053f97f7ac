/** The shop's database as the checks see it: the grader opens the same file as the services do. */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Cup, StockItem } from '../../cup/data.ts';
import type { Scene } from '../scene.ts';

const FILE = 'shop.sqlite';
/** What the service of another team has read for years. */
export const READS = 'SELECT sku, name, price_cents, available FROM stock_v1';

export function open(scene: Scene): DatabaseSync {
  return new DatabaseSync(`${scene.stateFolder}${FILE}`);
}

/** The shop's database as it was for years, with the goods of `cup`; what stood there before is gone. */
export function layTable(scene: Scene, { stock }: Pick<Cup, 'stock'>): void {
  for (const ending of ['', '-journal', '-wal', '-shm'])
    rmSync(`${scene.stateFolder}${FILE}${ending}`, { force: true });
  const database = open(scene);
  database.exec(`
    CREATE TABLE stock (sku TEXT PRIMARY KEY, name TEXT, price_cents INTEGER, available INTEGER);
    CREATE VIEW stock_v1 AS SELECT sku, name, price_cents, available FROM stock`);
  const insert = database.prepare('INSERT INTO stock VALUES (?, ?, ?, ?)');
  for (const { sku, name, price_cents, available } of stock) insert.run(sku, name, price_cents, available);
  database.close();
}

/** What the other team's service reads, or what SQLite says instead. */
export function read(scene: Scene): StockItem[] | string {
  const database = open(scene);
  try {
    return database.prepare(READS).all() as unknown as StockItem[];
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}

/** What of `due` was not read: sku, column, what was there, what should be. */
export function differences(
  got: readonly StockItem[],
  due: readonly StockItem[],
): [string, string, string | number, string | number][] {
  return due.flatMap((wanted) => {
    const row = got.find(({ sku }) => sku === wanted.sku);
    const names = Object.keys(wanted) as (keyof StockItem)[];
    return names
      .filter((name) => row?.[name] !== wanted[name])
      .map((name): [string, string, string | number, string | number] => [
        wanted.sku,
        name,
        row?.[name] ?? '—',
        wanted[name],
      ]);
  });
}

export function columnsOf(scene: Scene): string[] {
  const database = open(scene);
  const names = database
    .prepare("SELECT name FROM pragma_table_info('stock')")
    .all()
    .map(({ name }) => String(name));
  database.close();
  return names;
}

/** How many pieces the table holds, whatever the column is called; what SQLite says where it cannot be read. */
export function availableOf(scene: Scene, { sku }: StockItem): number | string {
  const database = open(scene);
  try {
    const row = database.prepare('SELECT * FROM stock WHERE sku = ?').get(sku);
    const got = row?.on_hand ?? row?.available;
    return typeof got === 'number' ? got : '—';
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}
