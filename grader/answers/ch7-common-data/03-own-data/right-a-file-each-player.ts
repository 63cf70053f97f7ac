// A small JSON file for each player, replaced by renaming; the others' table is opened once, and again after a failure.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const state = process.env.STATE_DIR ?? '.';
const folder = join(state, 'known-players');
mkdirSync(folder, { recursive: true });

interface Known {
  version: number;
  team_id: string;
  country: string;
}

function recall(name: string): Known | null {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Known;
  } catch {
    return null;
  }
}

function learn(id: string, { version, team_id, country }: Known): void {
  const name = `${encodeURIComponent(id)}.json`;
  if (version <= (recall(name)?.version ?? 0)) return;
  writeFileSync(join(folder, `${name}.part`), JSON.stringify({ version, team_id, country }));
  renameSync(join(folder, `${name}.part`), join(folder, name));
}

function tally(team_id: string, countries: readonly string[]): Response {
  const counts: Record<string, number> = {};
  for (const country of countries) counts[country] = (counts[country] ?? 0) + 1;
  return Response.json({ team_id, players: countries.length, countries: counts });
}

let theirs: DatabaseSync | null = null;

function fromTable(team: string): string[] {
  try {
    theirs ??= new DatabaseSync(join(state, 'players.sqlite'), { readOnly: true });
    const rows = theirs.prepare('SELECT country FROM players WHERE team_id = :team').all({ team });
    return rows.map(({ country }) => String(country));
  } catch (error) {
    theirs?.close();
    theirs = null;
    throw error;
  }
}

const fromEvents = (team: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => recall(name) ?? [])
    .filter(({ team_id }) => team_id === team)
    .map(({ country }) => country);

class Stats {
  fetch(request: Request): Response {
    const [way, team = ''] = new URL(request.url).pathname.slice(1).split('/').map(decodeURIComponent);
    if (way === 'by-events') return tally(team, fromEvents(team));
    try {
      return tally(team, fromTable(team));
    } catch {
      return new Response('the table cannot be read', { status: 503, headers: { 'retry-after': '60' } });
    }
  }
}

export default new Stats();

export async function start({ AMQP_URL = 'amqp://localhost' }: Record<string, string>): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  const channel = await connection.createChannel();
  await channel.assertExchange('players', 'topic');
  await channel.assertQueue('stats');
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  await channel.prefetch(10);
  await channel.consume('stats', (message) => {
    if (message === null) return;
    const { data } = JSON.parse(message.content.toString()) as { data: Known & { player_id: string } };
    learn(data.player_id, data);
    channel.ack(message);
  });
}
