// Gives approval an address for the decision instead of asking again; expiry is one timer, set anew at the start.
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

const { APPROVAL_URL, TRAINING_URL, EXPIRES_MS, RETRY_MS, TIME_LIMIT_MS, STATE_DIR } = process.env;
const database = new DatabaseSync(`${STATE_DIR}/requests.db`);
database.exec('CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY, value TEXT)');

interface Asked {
  id: string;
  key: string;
  team: string;
  focus: string;
  minutes: number;
  origin: string;
  state: string;
  reason?: string;
  training?: unknown;
  expiresAt: number;
}

const all = new Map<string, Asked>();
for (const { value } of database.prepare('SELECT value FROM requests').all()) {
  const asked = JSON.parse(String(value)) as Asked;
  all.set(asked.id, asked);
  if (asked.state === 'asking' || asked.state === 'pending') wait(asked);
  if (asked.state === 'running') void train(asked);
}

function keep(asked: Asked): void {
  all.set(asked.id, asked);
  database.prepare('INSERT OR REPLACE INTO requests VALUES (?, ?)').run(asked.id, JSON.stringify(asked));
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, origin } = new URL(request.url);
    const [, first, second = ''] = pathname.split('/');
    if (request.method === 'POST' && pathname.endsWith('/trainings'))
      return post(request, decodeURIComponent(second), origin);
    const asked = all.get(second);
    if (!asked) return new Response(null, { status: 404 });
    const isOpen = asked.state === 'asking' || asked.state === 'pending';
    if (request.method === 'PUT' && first === 'decisions') {
      const { state } = (await request.json()) as { state: string };
      if (asked.state === 'asking' || asked.state === 'pending') decide(asked, state);
      return new Response(null, { status: 204 });
    }
    if (first === 'trainings')
      return asked.training ? Response.json(asked.training) : new Response(null, { status: 404 });
    if (request.method === 'DELETE') {
      if (!isOpen && asked.state !== 'cancelled') return new Response(null, { status: 409 });
      keep(Object.assign(asked, { state: 'cancelled' }));
      void insist(() => fetch(`${APPROVAL_URL}/approvals/${asked.id}`, { method: 'DELETE' }));
      return new Response(null, { status: 204 });
    }
    const location = `${origin}/trainings/${asked.id}`;
    if (asked.state === 'done') return new Response(null, { status: 303, headers: { Location: location } });
    const { id, state, reason } = asked;
    const headers = { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() };
    return Response.json({ id, state: isOpen ? 'pending' : state, reason }, { headers });
  },
};

async function post(request: Request, team: string, origin: string): Promise<Response> {
  const key = request.headers.get('idempotency-key') ?? '';
  const text = await request.text();
  let body: { focus?: unknown; minutes?: unknown } | null = null;
  try {
    body = JSON.parse(text);
  } catch {
    // As wrong as any other.
  }
  const focus = String(body?.focus);
  const minutes = body?.minutes as number;
  const isRight =
    /^(attack|defence|fitness)$/.test(focus) && Number.isInteger(minutes) && minutes >= 15 && minutes <= 180;
  if (key === '' || !isRight) return new Response(null, { status: 400 });
  let asked = [...all.values()].find((one) => one.key === key);
  if (asked && (asked.team !== team || asked.focus !== focus || asked.minutes !== minutes)) {
    return new Response(null, { status: 422 });
  }
  if (!asked) {
    const id = randomUUID();
    asked = { id, key, team, focus, minutes, origin, state: 'asking', expiresAt: Date.now() + Number(EXPIRES_MS) };
    keep(asked);
    wait(asked);
  }
  const headers = { Location: new URL(`/requests/${asked.id}`, origin).href, 'Retry-After': '60' };
  return Response.json({ id: asked.id }, { status: 202, headers });
}

function wait(asked: Asked): void {
  const url = `${APPROVAL_URL}/approvals/${asked.id}`;
  setTimeout(
    () => {
      if (asked.state !== 'asking' && asked.state !== 'pending') return;
      keep(Object.assign(asked, { state: 'expired' }));
      void insist(() => fetch(url, { method: 'DELETE' }));
    },
    Math.max(0, asked.expiresAt - Date.now()),
  );
  if (asked.state !== 'asking') return;
  const body = JSON.stringify({ team_id: asked.team, reply_to: `${asked.origin}/decisions/${asked.id}` });
  const headers = { 'Content-Type': 'application/json' };
  void insist(
    () => fetch(url, { method: 'PUT', headers, body }),
    () => asked.state === 'asking',
  ).then((answer) => {
    if (answer?.ok && asked.state === 'asking') keep(Object.assign(asked, { state: 'pending' }));
  });
}

function decide(asked: Asked, decision: string): void {
  if (decision === 'approved') {
    keep(Object.assign(asked, { state: 'running' }));
    void train(asked);
  } else keep(Object.assign(asked, { state: 'failed', reason: decision }));
}

async function train(asked: Asked): Promise<void> {
  const { id, team, focus, minutes } = asked;
  const body = JSON.stringify({ team_id: team, focus, minutes });
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': id };
  const signal = (): AbortSignal => AbortSignal.timeout(Number(TIME_LIMIT_MS));
  const answer = await insist(() =>
    fetch(`${TRAINING_URL}/trainings`, { method: 'POST', headers, body, signal: signal() }),
  );
  if (answer?.ok) keep(Object.assign(asked, { state: 'done', training: await answer.json() }));
  else keep(Object.assign(asked, { state: 'failed', reason: `training: ${answer?.status}` }));
}

async function insist(attempt: () => Promise<Response>, isWanted = () => true): Promise<Response | null> {
  while (isWanted()) {
    const answer = await attempt().catch(() => null);
    const isFinal = answer !== null && answer.status < 500 && !answer.headers.has('retry-after');
    if (isFinal || answer?.ok) return answer;
    await new Promise((resolve) => setTimeout(resolve, Number(RETRY_MS)));
  }
  return null;
}
