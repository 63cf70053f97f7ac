// fails: ch6/full#versions
// Takes the time in the event for the order: "the newest is the one that happened last".
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

interface PlayerEvent {
  type: string;
  schema_version: number;
  occurred_at: string;
  data: { player_id: string; version: number; [field: string]: unknown };
}

const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'stats.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS players (id TEXT PRIMARY KEY, occurred_at TEXT, player TEXT)');

export default {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const row = database.prepare('SELECT player FROM players WHERE id = ?').get(id);
    return row?.player ? Response.json(JSON.parse(String(row.player))) : new Response(null, { status: 404 });
  },
};

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost')).createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertExchange('dead-letters', 'direct', { durable: true });
  await channel.assertQueue('stats.dead-letters', { durable: true });
  await channel.bindQueue('stats.dead-letters', 'dead-letters', 'stats.dead-letters');
  const rejected = { deadLetterExchange: 'dead-letters', deadLetterRoutingKey: 'stats.dead-letters' };
  await channel.assertQueue('stats', { durable: true, ...rejected });
  for (const what of ['changed', 'deleted']) await channel.bindQueue('stats', 'players', `player.*.${what}`);
  await channel.consume('stats', (message) => {
    if (!message) return;
    const event = JSON.parse(message.content.toString()) as PlayerEvent;
    if (event.schema_version !== 2) return channel.nack(message, false, false);
    keep(event);
    channel.ack(message);
  });
}

function keep({ type, occurred_at, data }: PlayerEvent): void {
  const player = type === 'player.deleted' ? null : JSON.stringify(shown(data));
  database
    .prepare(
      `INSERT INTO players (id, occurred_at, player) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET occurred_at = excluded.occurred_at, player = excluded.player
       WHERE excluded.occurred_at > players.occurred_at`,
    )
    .run(data.player_id, occurred_at, player);
}

function shown({ player_id, version, team_id, name, country, shirt, registration }: PlayerEvent['data']): object {
  return { id: player_id, version, team_id, name, country, shirt, registration };
}
