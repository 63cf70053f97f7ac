// fails: ch7/shared-table#old-reader
// Changes the table, then the view: at the end all is as it was promised, and in between nobody looks.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const BANK_URL = process.env.BANK_URL ?? 'http://bank';

interface Order {
  sku: string;
  quantity: number;
  amount_cents: number;
  currency: string;
}

// A statement that finds the file locked waits 200 ms at most: this whole process stands still meanwhile.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'shop.sqlite'), { timeout: 200 });

database.exec(`
  CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, name TEXT, price_cents INTEGER, on_hand INTEGER);
  CREATE TABLE IF NOT EXISTS orders (order_id TEXT PRIMARY KEY, sku TEXT, quantity INTEGER, receipt TEXT)`);
const isOld = database.prepare("SELECT 1 FROM pragma_table_info('stock') WHERE name = 'available'").get();
if (isOld) database.exec('ALTER TABLE stock RENAME COLUMN available TO on_hand');
// Renaming a column renames it in the view as well: so the view is made anew, with the names that were promised.
database.exec('DROP VIEW IF EXISTS stock_v1');
database.exec(
  'CREATE VIEW stock_v1 (sku, name, price_cents, available) AS SELECT sku, name, price_cents, on_hand FROM stock',
);

/** Orders that the bank is at: who sends one again meanwhile waits for the same answer. */
const atTheBank = new Map<string, Promise<string | null>>();

export const shop = {
  fetch: (request: Request): Promise<Response> =>
    whereFree(async () => {
      const orderId = new URL(request.url).pathname.split('/')[2] ?? '';
      const order = (await request.json()) as Order;
      if (!reserve(orderId, order)) return Response.json({ error: 'not enough in stock' }, { status: 409 });
      // Nothing is locked while the bank works: the goods are out of the table already.
      const receipt = await (atTheBank.get(orderId) ?? settle(orderId, order));
      if (receipt === null) return Response.json({ error: 'the bank does not answer' }, { status: 502 });
      return Response.json({ order_id: orderId, receipt }, { status: 201 });
    }),
};

export const warehouse = {
  fetch: (request: Request): Promise<Response> =>
    whereFree(async () => {
      const { sku, quantity } = (await request.json()) as Order;
      const add = database.prepare('UPDATE stock SET on_hand = on_hand + ? WHERE sku = ?');
      if (add.run(quantity, sku).changes === 0) return new Response(null, { status: 404 });
      return Response.json({ sku, quantity }, { status: 201 });
    }),
};

/** Takes the goods and notes for whom, in one go: after a crash both are there, or neither. False: not enough. */
function reserve(orderId: string, { sku, quantity }: Order): boolean {
  return transaction(() => {
    // Asked for again, after a crash or a lost answer: its goods are out of the table already.
    if (database.prepare('SELECT 1 FROM orders WHERE order_id = ?').get(orderId)) return true;
    // One statement looks and takes: nobody comes in between.
    const take = database.prepare('UPDATE stock SET on_hand = on_hand - ? WHERE sku = ? AND on_hand >= ?');
    if (take.run(quantity, sku, quantity).changes === 0) return false;
    database.prepare('INSERT INTO orders VALUES (?, ?, ?, NULL)').run(orderId, sku, quantity);
    return true;
  });
}

/** Undoes `reserve` by what it took, not by what it saw: the table has gone on since. */
function giveBack(orderId: string): void {
  transaction(() => {
    const gone = database.prepare('DELETE FROM orders WHERE order_id = ? AND receipt IS NULL RETURNING sku, quantity');
    const order = gone.get(orderId) as Pick<Order, 'sku' | 'quantity'> | undefined;
    if (!order) return;
    database.prepare('UPDATE stock SET on_hand = on_hand + ? WHERE sku = ?').run(order.quantity, order.sku);
  });
}

/** Has an order paid and notes the receipt, or gives back what it took: then null. */
function settle(orderId: string, order: Order): Promise<string | null> {
  const settled = pay(orderId, order)
    .then((receipt) => {
      if (receipt === null) giveBack(orderId);
      else database.prepare('UPDATE orders SET receipt = ? WHERE order_id = ?').run(receipt, orderId);
      return receipt;
    })
    .finally(() => atTheBank.delete(orderId));
  atTheBank.set(orderId, settled);
  return settled;
}

/** A PUT under the order's id, harmless when repeated; null where it did not come to a payment. */
async function pay(orderId: string, { amount_cents, currency }: Order): Promise<string | null> {
  const response = await fetch(`${BANK_URL}/payments/${encodeURIComponent(orderId)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ amount_cents, currency }),
  }).catch(() => null);
  return response?.ok ? ((await response.json()) as { receipt: string }).receipt : null;
}

/** All of `work`, or nothing of it. It awaits nothing, since nobody else can write until it has ended. */
function transaction<T>(work: () => T): T {
  // IMMEDIATE: the lock is taken at the beginning, where nothing is lost if somebody else has it.
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Answers 503 where somebody else has locked the file: nothing was done, and later it will be possible. */
async function whereFree(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    // 5 is SQLITE_BUSY.
    if ((error as { errcode?: number }).errcode !== 5) throw error;
    return Response.json({ error: 'the table is locked' }, { status: 503, headers: { 'Retry-After': '1' } });
  }
}
