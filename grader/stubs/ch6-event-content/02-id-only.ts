/**
 * ch6/id-only: `stats` keeps a copy of the players. The events of `players` say only *who* changed, not what.
 *
 *   queue `stats`, bound to the topic exchange `players` with player.*.changed and player.*.deleted
 *   GET {PLAYERS_URL}/players/:id   Authorization: Bearer {PLAYERS_TOKEN}
 *       200 { "id", "version", "team_id", "name", "country", "shirt", "registration", "phone" }
 *       404 there is no such player (any more); 403 stats may not show this player
 *   GET /players/:id   from the copy: 200, the same without the phone; 404 for whom it does not have
 *
 * Chapter 6, section "id-only", says what happens when. Grade it: npm run grade ch6/id-only
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const PLAYERS_TOKEN = process.env.PLAYERS_TOKEN ?? '';

/** The body of each event has more than this; the rest does not matter here. */
interface PlayerEvent {
  event_id: string;
  type: 'player.changed' | 'player.deleted';
  data: { player_id: string };
}

// `player` is what GET /players/:id answers, as JSON.
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'stats.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS players (id TEXT PRIMARY KEY, version INTEGER, player TEXT)');

export default {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const row = database.prepare('SELECT player FROM players WHERE id = ?').get(id);
    return row ? Response.json(JSON.parse(String(row.player))) : new Response(null, { status: 404 });
  },
};

/** Called once, when the service starts; resolves when it listens. */
export async function start(): Promise<void> {
  // TODO: subscribe; ask who it is that changed; keep what may be shown.
  void [amqp, AMQP_URL, PLAYERS_URL, PLAYERS_TOKEN, {} as PlayerEvent];
}
