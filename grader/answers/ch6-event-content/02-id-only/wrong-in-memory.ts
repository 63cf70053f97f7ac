// fails: ch6/id-only#survives
// The replica is a Map: quick, and empty after each deployment.
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const { AMQP_URL = '', PLAYERS_URL = '', PLAYERS_TOKEN = '' } = process.env;

interface Player {
  id: string;
  version: number;
}

const players = new Map<string, Player>();

export default {
  async fetch(request: Request): Promise<Response> {
    const player = players.get(decodeURIComponent(new URL(request.url).pathname.slice('/players/'.length)));
    return player ? Response.json(player) : new Response(null, { status: 404 });
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
      await refresh(JSON.parse(message.content.toString()).data.player_id);
      channel.ack(message);
    } catch {
      await pause(1000);
      channel.nack(message);
    }
  });
}

function ask(id: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${PLAYERS_TOKEN}` };
  return fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`, { headers, signal: AbortSignal.timeout(5000) });
}

async function refresh(id: string): Promise<void> {
  const response = await ask(id);
  if (response.status === 404 || response.status === 403) players.delete(id);
  else if (response.ok) keep((await response.json()) as Player & { phone: string });
  else throw new Error(`players answered ${response.status}`);
}

function keep({ phone: _, ...player }: Player & { phone: string }): void {
  if (player.version > (players.get(player.id)?.version ?? 0)) players.set(player.id, player);
}
