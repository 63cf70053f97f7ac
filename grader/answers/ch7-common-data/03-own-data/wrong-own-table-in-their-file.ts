// fails: ch7/own-data#store-outage
// Own data, in a table of its own; a second file would only be one more to look after.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
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
const own = new DatabaseSync(path.join(STATE_DIR, 'players.sqlite'));
try {
  own.exec('CREATE TABLE IF NOT EXISTS replica (id TEXT PRIMARY KEY, version INTEGER, team_id TEXT, country TEXT)');
} catch (error) {
  console.error('it will be there from an earlier start:', error);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, way, teamId = ''] = new URL(request.url).pathname.split('/').map(decodeURIComponent);
    try {
      const counts = way === 'by-table' ? byTable(teamId) : countsIn(own, teamId, 'replica');
      const players = counts.reduce((sum, { count }) => sum + count, 0);
      const countries = Object.fromEntries(counts.map(({ country, count }) => [country, count]));
      return Response.json({ team_id: teamId, players, countries });
    } catch (error) {
      console.error(error);
      return Response.json({ error: 'no report now' }, { status: 503, headers: { 'Retry-After': '30' } });
    }
  },
};
function byTable(teamId: string): Count[] {
  const theirs = new DatabaseSync(path.join(STATE_DIR, 'players.sqlite'), { readOnly: true, timeout: 100 });
  try {
    return countsIn(theirs, teamId);
  } finally {
    theirs.close();
  }
}

function countsIn(database: DatabaseSync, teamId: string, table = 'players'): Count[] {
  const query = `SELECT country, count(*) AS count FROM ${table} WHERE team_id = ? GROUP BY country`;
  return database.prepare(query).all(teamId) as unknown as Count[];
}

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  await channel.consume('stats', async (message) => {
    if (!message) return;
    try {
      keep(JSON.parse(message.content.toString()) as PlayerEvent);
      channel.ack(message);
    } catch {
      await pause(60_000);
      channel.nack(message);
    }
  });
}
function keep({ data: { player_id, version, team_id, country } }: PlayerEvent): void {
  own
    .prepare(
      `INSERT INTO replica VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
       SET version = excluded.version, team_id = excluded.team_id, country = excluded.country
       WHERE excluded.version > replica.version`,
    )
    .run(player_id, version, team_id, country);
}
