/**
 * A report that takes a while: POST /reports { match_id } answers 202 with the Location of a status resource. What was
 * accepted is on disk, and goes on after a restart. Chapter 4 walks through it.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const STATS_URL = process.env.STATS_URL ?? 'http://stats';
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);

interface Row {
  id: string;
  match_id: string;
  state: 'pending' | 'done' | 'failed';
  outcome: string | null;
}

// #region store
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'reports.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, match_id TEXT, state TEXT, outcome TEXT)');

function find(id: string): Row | undefined {
  return database.prepare('SELECT * FROM reports WHERE id = ?').get(id) as Row | undefined;
}

/** Changes the state only where nobody else has done so before; whether it did. */
function finish(id: string, state: Row['state'], outcome: string): boolean {
  const change = database.prepare("UPDATE reports SET state = ?, outcome = ? WHERE id = ? AND state = 'pending'");
  return change.run(state, outcome, id).changes === 1;
}

// At the start: whatever was under way when the process ended goes on.
const open = database.prepare("SELECT * FROM reports WHERE state = 'pending'").all() as unknown as Row[];
for (const { id, match_id } of open) void write(id, match_id);
// #endregion store

// #region routes
export default {
  async fetch(request: Request): Promise<Response> {
    const [, , id = '', part] = new URL(request.url).pathname.split('/');
    if (request.method === 'POST') return accept(request);
    const row = find(id);
    if (!row) return new Response(null, { status: 404 });
    const { state, outcome } = row;
    if (part === 'result') return state === 'done' ? new Response(outcome) : new Response(null, { status: 404 });
    if (state === 'done') return new Response(null, { status: 303, headers: { Location: `/reports/${id}/result` } });
    if (state === 'failed') return Response.json({ id, state, reason: outcome });
    return Response.json({ id, state }, { headers: { 'Retry-After': '30' } });
  },
};

async function accept(request: Request): Promise<Response> {
  const { match_id } = ((await request.json().catch(() => null)) ?? {}) as { match_id?: unknown };
  if (typeof match_id !== 'string' || match_id === '') return new Response(null, { status: 400 });
  const id = randomUUID();
  // On disk first, then answered: a 202 is kept even if the process ends in the next moment.
  database.prepare("INSERT INTO reports VALUES (?, ?, 'pending', NULL)").run(id, match_id);
  void write(id, match_id);
  const headers = { Location: `/reports/${id}`, 'Retry-After': '30' };
  return Response.json({ id, state: 'pending' }, { status: 202, headers });
}
// #endregion routes

// #region work
async function write(id: string, matchId: string): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${STATS_URL}/matches/${encodeURIComponent(matchId)}`, {
        signal: AbortSignal.timeout(10_000),
      });
      if (response.status === 404) return void finish(id, 'failed', 'there is no such match');
      if (!response.ok) throw new Error(`stats answered ${response.status}`);
      const { home_goals, away_goals } = (await response.json()) as { home_goals: number; away_goals: number };
      return void finish(id, 'done', `The match ended ${home_goals} to ${away_goals}.`);
    } catch (error) {
      console.error('again later:', error);
      await pause(RETRY_MS * (1 + Math.random()));
    }
  }
}
// #endregion work
