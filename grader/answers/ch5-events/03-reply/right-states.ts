// One state in one column, changed only from "running"; expired ones are moved when they are seen. What comes late is too late.
import { createHash, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { connect } from 'amqplib';

const { AMQP_URL = 'amqp://localhost', STATE_DIR = './', REPLY_LIMIT_MS = '60000' } = process.env;
const db = new DatabaseSync(`${STATE_DIR}trainings.db`);
db.exec(`CREATE TABLE IF NOT EXISTS asked (
  correlation TEXT PRIMARY KEY, since INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'running', told TEXT)`);

const move = (correlation: string, state: string, told: unknown) =>
  db
    .prepare("UPDATE asked SET state = ?, told = ? WHERE correlation = ? AND state = 'running'")
    .run(state, JSON.stringify(told), correlation);

/** The client's name for a request is not the one that travels. */
const publicOf = (correlation: string) => createHash('sha256').update(correlation).digest('hex').slice(0, 20);

const connection = await connect(AMQP_URL);
const channel = await connection.createConfirmChannel();
const unrouted: string[] = [];
channel.on('return', ({ properties }) => unrouted.push(properties.correlationId));

async function ask(request: Request): Promise<Response> {
  const team_id = decodeURIComponent(/\/teams\/([^/]+)\//.exec(request.url)?.[1] ?? '');
  const { focus, minutes } = (await request.json()) as Record<string, unknown>;
  const correlation = randomBytes(12).toString('base64url');
  db.prepare('INSERT INTO asked (correlation, since) VALUES (?, ?)').run(correlation, Date.now());
  const options = { correlationId: correlation, replyTo: 'coach.replies', expiration: REPLY_LIMIT_MS, mandatory: true };
  channel.sendToQueue('training.requests', Buffer.from(JSON.stringify({ minutes, focus, team_id })), options);
  const lost = await channel.waitForConfirms().then(
    () => unrouted.includes(correlation),
    () => true,
  );
  if (lost) {
    move(correlation, 'failed', { title: 'not sent' });
    return new Response('training takes no requests', { status: 503 });
  }
  return new Response(null, { status: 202, headers: { location: `/requests/${publicOf(correlation)}` } });
}

function show(id: string): Response {
  const rows = db.prepare('SELECT * FROM asked').all() as { correlation: string; since: number }[];
  const found = rows.find(({ correlation }) => publicOf(correlation) === id);
  if (!found) return new Response(null, { status: 404 });
  if (Date.now() - found.since >= Number(REPLY_LIMIT_MS)) move(found.correlation, 'expired', null);
  const { state, told } = db.prepare('SELECT * FROM asked WHERE correlation = ?').get(found.correlation) as {
    state: string;
    told: string | null;
  };
  const outcome = JSON.parse(told ?? 'null');
  return Response.json({ state, ...(state === 'done' && { training: outcome }), problem: outcome });
}

export default {
  fetch: (request: Request) => (request.method === 'POST' ? ask(request) : show(request.url.split('/').at(-1) ?? '')),
};

export async function start(): Promise<void> {
  await channel.assertQueue('coach.replies', { durable: true });
  await channel.consume('coach.replies', (message) => {
    if (!message) return;
    const { ok, training, problem } = JSON.parse(message.content.toString());
    move(String(message.properties.correlationId), ok ? 'done' : 'failed', ok ? training : problem);
    channel.ack(message);
  });
}
