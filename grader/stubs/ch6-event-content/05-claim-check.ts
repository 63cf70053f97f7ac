/**
 * ch6/claim-check: POST /matches/:match_id/reports announces a report, whole or, where it is too large, by a claim check.
 *
 *   PUT {BLOBS_URL}/blobs/:id     bytes under an id of your choice: 201, again 200, 409 for other bytes
 *   GET {BLOBS_URL}/blobs/:id     the bytes, for whoever asks: 200, 404
 *
 * Chapter 6, section "claim-check", says what the event carries, and when. Grade it: npm run grade ch6/claim-check
 */
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const BLOBS_URL = process.env.BLOBS_URL ?? 'http://blobs';
/** The most bytes that the body of a message may have. */
const EVENT_LIMIT_BYTES = Number(process.env.EVENT_LIMIT_BYTES ?? 65_536);

interface Claim {
  url: string;
  bytes: number;
  /** 64 hexadecimal digits, in lower case. */
  sha256: string;
  content_type: string;
}

type Reported = { match_id: string; version: number } & ({ report: unknown } | { claim: Claim });

export default {
  async fetch(request: Request): Promise<Response> {
    const match_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const { version, report } = (await request.json()) as { version: number; report: unknown };
    const data: Reported = { match_id, version, report };
    const event_id = randomUUID();
    const event = { event_id, type: 'match.reported', schema_version: 1, occurred_at: new Date().toISOString(), data };
    // TODO: is the event too large? Then store the report first, and announce where it is. 503 where that fails.
    void [BLOBS_URL, EVENT_LIMIT_BYTES, announce, event];
    return Response.json({ match_id, version, event_id }, { status: 501 });
  },
};

/** The report of an event's data; throws where it cannot be had, or is not what was announced. Subscribers call it. */
export async function reportOf(data: Reported): Promise<unknown> {
  // TODO: the report may be elsewhere.
  return 'report' in data ? data.report : null;
}

/** Resolves when the broker has confirmed the event. */
async function announce(routingKey: string, event: { event_id: string; type: string }): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  connection.on('error', () => {});
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange('stats', 'topic', { durable: true });
  const { event_id: messageId, type } = event;
  const properties = { persistent: true, contentType: 'application/json', messageId, type };
  channel.publish('stats', routingKey, Buffer.from(JSON.stringify(event)), properties);
  await channel.waitForConfirms().finally(() => connection.close());
}
