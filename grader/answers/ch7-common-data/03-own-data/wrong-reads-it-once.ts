// fails: ch7/own-data#by-table
// A table is read at the start; from then on it is in memory, and fast.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const STATE_DIR = process.env.STATE_DIR ?? '.';

interface Count {
  country: string;
  count: number;
}

interface PlayerEvent {
  data: { player_id: string; version: number; team_id: string; country: string };
}
const own = new DatabaseSync(path.join(STATE_DIR, 'stats.sqlite'));
own.exec('CREATE TABLE IF NOT EXISTS players (id TEXT PRIMARY KEY, version INTEGER, team_id TEXT, country TEXT)');

export default {
  async fetch(request: Request): Promise<Response> {
    const [, way, teamId = ''] = new URL(request.url).pathname.split('/').map(decodeURIComponent);
    try {
      const counts = way === 'by-table' ? byTable(teamId) : countsIn(own, teamId);
      const players = counts.reduce((sum, { count }) => sum + count, 0);
      const countries = Object.fromEntries(counts.map(({ country, count }) => [country, count]));
      return Response.json({ team_id: teamId, players, countries });
    } catch (error) {
      console.error(error);
      return Response.json({ error: 'no report now' }, { status: 503, headers: { 'Retry-After': '30' } });
    }
  },
};
const cache = new Map<string, Count[]>();

function byTable(teamId: string): Count[] {
  const known = cache.get(teamId) ?? readTable(teamId);
  cache.set(teamId, known);
  return known;
}

function readTable(teamId: string): Count[] {
  const theirs = new DatabaseSync(path.join(STATE_DIR, 'players.sqlite'), { readOnly: true, timeout: 100 });
  try {
    return countsIn(theirs, teamId);
  } finally {
    theirs.close();
  }
}

function countsIn(database: DatabaseSync, teamId: string): Count[] {
  const query = 'SELECT country, count(*) AS count FROM players WHERE team_id = ? GROUP BY country';
  return database.prepare(query).all(teamId) as unknown as Count[];
}

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  await channel.consume('stats', (message) => {
    if (!message) return;
    keep(JSON.parse(message.content.toString()) as PlayerEvent);
    channel.ack(message);
  });
}
function keep({ data: { player_id, version, team_id, country } }: PlayerEvent): void {
  own
    .prepare(
      `INSERT INTO players VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
       SET version = excluded.version, team_id = excluded.team_id, country = excluded.country
       WHERE excluded.version > players.version`,
    )
    .run(player_id, version, team_id, country);
}
