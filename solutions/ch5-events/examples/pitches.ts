/** The worked example of requests over the broker: `pitches` books a pitch for whoever asks, and replies. */
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
connection.on('error', () => {});
const channel = await connection.createConfirmChannel();
await channel.assertQueue('pitches.requests', { durable: true });
await channel.prefetch(1);

// #region answer
await channel.consume('pitches.requests', async (message) => {
  if (!message) return;
  const { correlationId, replyTo } = message.properties;
  try {
    const reply = await book(correlationId, message.content);
    await send(replyTo, reply, { correlationId, persistent: true });
    channel.ack(message);
  } catch {
    await pause(1000);
    channel.nack(message, false, true);
  }
});
// #endregion answer

// #region send
/** The empty name is that of the exchange that takes each message to the queue named by its routing key. */
function send(queue: string, reply: object, properties: amqp.Options.Publish): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.publish('', queue, Buffer.from(JSON.stringify(reply)), properties, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}
// #endregion send

// #region book
/** Throws where nobody knows how it went: then the request is tried again. A refusal is a reply like any other. */
async function book(id: string, wish: Buffer): Promise<object> {
  const headers = { 'Content-Type': 'application/json' };
  // The correlation id makes the request harmless to repeat: it is the same in every delivery.
  const answer = await fetch(`http://grounds/bookings/${id}`, { method: 'PUT', headers, body: wish.toString() });
  if (answer.status >= 500) throw new Error(`grounds answered ${answer.status}`);
  return answer.ok ? { ok: true, booking: await answer.json() } : { ok: false, problem: await answer.json() };
}
// #endregion book

export default { fetch: () => new Response('up') };
