/** A worked example of chapter 6: `board` shows results, from a replica that events with all the information keep. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import amqp from 'amqplib';

// #region replica
const database = new DatabaseSync(path.join(process.env.STATE_DIR ?? '.', 'board.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS results (match_id TEXT PRIMARY KEY, version INTEGER, score TEXT)');

// #region write
/** Writes what is newer than what is there, in one statement. No score: annulled; the row stays, against older events. */
function write(matchId: string, version: number, score: string | null): void {
  database
    .prepare(
      `INSERT INTO results (match_id, version, score) VALUES (?, ?, ?)
       ON CONFLICT (match_id) DO UPDATE
       SET version = excluded.version, score = excluded.score
       WHERE excluded.version > results.version`,
    )
    .run(matchId, version, score);
}
// #endregion write
// #endregion replica

const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
const channel = await connection.createChannel();
await channel.assertExchange('stats', 'topic', { durable: true });
await channel.assertQueue('board', { durable: true });
await channel.bindQueue('board', 'stats', 'match.*.corrected');
await channel.bindQueue('board', 'stats', 'match.*.annulled');
// #region consume
await channel.consume('board', (message) => {
  if (!message) return;
  const { type, data } = JSON.parse(message.content.toString());
  const score = type === 'match.annulled' ? null : `${data.home_goals}:${data.away_goals}`;
  write(data.match_id, data.version, score);
  channel.ack(message);
});
// #endregion consume

export default {
  // #region read
  fetch(request: Request): Response {
    const matchId = new URL(request.url).pathname.split('/')[2] ?? '';
    const row = database.prepare('SELECT score FROM results WHERE match_id = ?').get(matchId);
    return row?.score ? Response.json({ score: row.score }) : new Response(null, { status: 404 });
  },
  // #endregion read
};
