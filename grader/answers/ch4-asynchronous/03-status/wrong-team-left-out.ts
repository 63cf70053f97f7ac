// fails: ch4/status#location-resolves
// Asks approval for a request without saying of which team; what it refuses is asked again.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const APPROVAL_URL = process.env.APPROVAL_URL ?? 'http://approval';
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
const EXPIRES_MS = Number(process.env.EXPIRES_MS ?? 72 * 3_600_000);
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 120_000);

/** Pending: nobody has decided. Running: approved, the training is being arranged. The others are final. */
type State = 'pending' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';

interface Row {
  id: string;
  key: string;
  /** What was asked for, as JSON with its fields in one order: two bodies that say the same are the same. */
  asked: string;
  state: State;
  /** The training as JSON, or why there is none. */
  outcome: string | null;
  expires_at: number;
}

// On disk, in the folder that survives a restart and that all instances of this service share.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'coach.sqlite'));
database.exec(`CREATE TABLE IF NOT EXISTS requests (
  id TEXT PRIMARY KEY, key TEXT UNIQUE, asked TEXT, state TEXT, outcome TEXT, expires_at INTEGER)`);

// Whatever was under way when the process ended goes on now.
for (const { id } of rows("SELECT * FROM requests WHERE state IN ('pending', 'running')")) void follow(id);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, first, name = '', last] = new URL(request.url).pathname.split('/');
    const route = `${request.method} ${[first, ...(last === undefined ? [] : [last])].join(' ')}`;
    if (route === 'POST teams trainings') return accept(request, decodeURIComponent(name));
    const [row] = rows('SELECT * FROM requests WHERE id = ?', name);
    if (!row) return new Response(null, { status: 404 });
    if (route === 'GET requests') return statusOf(row);
    if (route === 'DELETE requests') return cancel(row);
    if (route === 'GET trainings' && row.state === 'done') return Response.json(JSON.parse(row.outcome ?? 'null'));
    return new Response(null, { status: 404 });
  },
};

async function accept(request: Request, team_id: string): Promise<Response> {
  const key = request.headers.get('Idempotency-Key');
  if (!key) return Response.json({ error: 'an Idempotency-Key is required' }, { status: 400 });
  const body = ((await request.json().catch(() => null)) ?? {}) as Record<string, unknown>;
  const { focus, minutes } = body;
  const isWhole = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 15 && minutes <= 180;
  if (!isWhole || !['attack', 'defence', 'fitness'].includes(String(focus))) {
    return Response.json({ error: 'focus or minutes is wrong' }, { status: 400 });
  }
  const asked = JSON.stringify({ team_id, focus, minutes });
  const id = randomUUID();
  // One statement decides whose request it is: between a look and an insert another one could come.
  const { changes } = database
    .prepare("INSERT INTO requests VALUES (?, ?, ?, 'pending', NULL, ?) ON CONFLICT (key) DO NOTHING")
    .run(id, key, asked, Date.now() + EXPIRES_MS);
  // Stored first, answered and worked on afterwards.
  if (changes === 1) void follow(id);
  const [row] = rows('SELECT * FROM requests WHERE key = ?', key) as [Row];
  if (row.asked !== asked) return Response.json({ error: 'this key came with another request' }, { status: 422 });
  const headers = { Location: `/requests/${row.id}`, 'Retry-After': '3600' };
  return Response.json({ id: row.id, state: row.state }, { status: 202, headers });
}

function statusOf({ id, state, outcome }: Row): Response {
  if (state === 'done') return new Response(null, { status: 303, headers: { Location: `/trainings/${id}` } });
  if (state === 'pending') return Response.json({ id, state }, { headers: { 'Retry-After': '3600' } });
  if (state === 'running') return Response.json({ id, state }, { headers: { 'Retry-After': '60' } });
  return Response.json({ id, state, reason: outcome });
}

function cancel({ id, state }: Row): Response {
  if (state === 'cancelled' || move(id, 'pending', 'cancelled', 'the client cancelled it')) {
    void untilAnswered(() => call(`${APPROVAL_URL}/approvals/${id}`, 'DELETE'));
    return new Response(null, { status: 204 });
  }
  return Response.json({ error: `it is ${state}` }, { status: 409 });
}

/** Takes a request from the state that it is in to its end. Begun anew after a restart, it repeats itself harmlessly. */
async function follow(id: string): Promise<void> {
  const [{ asked, state, expires_at }] = rows('SELECT * FROM requests WHERE id = ?', id) as [Row];
  const { team_id, ...wish } = JSON.parse(asked) as { team_id: string };
  if (state === 'pending' && !(await isApproved(id, expires_at))) return;
  // The same key as before a restart, so that the training takes place once.
  const headers = { 'Idempotency-Key': id };
  const answer = await untilAnswered(() => call(`${TRAINING_URL}/trainings`, 'POST', { team_id, ...wish }, headers));
  if (answer.ok) move(id, 'running', 'done', await answer.text());
  else move(id, 'running', 'failed', `training refused with ${answer.status}`);
}

/** Asks until there is a decision or the time is up; true where the request goes on. */
async function isApproved(id: string, expiresAt: number): Promise<boolean> {
  const url = `${APPROVAL_URL}/approvals/${id}`;
  while (Date.now() < expiresAt) {
    // PUT may be repeated: the first one asks, the others hear how it stands.
    const answer = await untilAnswered(() => call(url, 'PUT', {}), expiresAt).catch(() => null);
    const decision = answer?.ok ? ((await answer.json()) as { state: string }).state : 'none';
    // False where the client cancelled in the meantime: its word came first.
    if (decision === 'approved') return move(id, 'pending', 'running', null);
    if (decision === 'rejected') move(id, 'pending', 'failed', 'it was rejected');
    const [row] = rows('SELECT * FROM requests WHERE id = ?', id);
    if (row?.state !== 'pending') return false;
    const seconds = Number(answer?.headers.get('Retry-After') ?? 60);
    await pause(Math.max(0, Math.min(1000 * seconds, expiresAt - Date.now())));
  }
  if (move(id, 'pending', 'expired', 'nobody decided in time')) await untilAnswered(() => call(url, 'DELETE'));
  return false;
}

/** Changes the state only where it still is `from`: whoever comes second has no effect. */
function move(id: string, from: State, to: State, outcome: string | null): boolean {
  const change = database.prepare('UPDATE requests SET state = ?, outcome = ? WHERE id = ? AND state = ?');
  return change.run(to, outcome, id, from).changes === 1;
}

/** Repeats what may pass: no answer, 5xx, and 409 with Retry-After, which says that the same key is being worked on. */
async function untilAnswered(attempt: () => Promise<Response>, until = Number.POSITIVE_INFINITY): Promise<Response> {
  for (;;) {
    try {
      const answer = await attempt();
      const isRunning = answer.status === 409 && answer.headers.has('Retry-After');
      if (answer.status < 500 && !isRunning) return answer;
    } catch (error) {
      console.error('again later:', error);
    }
    if (Date.now() + RETRY_MS >= until) throw new Error('no answer in time');
    await pause(RETRY_MS * (1 + Math.random()));
  }
}

async function call(
  url: string,
  method: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  // Read here, so that a body that breaks off is an attempt that failed.
  const text = await answer.text();
  return new Response(answer.status === 204 ? null : text, { status: answer.status, headers: answer.headers });
}

function rows(query: string, ...values: string[]): Row[] {
  return database.prepare(query).all(...values) as unknown as Row[];
}
