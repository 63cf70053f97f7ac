// Keeps every version that it hears of, deletions too, and looks for the newest when somebody asks.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp, { type Channel } from 'amqplib';

const { AMQP_URL = 'amqp://localhost', STATE_DIR = '.' } = process.env;

const database = new DatabaseSync(path.join(STATE_DIR, 'heard.sqlite'));
database.exec(`CREATE TABLE IF NOT EXISTS heard
  (id TEXT, version INTEGER, is_deleted INTEGER, team_id, name, country, shirt, registration, PRIMARY KEY (id, version))`);
const newest = database.prepare('SELECT * FROM heard WHERE id = ? ORDER BY version DESC LIMIT 1');
const hear = database.prepare('INSERT OR IGNORE INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?)');

export default {
  fetch: (request: Request): Response => {
    const found = newest.get(decodeURIComponent(new URL(request.url).pathname.slice('/players/'.length)));
    if (!found || found.is_deleted) return Response.json({ error: 'nobody' }, { status: 404 });
    const { is_deleted: _, ...player } = found;
    return Response.json(player);
  },
};

export const start = async (): Promise<void> => {
  const channel = await (await amqp.connect(AMQP_URL)).createChannel();
  await prepare(channel);
  await channel.consume('stats', (message) => {
    if (!message) return;
    const { type, schema_version, data } = JSON.parse(message.content.toString('utf8'));
    if (schema_version === 2) {
      const { player_id, version, team_id, name, country, shirt, registration } = data;
      const isDeleted = type === 'player.deleted';
      if (isDeleted) hear.run(player_id, version, 1, null, null, null, null, null);
      else hear.run(player_id, version, 0, team_id, name, country, shirt, registration);
      return channel.ack(message);
    }
    // Sent there by hand, so that the queue needs no argument.
    channel.sendToQueue('stats.dead-letters', message.content, {
      persistent: true,
      headers: { reason: 'unknown schema' },
    });
    channel.ack(message);
  });
};

async function prepare(channel: Channel): Promise<void> {
  await channel.assertExchange('players', 'topic', { durable: true });
  await channel.assertQueue('stats.dead-letters', { durable: true });
  await channel.assertQueue('stats', { durable: true });
  await channel.bindQueue('stats', 'players', 'player.#');
}
