/**
 * ch5/reply: POST /teams/:team_id/trainings asks `training` for a training, over the broker; GET /requests/:id says how
 * it stands. Several instances of this service run: any of them may get the reply, and any may be asked.
 *
 *   queue `training.requests`, of training    { team_id, focus, minutes }, with correlationId, replyTo, expiration
 *   the queue named as replyTo, yours         { "ok": true, "training": {…} } or { "ok": false, "problem": {…} },
 *                                             with the correlationId of the request
 *
 * Chapter 5, section "reply", says what your service answers, and when. Grade it: npm run grade ch5/reply
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
/** Milliseconds after which a request without a reply has expired. */
const REPLY_LIMIT_MS = Number(process.env.REPLY_LIMIT_MS ?? 60_000);

interface Row {
  id: string;
  /** The reply as JSON; null as long as there is none. */
  reply: string | null;
  /** Milliseconds since 1970. */
  expires_at: number;
}

// In the folder that all instances of this service share.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'coach.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY, reply TEXT, expires_at INTEGER)');

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , name = ''] = new URL(request.url).pathname.split('/').map(decodeURIComponent);
    if (request.method === 'GET') return statusOf(name);
    const wish = (await request.json()) as { focus: string; minutes: number };

    // TODO: send { team_id: name, ...wish } to training; 202 once the broker has it in the queue, 503 where it has not.
    void wish;
    return new Response(null, { status: 501 });
  },
};

function statusOf(id: string): Response {
  const row = database.prepare('SELECT * FROM requests WHERE id = ?').get(id) as Row | undefined;
  // TODO: running, done, failed or expired.
  return row ? Response.json({ id, state: 'running' }) : new Response(null, { status: 404 });
}

/** Called once, when the service starts; resolves when it listens for replies. */
export async function start(): Promise<void> {
  // TODO: a queue for replies; note each one with the request that it belongs to.
  void [amqp, AMQP_URL, REPLY_LIMIT_MS];
}
