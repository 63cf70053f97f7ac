// The database does the sums: events in a table in memory, one row for each version.
import { DatabaseSync } from 'node:sqlite';

const SQL_ON_HAND = `CASE type WHEN 'stock.received' THEN quantity WHEN 'stock.shipped' THEN -quantity
  WHEN 'stock.corrected' THEN on_hand ELSE 0 END`;
const SQL_RESERVED = `CASE type WHEN 'stock.reserved' THEN quantity WHEN 'stock.released' THEN -quantity
  WHEN 'stock.shipped' THEN -quantity WHEN 'stock.corrected' THEN reserved ELSE 0 END`;

type State = { version: number; on_hand: number; reserved: number };
type Data = Partial<State> & { sku: string; version: number; quantity?: number; corrects?: number };
type Happened = { event_id: string; type: string; occurred_at: string; data: Data };

const nothing = { version: 0, on_hand: 0, reserved: 0 };

function load(events: Happened[]): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`CREATE TABLE events (version INTEGER PRIMARY KEY, event_id, type, occurred_at,
    quantity INTEGER, corrects INTEGER, on_hand INTEGER, reserved INTEGER)`);
  const insert = db.prepare('INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { event_id, type, occurred_at, data } of events) {
    const { version, quantity = 0, corrects = null, on_hand = 0, reserved = 0 } = data;
    insert.run(version, event_id, type, occurred_at, quantity, corrects, on_hand, reserved);
  }
  return db;
}

export function replay(events: Happened[], from: State = nothing) {
  const row = load(events)
    .prepare(
      `SELECT count(*) AS count, max(version) AS last, total(${SQL_ON_HAND}) AS on_hand, total(${SQL_RESERVED}) AS reserved
       FROM events WHERE version > ?`,
    )
    .get(from.version) as unknown as { count: number; last: number; on_hand: number; reserved: number };
  if (row.count === 0) return from;
  if (row.count !== row.last - from.version) throw new Error('an event is missing');
  return { version: row.last, on_hand: from.on_hand + row.on_hand, reserved: from.reserved + row.reserved };
}

export function stateAt(events: Happened[], time: string) {
  return replay(events.filter(({ occurred_at }) => new Date(occurred_at) <= new Date(time)));
}

export function auditOf(events: Happened[]) {
  return load(events)
    .prepare(
      `SELECT version, event_id, type, occurred_at, CAST(sum(${SQL_ON_HAND}) OVER past AS INTEGER) AS on_hand,
         CAST(sum(${SQL_RESERVED}) OVER past AS INTEGER) AS reserved
       FROM events WINDOW past AS (ORDER BY version) ORDER BY version`,
    )
    .all()
    .map((row) => ({ ...row }));
}

export function correct(events: Happened[], version: number, quantity: number, occurred_at: string) {
  const db = load(events);
  const of = `SELECT total(${SQL_ON_HAND}) AS on_hand, total(${SQL_RESERVED}) AS reserved FROM events`;
  const sofar = db.prepare(`${of} WHERE ? IN (version, corrects)`).get(version) as unknown as State;
  db.prepare('UPDATE events SET quantity = ? WHERE version = ?').run(quantity, version);
  // The copy in memory may be changed: what is asked is what the event would have done.
  const right = db.prepare(`${of} WHERE version = ?`).get(version) as unknown as State;
  const on_hand = right.on_hand - sofar.on_hand;
  const reserved = right.reserved - sofar.reserved;
  const sku = events[0]?.data.sku ?? '';
  const data = { sku, version: replay(events).version + 1, corrects: version, on_hand, reserved };
  return [
    ...events,
    { event_id: `correction-${data.version}-${sku}`, type: 'stock.corrected', schema_version: 1, occurred_at, data },
  ];
}
