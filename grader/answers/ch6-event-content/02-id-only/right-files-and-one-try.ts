// A file for each player, an object with a handler, and attempts inside of the handler instead of a redelivery.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import amqp, { type Channel, type ConsumeMessage } from 'amqplib';

const folder = path.join(process.env.STATE_DIR ?? '.', 'players');
const PUBLIC = ['id', 'version', 'team_id', 'name', 'country', 'shirt', 'registration'];

/** An id may contain what a file's name may not. */
const fileOf = (id: string): string => path.join(folder, createHash('sha256').update(id).digest('hex'));

class Replica {
  constructor() {
    mkdirSync(folder, { recursive: true });
  }

  async fetch(request: Request): Promise<Response> {
    const file = fileOf(decodeURIComponent(new URL(request.url).pathname.replace('/players/', '')));
    if (!existsSync(file)) return new Response('nobody', { status: 404 });
    return new Response(readFileSync(file), { headers: { 'Content-Type': 'application/json' } });
  }

  async handle(channel: Channel, message: ConsumeMessage): Promise<void> {
    const id = JSON.parse(message.content.toString()).data.player_id as string;
    for (;;) {
      const said = await this.#ask(id).catch(() => undefined);
      if (said !== undefined) {
        if (said === null) rmSync(fileOf(id), { force: true });
        else writeFileSync(fileOf(id), JSON.stringify(said));
        return channel.ack(message);
      }
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }

  /** The player as it may be shown; null where there is nothing to show. */
  async #ask(id: string): Promise<object | null> {
    const url = new URL(`/players/${encodeURIComponent(id)}`, process.env.PLAYERS_URL);
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${process.env.PLAYERS_TOKEN}` },
      signal: AbortSignal.timeout(8000),
    });
    if ([403, 404].includes(response.status)) return null;
    if (!response.ok) throw new Error(String(response.status));
    const player = (await response.json()) as Record<string, unknown>;
    return Object.fromEntries(PUBLIC.map((name) => [name, player[name]]));
  }
}

const replica = new Replica();
export default replica;

export async function start(): Promise<void> {
  const channel = await (await amqp.connect(process.env.AMQP_URL ?? '')).createChannel();
  await channel.assertExchange('players', 'topic');
  await channel.assertQueue('stats');
  await channel.bindQueue('stats', 'players', 'player.*.changed');
  await channel.bindQueue('stats', 'players', 'player.*.deleted');
  // One at a time: the last one written is the last one asked for.
  await channel.prefetch(1);
  await channel.consume('stats', (message) => {
    if (message) void replica.handle(channel, message);
  });
}
