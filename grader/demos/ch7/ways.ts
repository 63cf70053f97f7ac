/**
 * Five ways in which the service `report` comes by the stock of `warehouse`. Databases and files are real ones, in a
 * folder of their own; the broker of the last way is a list in memory.
 */
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Units by article. */
export type Stock = Readonly<Record<string, number>>;

/** What the warehouse calls its column, before and after its team has renamed it. */
export type Column = 'available' | 'units';

export interface Way {
  /** The warehouse changes its stock and hands it on; throws where the change itself is refused. */
  readonly change: (stock: Stock) => void;
  /** The same, slowly: does a part of it; what is returned does the rest. */
  readonly begin: (stock: Stock) => () => void;
  /** The warehouse's team renames its column. */
  readonly rename: () => void;
  /** Makes a report and saves it, by the `column` that the report's own code knows; throws where it cannot. */
  readonly report: (column: Column) => Stock;
  /** Lets go of what is still open. */
  readonly close: () => void;
}

/** `store` is the folder that both services share, `own` one that belongs to `report`. */
export interface Places {
  readonly store: string;
  readonly own: string;
}

export const WAYS = {
  table: (places, first) => database(places, first, false),
  view: (places, first) => database(places, first, true),
  'folder-in-place': (places, first) => folder(places, first, false),
  'folder-renamed': (places, first) => folder(places, first, true),
  own: (places, first) => ownData(places, first),
} satisfies Readonly<Record<string, (places: Places, first: Stock) => Way>>;

export type WayName = keyof typeof WAYS;

/** Both services on one table. With `published`, `report` reads a view that the warehouse's team keeps as it is. */
function database({ store }: Places, first: Stock, published: boolean): Way {
  const file = path.join(store, 'shop.sqlite');
  const open = () => unsynced(file);
  const using = <T>(work: (shop: DatabaseSync) => T): T => {
    const shop = open();
    try {
      return work(shop);
    } finally {
      shop.close();
    }
  };
  let column: Column = 'available';
  const write = (shop: DatabaseSync, articles: readonly (readonly [string, number])[]) => {
    const put = shop.prepare(`INSERT OR REPLACE INTO stock (sku, ${column}) VALUES (?, ?)`);
    for (const [sku, units] of articles) put.run(sku, units);
  };
  using((shop) => {
    shop.exec(`CREATE TABLE stock (sku TEXT PRIMARY KEY, available INTEGER);
      CREATE VIEW stock_v1 (sku, available) AS SELECT sku, available FROM stock;
      CREATE TABLE reports (stock TEXT)`);
    write(shop, Object.entries(first));
  });
  const begin = (stock: Stock) => {
    const shop = open();
    const [some, others] = halves(stock);
    shop.exec('BEGIN IMMEDIATE');
    write(shop, some);
    return () => {
      write(shop, others);
      shop.exec('COMMIT');
      shop.close();
    };
  };
  return {
    begin,
    change: (stock) => begin(stock)(),
    // SQLite follows the new name into the view, whose own column keeps its name.
    rename: () => {
      using((shop) => shop.exec('ALTER TABLE stock RENAME COLUMN available TO units'));
      column = 'units';
    },
    report: (known) =>
      using((shop) => {
        const query = published ? 'SELECT sku, available AS n FROM stock_v1' : `SELECT sku, ${known} AS n FROM stock`;
        const stock = Object.fromEntries(
          shop
            .prepare(query)
            .all()
            .map(({ sku, n }) => [String(sku), Number(n)]),
        );
        shop.prepare('INSERT INTO reports VALUES (?)').run(JSON.stringify(stock));
        return stock;
      }),
    close: () => {},
  };
}

/** The warehouse has its own database and exports it as a file, under its name at once or only when it is whole. */
function folder({ store, own }: Places, first: Stock, renamed: boolean): Way {
  const file = path.join(store, 'stock.csv');
  let column: Column = 'available';
  const begin = (stock: Stock) => {
    const [some, others] = halves(stock);
    // The export may fail; the change in the warehouse's own database does not. The next export has it as well.
    const target = existsSync(store) ? openSync(renamed ? `${file}.part` : file, 'w') : undefined;
    const lines = (articles: readonly (readonly [string, number])[]) => articles.map((pair) => `${pair.join(';')}\n`);
    if (target !== undefined) writeSync(target, [`sku;${column}\n`, ...lines(some)].join(''));
    return () => {
      if (target === undefined) return;
      writeSync(target, lines(others).join(''));
      closeSync(target);
      if (renamed) renameSync(`${file}.part`, file);
    };
  };
  begin(first)();
  return {
    begin,
    change: (stock) => begin(stock)(),
    rename: () => {
      column = 'units';
    },
    report: (known) => {
      const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
      const place = head.split(';').indexOf(known);
      if (place < 0) throw new Error(`no column ${known}`);
      const stock = Object.fromEntries(lines.map((line) => [line.split(';')[0], Number(line.split(';')[place])]));
      writeFileSync(path.join(own, 'report.json'), JSON.stringify(stock));
      return stock;
    },
    close: () => {},
  };
}

/** `report` keeps a replica, from events that wait in an outbox while the broker, which stands in `store`, is away. */
function ownData({ store, own }: Places, first: Stock): Way {
  const outbox: Record<'available', Stock>[] = [];
  const queue: typeof outbox = [];
  const replica = unsynced(path.join(own, 'report.sqlite'));
  replica.exec('CREATE TABLE stock (sku TEXT PRIMARY KEY, n INTEGER); CREATE TABLE reports (stock TEXT)');
  const relay = () => {
    if (existsSync(store)) queue.push(...outbox.splice(0));
  };
  // What the event calls it is a matter of the event: the column's name stays inside.
  const announce = (stock: Stock) => {
    outbox.push({ available: stock });
    relay();
  };
  announce(first);
  return {
    begin: (stock) => () => announce(stock),
    change: announce,
    rename: () => {},
    report: () => {
      relay();
      const put = replica.prepare('INSERT OR REPLACE INTO stock VALUES (?, ?)');
      for (const { available } of existsSync(store) ? queue.splice(0) : []) {
        for (const [sku, units] of Object.entries(available)) put.run(sku, units);
      }
      const rows = replica.prepare('SELECT sku, n FROM stock').all();
      const stock = Object.fromEntries(rows.map(({ sku, n }) => [String(sku), Number(n)]));
      replica.prepare('INSERT INTO reports VALUES (?)').run(JSON.stringify(stock));
      return stock;
    },
    close: () => replica.close(),
  };
}

/** A database that does not wait for the disk: nobody pulls the plug here, and locks are the same. */
function unsynced(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA synchronous = OFF');
  return database;
}

function halves(stock: Stock) {
  const articles = Object.entries(stock);
  const middle = Math.ceil(articles.length / 2);
  return [articles.slice(0, middle), articles.slice(middle)] as const;
}
