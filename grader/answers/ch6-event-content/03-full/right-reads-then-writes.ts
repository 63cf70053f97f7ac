// A file for each player, a Map in front of them, one event at a time: what is read is still so when it is written.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import amqp, { type ConsumeMessage } from 'amqplib';

const folder = path.join(process.env.STATE_DIR ?? '.', 'replica');
const SHOWN = ['team_id', 'name', 'country', 'shirt', 'registration'];

interface Entry {
  id: string;
  version: number;
  /** Absent: deleted. */
  player?: Record<string, unknown>;
}

class Replica {
  readonly #entries = new Map<string, Entry>();

  constructor() {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const entry = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Entry;
      this.#entries.set(entry.id, entry);
    }
  }

  async fetch({ url }: Request): Promise<Response> {
    const entry = this.#entries.get(decodeURIComponent(new URL(url).pathname.split('/').pop() ?? ''));
    return entry?.player ? Response.json(entry.player) : new Response(null, { status: 404 });
  }

  /** Whether it could be understood. */
  take({ content, fields }: ConsumeMessage): boolean {
    const { schema_version, data } = JSON.parse(content.toString());
    if (schema_version !== 2) return false;
    const { player_id: id, version } = data;
    if (version <= (this.#entries.get(id)?.version ?? 0)) return true;
    const isDeleted = fields.routingKey.endsWith('.deleted');
    const player = { id, version, ...Object.fromEntries(SHOWN.map((name) => [name, data[name]])) };
    this.#put({ id, version, ...(isDeleted ? {} : { player }) });
    return true;
  }

  #put(entry: Entry): void {
    const file = path.join(folder, createHash('sha256').update(entry.id).digest('hex'));
    writeFileSync(file, JSON.stringify(entry));
    renameSync(file, `${file}.json`);
    this.#entries.set(entry.id, entry);
  }
}

const replica = new Replica();
export default replica;

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(process.env.AMQP_URL ?? '')).createChannel();
  await channel.prefetch(1);
  await channel.assertExchange('players', 'topic');
  await channel.assertExchange('dead-letters', 'direct');
  await channel.assertQueue('stats.dead-letters');
  await channel.bindQueue('stats.dead-letters', 'dead-letters', 'stats.dead-letters');
  const options = { deadLetterExchange: 'dead-letters', deadLetterRoutingKey: 'stats.dead-letters' };
  await channel.assertQueue('stats', options);
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  await channel.bindQueue('stats', 'players', 'player.*.deleted');
  await channel.consume('stats', (message) => {
    if (message && replica.take(message)) channel.ack(message);
    else if (message) channel.reject(message, false);
  });
}
