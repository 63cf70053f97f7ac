/** The first worked example of chapter 6: the same event by a queue and by HTTP. `tally` adds up the goals of the Cup. */
import amqp from 'amqplib';

// #region handler
/** What happened, as a CloudEvent says it; the rest of its attributes does not matter here. */
interface Finished {
  source: string;
  id: string;
  data: { match_id: string; home_goals: number; away_goals: number };
}

const counted = new Set<string>();
let goals = 0;

// #region finished
/** Knows the event, and nothing of what brought it. */
function finished({ source, id, data }: Finished): void {
  const identity = JSON.stringify([source, id]);
  if (counted.has(identity)) return;
  counted.add(identity);
  goals += data.home_goals + data.away_goals;
}
// #endregion finished
// #endregion handler

// #region by-queue
const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
const channel = await connection.createChannel();
await channel.assertExchange('stats', 'topic', { durable: true });
await channel.assertQueue('tally', { durable: true });
await channel.bindQueue('tally', 'stats', 'match.*.finished');
await channel.consume('tally', (message) => {
  if (!message) return;
  const { event_id, data } = JSON.parse(message.content.toString());
  finished({ source: `/${message.fields.exchange}`, id: event_id, data });
  channel.ack(message);
});
// #endregion by-queue

export default {
  // #region by-http
  async fetch(request: Request): Promise<Response> {
    if (request.method === 'GET') return Response.json({ goals });
    // A charset may follow.
    if (!request.headers.get('Content-Type')?.startsWith('application/cloudevents+json')) {
      return new Response(null, { status: 415 });
    }
    finished((await request.json()) as Finished);
    return new Response(null, { status: 204 });
  },
  // #endregion by-http
};
