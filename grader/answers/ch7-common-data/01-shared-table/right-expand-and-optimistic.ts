// A new table behind the view, and writers that look, compute, and write only where nothing has changed since.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const BANK_URL = process.env.BANK_URL ?? 'http://bank';
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'shop.sqlite'), { timeout: 100 });

interface Wish {
  readonly sku: string;
  readonly quantity: number;
  readonly amount_cents: number;
  readonly currency: string;
}

migrate();

function migrate(): void {
  database.exec('BEGIN IMMEDIATE');
  const { sql = '' } = (database.prepare("SELECT sql FROM sqlite_master WHERE name = 'stock'").get() ?? {}) as {
    sql?: string;
  };
  if (!sql.includes('on_hand')) {
    database.exec('CREATE TABLE moved (sku TEXT PRIMARY KEY, name TEXT, price_cents INTEGER, on_hand INTEGER)');
    if (sql)
      database.exec(
        'INSERT INTO moved SELECT sku, name, price_cents, available FROM stock; DROP VIEW stock_v1; DROP TABLE stock',
      );
    database.exec('ALTER TABLE moved RENAME TO stock');
    database.exec('CREATE VIEW stock_v1 AS SELECT sku, name, price_cents, on_hand AS available FROM stock');
  }
  database.exec('CREATE TABLE IF NOT EXISTS reserved (order_id TEXT PRIMARY KEY, quantity INTEGER)');
  database.exec('COMMIT');
}

const onHandOf = (sku: string): number | undefined =>
  database.prepare('SELECT on_hand FROM stock WHERE sku = ?').get(sku)?.on_hand as number | undefined;

/** Changes the stock by `change` and the note of the order with it; whether there was enough. */
function move(sku: string, change: number, note: () => void): boolean {
  for (;;) {
    const seen = onHandOf(sku);
    if (seen === undefined || seen + change < 0) return false;
    database.exec('BEGIN IMMEDIATE');
    try {
      const swap = database.prepare('UPDATE stock SET on_hand = ? WHERE sku = ? AND on_hand = ?');
      const done = swap.run(seen + change, sku, seen).changes > 0;
      if (done) note();
      database.exec('COMMIT');
      if (done) return true;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}

async function sell(id: string, { sku, quantity, amount_cents, currency }: Wish): Promise<Response> {
  const isReserved = () => database.prepare('SELECT 1 FROM reserved WHERE order_id = ?').get(id) !== undefined;
  const isKnown = isReserved();
  const note = () => {
    database.prepare('INSERT INTO reserved VALUES (?, ?)').run(id, quantity);
  };
  if (!isKnown && !move(sku, -quantity, note)) return new Response('sold out', { status: 409 });
  try {
    const body = JSON.stringify({ amount_cents, currency });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(new URL(`/payments/${id}`, BANK_URL), { method: 'PUT', headers, body });
    if (!response.ok) throw new Error(`bank answered ${response.status}`);
    const { receipt } = (await response.json()) as { receipt: string };
    return Response.json({ order_id: id, receipt }, { status: isKnown ? 200 : 201 });
  } catch {
    const forget = () => {
      database.prepare('DELETE FROM reserved WHERE order_id = ?').run(id);
    };
    // Sent twice, the order may be given back already: the bank said no to both.
    if (isReserved()) move(sku, quantity, forget);
    return new Response('not paid', { status: 502 });
  }
}

function guarded(handle: (request: Request) => Promise<Response>): { fetch(request: Request): Promise<Response> } {
  return {
    async fetch(request) {
      try {
        return await handle(request);
      } catch (error) {
        if (!(error instanceof Error && error.message.includes('is locked'))) throw error;
        return new Response('locked', { status: 503, headers: { 'Retry-After': '5' } });
      }
    },
  };
}

export const shop = guarded(async (request) => {
  const [, , id = ''] = new URL(request.url).pathname.split('/');
  return sell(id, (await request.json()) as Wish);
});

export const warehouse = guarded(async (request) => {
  const { sku, quantity } = (await request.json()) as Wish;
  return new Response(null, { status: move(sku, quantity, () => {}) ? 201 : 404 });
});
