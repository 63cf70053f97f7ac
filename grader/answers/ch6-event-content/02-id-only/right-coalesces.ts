// Many events at a time. For those about one player one question is enough, if it begins after the last of them.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type ConsumeMessage } from 'amqplib';

const { AMQP_URL = '', PLAYERS_URL = '', PLAYERS_TOKEN = '', STATE_DIR = '.' } = process.env;

const database = new DatabaseSync(path.join(STATE_DIR, 'replica.sqlite'));
database.exec(`CREATE TABLE IF NOT EXISTS players
  (id TEXT PRIMARY KEY, version, team_id, name, country, shirt, registration)`);
const put = database.prepare('INSERT OR REPLACE INTO players VALUES (?, ?, ?, ?, ?, ?, ?)');

export default {
  fetch: (request: Request): Response => {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
    const player = database.prepare('SELECT * FROM players WHERE id = ?').get(id);
    return player ? Response.json(player) : Response.json({ error: 'unknown' }, { status: 404 });
  },
};

export const start = async (): Promise<void> => {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  await channel.bindQueue('stats', 'players', 'player.#');
  await channel.prefetch(20);

  /** Events that wait for a question, by player: one that is under way does not count for them. */
  const waiting = new Map<string, ConsumeMessage[]>();
  const asking = new Set<string>();

  const work = async (id: string): Promise<void> => {
    if (asking.has(id)) return;
    asking.add(id);
    for (let messages = waiting.get(id); messages; messages = waiting.get(id)) {
      waiting.delete(id);
      const isDone = await refresh(id).catch(() => false);
      if (isDone) for (const message of messages) channel.ack(message);
      else setTimeout(() => messages.map((message) => channel.nack(message)), 800);
    }
    asking.delete(id);
  };

  await channel.consume('stats', (message) => {
    if (!message) return;
    const { player_id } = JSON.parse(message.content.toString('utf8')).data;
    waiting.set(player_id, [...(waiting.get(player_id) ?? []), message]);
    void work(player_id);
  });
};

async function refresh(id: string): Promise<boolean> {
  const headers = { Authorization: `Bearer ${PLAYERS_TOKEN}` };
  const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`, {
    headers,
    signal: AbortSignal.timeout(5000),
  });
  if (response.status === 403 || response.status === 404) {
    database.prepare('DELETE FROM players WHERE id = ?').run(id);
    return true;
  }
  if (response.status !== 200) return false;
  const { version, team_id, name, country, shirt, registration } = await response.json();
  put.run(id, version, team_id, name, country, shirt, registration);
  return true;
}
