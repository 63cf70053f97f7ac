/** The worked example of chapter 5, second half: `screen` shows the end of each match in the stadium. */
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

// #region subscribe
const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
const channel = await connection.createChannel();
await channel.assertExchange('stats', 'topic', { durable: true });
// #region queue
await channel.assertQueue('screen', { durable: true });
await channel.bindQueue('screen', 'stats', 'match.*.finished');
// #endregion queue
// #endregion subscribe

// #region consume
await channel.consume('screen', async (message) => {
  if (!message) return;
  try {
    await show(JSON.parse(message.content.toString()).data.match_id);
    channel.ack(message);
  } catch {
    await pause(1000);
    channel.nack(message, false, true);
  }
});
// #endregion consume

async function show(matchId: string): Promise<void> {
  const response = await fetch(`http://display/matches/${matchId}`, { method: 'PUT' });
  if (!response.ok) throw new Error(`display answered ${response.status}`);
}

export default { fetch: () => new Response('up') };
