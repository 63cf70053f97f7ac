// fails: ch6/id-only#keeps
// "An id is an id": it stands in the path as it came.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const { AMQP_URL = '', PLAYERS_URL = '', PLAYERS_TOKEN = '', STATE_DIR = '.' } = process.env;

const database = new DatabaseSync(path.join(STATE_DIR, 'stats.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS players (id TEXT PRIMARY KEY, version INTEGER, player TEXT)');

export default {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const row = database.prepare('SELECT player FROM players WHERE id = ?').get(id);
    return row ? Response.json(JSON.parse(String(row.player))) : new Response(null, { status: 404 });
  },
};

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  for (const what of ['changed', 'deleted']) await channel.bindQueue('stats', 'players', `player.*.${what}`);
  await channel.prefetch(1);
  await channel.consume('stats', async (message) => {
    if (!message) return;
    try {
      await refresh(JSON.parse(message.content.toString()).data.player_id);
      channel.ack(message);
    } catch {
      await pause(1000);
      channel.nack(message);
    }
  });
}

function ask(id: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${PLAYERS_TOKEN}` };
  return fetch(`${PLAYERS_URL}/players/${id}`, { headers, signal: AbortSignal.timeout(5000) });
}

async function refresh(id: string): Promise<void> {
  const response = await ask(id);
  if (response.status === 404 || response.status === 403) remove(id);
  else if (response.ok) keep(await response.json());
  else throw new Error(`players answered ${response.status}`);
}

function remove(id: string): void {
  database.prepare('DELETE FROM players WHERE id = ?').run(id);
}

function keep(player: Record<string, string | number>): void {
  database
    .prepare(
      `INSERT INTO players (id, version, player) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, player = excluded.player
       WHERE excluded.version > players.version`,
    )
    .run(player.id as string, player.version as number, JSON.stringify(player));
}
