// The invariant stands in the table: a trigger refuses what would make it negative, and waits are virtual.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const BANK_URL = process.env.BANK_URL ?? 'http://bank';
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'shop.sqlite'));

interface Order {
  sku: string;
  quantity: number;
  amount_cents: number;
  currency: string;
}

class Later extends Error {}

/** Tries statements again while somebody else has the lock, five times; each text is one transaction. */
async function write(script: () => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.exec('BEGIN IMMEDIATE');
      break;
    } catch (error) {
      if (!String(error).includes('locked')) throw error;
      if (attempt === 5) throw new Later();
    }
    await pause(50 * attempt);
  }
  try {
    script();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

await write(() => {
  const known = database.prepare("SELECT name FROM sqlite_master WHERE name = 'stock'").get();
  const columns = database.prepare('PRAGMA table_info(stock)').all();
  if (!known) {
    database.exec('CREATE TABLE stock (sku TEXT PRIMARY KEY, name TEXT, price_cents INTEGER, on_hand INTEGER)');
  } else if (columns.some(({ name }) => name === 'available')) {
    // The view goes first, so that nothing is renamed inside of it.
    database.exec('DROP VIEW stock_v1; ALTER TABLE stock RENAME COLUMN available TO on_hand');
  }
  database.exec(`
    CREATE VIEW IF NOT EXISTS stock_v1 AS SELECT sku, name, price_cents, on_hand AS available FROM stock;
    CREATE TABLE IF NOT EXISTS sales (order_id TEXT PRIMARY KEY, sku TEXT NOT NULL, quantity INTEGER NOT NULL);
    CREATE TRIGGER IF NOT EXISTS sold AFTER INSERT ON sales BEGIN
      SELECT raise(ABORT, 'sold out') WHERE NOT EXISTS (
        SELECT 1 FROM stock WHERE sku = new.sku AND on_hand >= new.quantity);
      UPDATE stock SET on_hand = on_hand - new.quantity WHERE sku = new.sku;
    END;
    CREATE TRIGGER IF NOT EXISTS returned AFTER DELETE ON sales BEGIN
      UPDATE stock SET on_hand = on_hand + old.quantity WHERE sku = old.sku;
    END`);
});

class Shop {
  async fetch(request: Request): Promise<Response> {
    const id = new URL(request.url).pathname.slice('/orders/'.length);
    const { sku, quantity, ...payment } = (await request.json()) as Order;
    try {
      await write(() => {
        database.prepare('INSERT INTO sales VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(id, sku, quantity);
      });
      const paid = await fetch(`${BANK_URL}/payments/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payment),
      }).catch(() => Response.error());
      if (paid.ok) {
        const { receipt } = (await paid.json()) as { receipt: string };
        return Response.json({ order_id: id, receipt }, { status: 201 });
      }
      await write(() => {
        database.prepare('DELETE FROM sales WHERE order_id = ?').run(id);
      });
      return new Response(null, { status: 502 });
    } catch (error) {
      return refusal(error);
    }
  }
}

function refusal(error: unknown): Response {
  if (error instanceof Later) return new Response(null, { status: 503, headers: { 'Retry-After': '2' } });
  if (String(error).includes('sold out')) return new Response(null, { status: 409 });
  throw error;
}

export const shop = new Shop();

export const warehouse = {
  async fetch(request: Request): Promise<Response> {
    const { sku, quantity } = (await request.json()) as Order;
    let found = false;
    try {
      await write(() => {
        const add = database.prepare('UPDATE stock SET on_hand = on_hand + :quantity WHERE sku = :sku');
        found = add.run({ sku, quantity }).changes > 0;
      });
    } catch (error) {
      return refusal(error);
    }
    return new Response(null, { status: found ? 201 : 404 });
  },
};
