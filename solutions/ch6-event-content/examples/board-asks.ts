/** A worked example of chapter 6: `board` shows results. It hears that a match was corrected, and asks for the rest. */
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const results = new Map<string, { version: number; home_goals: number; away_goals: number }>();

// #region ask
/** The event says which match. What is true of it now, only `stats` knows. */
async function refresh(matchId: string): Promise<void> {
  const response = await fetch(`http://stats/matches/${encodeURIComponent(matchId)}`, {
    signal: AbortSignal.timeout(2000),
  });
  if (response.status === 404) return void results.delete(matchId);
  if (!response.ok) throw new Error(`stats answered ${response.status}`);
  const match = await response.json();
  // With a second instance two answers may overtake each other.
  if (match.version > (results.get(matchId)?.version ?? 0)) results.set(matchId, match);
}
// #endregion ask

const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
const channel = await connection.createChannel();
await channel.assertExchange('stats', 'topic', { durable: true });
await channel.assertQueue('board', { durable: true });
await channel.bindQueue('board', 'stats', 'match.*.corrected');
// #region consume
// One question at a time: a 404 has no version by which a later answer could be told from it.
await channel.prefetch(1);
await channel.consume('board', async (message) => {
  if (!message) return;
  try {
    const { data } = JSON.parse(message.content.toString());
    await refresh(data.match_id);
    channel.ack(message);
  } catch {
    // Unanswered is undone: the event is worth nothing without `stats`.
    await pause(1000);
    channel.nack(message, false, true);
  }
});
// #endregion consume

export default {
  async fetch(request: Request): Promise<Response> {
    const match = results.get(new URL(request.url).pathname.split('/')[2] ?? '');
    return match ? Response.json(match) : new Response(null, { status: 404 });
  },
};
