/** ch6/id-only: a replica of the players, kept by asking back. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const PLAYERS_TOKEN = process.env.PLAYERS_TOKEN ?? '';
const RETRY_MS = Number(process.env.RETRY_MS ?? 1000);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 5000);

interface PlayerEvent {
  data: { player_id: string };
}

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'stats.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS players (id TEXT PRIMARY KEY, version INTEGER, player TEXT)');

export default {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const row = database.prepare('SELECT player FROM players WHERE id = ?').get(id);
    return row ? Response.json(JSON.parse(String(row.player))) : new Response(null, { status: 404 });
  },
};

export async function start(): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  await channel.bindQueue('stats', 'players', 'player.*.deleted');
  // One after the other: no question is still open when a later one is answered.
  await channel.prefetch(1);
  await channel.consume('stats', async (message) => {
    if (!message) return;
    try {
      const { data } = JSON.parse(message.content.toString()) as PlayerEvent;
      await refresh(data.player_id);
      channel.ack(message);
    } catch (error) {
      console.error('asked in vain', error);
      await pause(RETRY_MS);
      channel.nack(message, false, true);
    }
  });
}

// #region refresh
/** Whatever the event was: something about this player is different. What it is now, only `players` knows. */
async function refresh(id: string): Promise<void> {
  const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`, {
    headers: { Authorization: `Bearer ${PLAYERS_TOKEN}` },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  // Answers, both of them: gone since, or no longer for us.
  if (response.status === 404 || response.status === 403) remove(id);
  else if (response.ok) keep(await response.json());
  // Everything else is no answer: the event goes back.
  else throw new Error(`players answered ${response.status}`);
}
// #endregion refresh

function remove(id: string): void {
  database.prepare('DELETE FROM players WHERE id = ?').run(id);
}

/** Names what is passed on. Left out one by one, what `players` adds tomorrow would be passed on as well. */
function keep({ id, version, team_id, name, country, shirt, registration }: Record<string, string | number>): void {
  const player = JSON.stringify({ id, version, team_id, name, country, shirt, registration });
  // With a second instance answers can overtake each other: the version tells which one is newer.
  database
    .prepare(
      `INSERT INTO players (id, version, player) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, player = excluded.player
       WHERE excluded.version > players.version`,
    )
    .run(id as string, version as number, player);
}
