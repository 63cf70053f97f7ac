// One JSON file a request, written beside and renamed; a timer every minute looks what is due.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(process.env.STATE_DIR ?? '.', 'requests');
mkdirSync(folder, { recursive: true });
const limit = (name: string): number => Number(process.env[name]);
const OVER = ['done', 'failed', 'cancelled', 'expired'];

interface Entry {
  id: string;
  print: string;
  wish: object;
  state: string;
  reason: string | null;
  result: unknown;
  expires: number;
  /** When it is looked at next. */
  due: number;
  /** The approval is to be withdrawn. */
  withdraw: boolean;
}

const fileOf = (id: string): string => path.join(folder, `${id}.json`);
const read = (id: string): Entry => JSON.parse(readFileSync(fileOf(id), 'utf8'));
function write(id: string, change: Partial<Entry>): void {
  const entry = { ...(existsSync(fileOf(id)) ? read(id) : {}), ...change };
  writeFileSync(`${fileOf(id)}.part`, JSON.stringify(entry));
  renameSync(`${fileOf(id)}.part`, fileOf(id));
}

const busy = new Set<string>();

async function look(): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  await Promise.all(names.map((name) => attend(name.slice(0, -5)).catch(() => {})));
  const entries = names.map((name) => read(name.slice(0, -5)));
  const open = entries.filter(({ state, withdraw }) => !OVER.includes(state) || withdraw);
  const next = Math.min(...open.map(({ due, expires }) => Math.min(due, expires)));
  if (open.length > 0) setTimeout(look, Math.max(limit('RETRY_MS'), next - Date.now()));
}

async function attend(id: string): Promise<void> {
  const { state, due, expires, wish, withdraw } = read(id);
  if (busy.has(id) || (OVER.includes(state) && !withdraw)) return;
  busy.add(id);
  const url = `${process.env.APPROVAL_URL}/approvals/${id}`;
  const { team_id } = wish as { team_id: string };
  try {
    if (withdraw) {
      const { ok } = await send('DELETE', url);
      if (ok) write(id, { withdraw: false });
    } else if (state === 'pending' && Date.now() >= expires) {
      write(id, { state: 'expired', reason: 'too late', withdraw: true });
    } else if (state === 'pending' && Date.now() >= due) {
      const answer = await send('PUT', url, { team_id });
      const { state: decision } = (await answer.json()) as { state?: string };
      const again = Date.now() + 1000 * Number(answer.headers.get('retry-after') ?? 1);
      if (read(id).state !== 'pending') return;
      if (decision === 'approved') write(id, { state: 'running', due: 0 });
      else if (decision === 'rejected') write(id, { state: 'failed', reason: 'rejected' });
      else write(id, { due: again });
    } else if (state === 'running') {
      const answer = await send('POST', `${process.env.TRAINING_URL}/trainings`, wish, id);
      const isLater = answer.status >= 500 || answer.headers.has('retry-after');
      if (answer.ok) write(id, { state: 'done', result: await answer.json() });
      else if (!isLater) write(id, { state: 'failed', reason: `status ${answer.status}` });
    }
  } finally {
    busy.delete(id);
  }
}

function send(method: string, url: string, body?: object, key?: string): Promise<Response> {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (key !== undefined) headers.set('Idempotency-Key', key);
  const signal = AbortSignal.timeout(limit('TIME_LIMIT_MS'));
  return fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

void look();

const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

export default {
  async fetch(request: Request): Promise<Response> {
    const [kind, name = '', third] = new URL(request.url).pathname
      .slice(1)
      .split('/')
      .map(decodeURIComponent) as string[];
    if (request.method === 'POST' && third === 'trainings') return create(request, name);
    if (!/^[\w-]+$/.test(name) || !existsSync(fileOf(name))) return json(404, {});
    const { id, state, reason, result } = read(name);
    if (kind === 'trainings') return state === 'done' ? json(200, result as object) : json(404, {});
    if (request.method === 'DELETE') {
      if (state !== 'pending' && state !== 'cancelled') return json(409, { state });
      if (state === 'pending') write(id, { state: 'cancelled', withdraw: true });
      setTimeout(look);
      return new Response(null, { status: 204 });
    }
    if (state === 'done') return Response.redirect(new URL(`/trainings/${id}`, request.url), 303);
    return json(200, { id, state, reason }, OVER.includes(state) ? {} : { 'Retry-After': '1800' });
  },
};

async function create(request: Request, team_id: string): Promise<Response> {
  const key = request.headers.get('Idempotency-Key');
  const body = await request.json().catch(() => undefined);
  const { focus, minutes } = Object(body) as { focus: string; minutes: number };
  const isRight =
    ['attack', 'defence', 'fitness'].includes(focus) && minutes >= 15 && minutes <= 180 && minutes % 1 === 0;
  if (!key || !isRight || typeof minutes !== 'number') return json(400, {});
  // The id comes from the key, so that one key can only be one request.
  const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const wish = { team_id, focus, minutes };
  const print = JSON.stringify(wish);
  if (existsSync(fileOf(id))) {
    if (read(id).print !== print) return json(422, {});
  } else {
    const expires = Date.now() + limit('EXPIRES_MS');
    write(id, { id, print, wish, state: 'pending', reason: null, result: null, expires, due: 0, withdraw: false });
    setTimeout(look);
  }
  return json(202, { id }, { Location: `/requests/${id}`, 'Retry-After': '1800' });
}
