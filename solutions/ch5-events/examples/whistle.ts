/** The worked example of chapter 5, first half: `stats` announces that a match is over. */
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

// #region open
const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
connection.on('error', () => {});
// #region exchange
const channel = await connection.createConfirmChannel();
await channel.assertExchange('stats', 'topic', { durable: true });
// #endregion exchange
// #endregion open

// #region publish
/** Resolves when the broker has taken the event over. */
function publish(routingKey: string, event: { event_id: string; type: string }): Promise<void> {
  const body = Buffer.from(JSON.stringify(event));
  const properties = {
    persistent: true,
    contentType: 'application/json',
    messageId: event.event_id,
    type: event.type,
    timestamp: Math.floor(Date.now() / 1000),
  };
  return new Promise((resolve, reject) => {
    channel.publish('stats', routingKey, body, properties, (error) => (error ? reject(error) : resolve()));
  });
}
// #endregion publish

export default {
  // #region whistle
  async fetch(request: Request): Promise<Response> {
    const matchId = new URL(request.url).pathname.split('/')[2] ?? '';
    const event = {
      event_id: randomUUID(),
      type: 'match.finished',
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      data: { match_id: matchId, version: 1 },
    };
    // #region confirmed
    await publish(`match.${matchId}.finished`, event);
    return Response.json({ event_id: event.event_id }, { status: 201 });
    // #endregion confirmed
  },
  // #endregion whistle
};
