// fails: ch5/reply#failed
// A reply came, so it went well: as if a message had a status.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type ConfirmChannel } from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const REPLY_LIMIT_MS = Number(process.env.REPLY_LIMIT_MS ?? 60_000);
const REQUESTS = 'training.requests';
const REPLIES = 'coach.replies';

interface Row {
  id: string;
  /** The reply as JSON; null as long as there is none. */
  reply: string | null;
  expires_at: number;
}

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'coach.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY, reply TEXT, expires_at INTEGER)');

let channel: ConfirmChannel;
/** Requests that no queue took. The broker returns a message before it confirms it. */
const returned = new Set<string>();

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , name = ''] = new URL(request.url).pathname.split('/').map(decodeURIComponent);
    if (request.method === 'GET') return statusOf(name);
    const wish = (await request.json()) as { focus: string; minutes: number };
    const id = randomUUID();
    // Before it is sent: another instance may have the reply before this one has the confirm.
    database.prepare('INSERT INTO requests VALUES (?, NULL, ?)').run(id, Date.now() + REPLY_LIMIT_MS);
    try {
      await send(id, { team_id: name, ...wish });
    } catch (error) {
      // The client has no address to look at: nothing is left that could be running.
      database.prepare('DELETE FROM requests WHERE id = ?').run(id);
      return Response.json({ error: String(error) }, { status: 503 });
    }
    return Response.json({ id, state: 'running' }, { status: 202, headers: { Location: `/requests/${id}` } });
  },
};

/** Resolves when the request lies in the queue of training. */
async function send(id: string, wish: object): Promise<void> {
  const properties = {
    correlationId: id,
    replyTo: REPLIES,
    // Nobody waits for it any more after that: the broker then drops what nobody has taken.
    expiration: String(REPLY_LIMIT_MS),
    mandatory: true,
    persistent: true,
    contentType: 'application/json',
  };
  await new Promise<void>((resolve, reject) => {
    channel.publish('', REQUESTS, Buffer.from(JSON.stringify(wish)), properties, (error) =>
      error ? reject(error) : resolve(),
    );
  });
  if (returned.delete(id)) throw new Error(`there is no queue ${REQUESTS}`);
}

function statusOf(id: string): Response {
  const row = database.prepare('SELECT * FROM requests WHERE id = ?').get(id) as Row | undefined;
  if (!row) return new Response(null, { status: 404 });
  if (row.reply !== null) {
    const { training } = JSON.parse(row.reply);
    return Response.json({ id, state: 'done', training });
  }
  // Looked at when somebody asks: a timer would end with its process.
  return Response.json({ id, state: Date.now() < row.expires_at ? 'running' : 'expired' });
}

export async function start(): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  channel = await connection.createConfirmChannel();
  channel.on('return', (message) => returned.add(message.properties.correlationId));
  // Of the service, not of this process: what is meant for an instance that died is read by another one.
  await channel.assertQueue(REPLIES, { durable: true });
  await channel.consume(REPLIES, (message) => {
    if (!message) return;
    // The first reply counts. One that belongs to no request changes no row, and is acknowledged all the same.
    database
      .prepare('UPDATE requests SET reply = ? WHERE id = ? AND reply IS NULL')
      .run(message.content.toString(), message.properties.correlationId ?? '');
    channel.ack(message);
  });
}
