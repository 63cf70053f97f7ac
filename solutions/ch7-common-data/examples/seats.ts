/** The free seats of each block of the stadium: two gates write one table. Chapter 7 walks through it. */
import type { DatabaseSync } from 'node:sqlite';

// #region look
/** Wrong: what was seen before the await is written after it. */
export async function takeByLooking(
  database: DatabaseSync,
  block: string,
  checkTicket: () => Promise<void>,
): Promise<boolean> {
  // #region between
  const look = database.prepare('SELECT free FROM seats WHERE block = ?');
  const free = Number(look.get(block)?.free ?? 0);
  if (free === 0) return false;
  await checkTicket();
  const write = database.prepare('UPDATE seats SET free = ? WHERE block = ?');
  write.run(free - 1, block);
  // #endregion between
  return true;
}
// #endregion look

// #region take
/** One statement looks and takes; `changes` says whether it took. */
export function take(database: DatabaseSync, block: string): boolean {
  const statement = database.prepare(`UPDATE seats SET free = free - 1
    WHERE block = ? AND free > 0`);
  return statement.run(block).changes === 1;
}
// #endregion take

// #region transaction
// #region all-or-nothing
/** All of `work`, or nothing of it. `work` is not async: while it runs, nobody else can write. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
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
// #endregion all-or-nothing

/** A seat, and for whom: never the one without the other. */
export function admit(database: DatabaseSync, block: string, ticket: string): boolean {
  return transaction(database, () => {
    if (!take(database, block)) return false;
    database.prepare('INSERT INTO admitted (ticket, block) VALUES (?, ?)').run(ticket, block);
    return true;
  });
}
// #endregion transaction

// #region view
/** Where the table had `free` it gets `total` and `taken`. Whoever reads `seats_v1` reads what they always read. */
export function splitFree(database: DatabaseSync): void {
  transaction(database, () => {
    database.exec(`
      ALTER TABLE seats ADD COLUMN total INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE seats ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
      UPDATE seats SET total = free;
      DROP VIEW seats_v1;
      ALTER TABLE seats DROP COLUMN free;
      CREATE VIEW seats_v1 (block, free)
        AS SELECT block, total - taken FROM seats`);
  });
}
// #endregion view
