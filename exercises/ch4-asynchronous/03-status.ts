/**
 * ch4/status: POST /teams/:team_id/trainings answers 202 and says where to look; the training may be days away.
 *
 *   PUT {APPROVAL_URL}/approvals/:id     { team_id }, or { team_id, reply_to }; :id is your own id of the request
 *       202, again 200                   { id, state: "pending" | "approved" | "rejected" }, Retry-After while pending
 *   GET {APPROVAL_URL}/approvals/:id     the same answer, 200: how it stands
 *   DELETE {APPROVAL_URL}/approvals/:id  204: the question is withdrawn
 *   POST {TRAINING_URL}/trainings        { team_id, focus, minutes } and an Idempotency-Key
 *       201 the training; 409 with Retry-After: this key is being worked on; another 4xx: refused
 *
 * Chapter 4, section "status", says what your service answers, and when. Grade it: npm run grade ch4/status
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const APPROVAL_URL = process.env.APPROVAL_URL ?? 'http://approval';
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
/** Milliseconds after which a request that nobody decided on has expired. */
const EXPIRES_MS = Number(process.env.EXPIRES_MS ?? 72 * 3_600_000);
/** Milliseconds from a failed attempt to the next one, at least. */
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);
/** Milliseconds that one attempt may take; a training takes up to a minute. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 120_000);

type State = 'pending' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';

interface Row {
  id: string;
  /** The client's Idempotency-Key. */
  key: string;
  /** What was asked for, as JSON. */
  asked: string;
  state: State;
  /** The training as JSON, or why there is none. */
  outcome: string | null;
  /** Milliseconds since 1970. */
  expires_at: number;
}

/** STATE_DIR is a folder that survives a restart; the worked example of the chapter shows how to use it. */
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'coach.sqlite'));
database.exec(`CREATE TABLE IF NOT EXISTS requests (
  id TEXT PRIMARY KEY, key TEXT UNIQUE, asked TEXT, state TEXT, outcome TEXT, expires_at INTEGER)`);

export default {
  async fetch(request: Request): Promise<Response> {
    // TODO: POST /teams/:team_id/trainings, GET and DELETE /requests/:id, GET /trainings/:id.
    const found = database.prepare('SELECT * FROM requests WHERE id = ?').get(new URL(request.url).pathname);
    void [APPROVAL_URL, TRAINING_URL, EXPIRES_MS, RETRY_MS, TIME_LIMIT_MS];
    return Response.json((found ?? null) as Row | null, { status: 501 });
  },
};
