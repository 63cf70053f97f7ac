// Reports from a Map, filled from disk at the start; the table is asked three times before it counts as unreadable.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import amqp, { type Channel } from 'amqplib';

type Row = { id: string; version: number; team_id: string; country: string };

const { AMQP_URL = 'amqp://localhost', STATE_DIR = '.' } = process.env;
const replica = new DatabaseSync(path.join(STATE_DIR, 'stats.sqlite'));
replica.exec(`CREATE TABLE IF NOT EXISTS replica (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL, team_id TEXT NOT NULL, country TEXT NOT NULL) WITHOUT ROWID`);

const players = new Map<string, Row>();
for (const row of replica.prepare('SELECT * FROM replica').all() as unknown as Row[]) players.set(row.id, row);

async function theirRows(): Promise<Row[] | null> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    let table: DatabaseSync | undefined;
    try {
      table = new DatabaseSync(path.join(STATE_DIR, 'players.sqlite'), { readOnly: true });
      return table.prepare('SELECT id, team_id, country FROM players').all() as unknown as Row[];
    } catch (error) {
      console.warn(`attempt ${attempt}:`, error);
    } finally {
      table?.close();
    }
    await pause(100 * attempt);
  }
  return null;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const [, route, team_id] = /^\/(by-table|by-events)\/(.+)$/.exec(pathname) ?? [];
    if (!route || !team_id) return new Response(null, { status: 404 });
    const rows = route === 'by-events' ? [...players.values()] : await theirRows();
    if (rows === null) return new Response(null, { status: 503, headers: { 'Retry-After': '10' } });
    const team = decodeURIComponent(team_id);
    const mine = rows.filter((row) => row.team_id === team);
    const grouped = Object.groupBy(mine, ({ country }) => country);
    const countries = Object.fromEntries(Object.entries(grouped).map(([code, some]) => [code, some?.length ?? 0]));
    return Response.json({ team_id: team, players: mine.length, countries });
  },
};

export async function start(): Promise<void> {
  const channel = await open();
  await channel.consume('stats', (message) => {
    if (!message) return;
    const { player_id: id, version, team_id, country } = JSON.parse(String(message.content)).data;
    const known = players.get(id);
    if (!known || known.version < version) {
      replica.prepare('INSERT OR REPLACE INTO replica VALUES (?, ?, ?, ?)').run(id, version, team_id, country);
      players.set(id, { id, version, team_id, country });
    }
    channel.ack(message);
  });
}

async function open(): Promise<Channel> {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  return channel;
}
