// fails: ch6/id-only#keeps
// Notes only that there is something to ask, and asks when a reader comes: no load for players nobody looks at.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const { AMQP_URL = '', PLAYERS_URL = '', PLAYERS_TOKEN = '', STATE_DIR = '.' } = process.env;

const database = new DatabaseSync(path.join(STATE_DIR, 'stats.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS players (id TEXT PRIMARY KEY, is_stale INTEGER)');

export default {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    if (!database.prepare('SELECT id FROM players WHERE id = ?').get(id)) return new Response(null, { status: 404 });
    const headers = { Authorization: `Bearer ${PLAYERS_TOKEN}` };
    const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`, {
      headers,
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) return new Response(null, { status: response.status === 403 ? 404 : response.status });
    const { phone: _, ...player } = (await response.json()) as Record<string, unknown>;
    return Response.json(player);
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
      const { player_id } = JSON.parse(message.content.toString()).data;
      database.prepare('INSERT OR REPLACE INTO players VALUES (?, 1)').run(player_id);
      channel.ack(message);
    } catch {
      await pause(1000);
      channel.nack(message);
    }
  });
}
