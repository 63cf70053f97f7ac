// fails: ch6/claim-check#boundary
// Only the report may be large, so the report is measured.
import { createHash, randomUUID } from 'node:crypto';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const BLOBS_URL = process.env.BLOBS_URL ?? 'http://blobs';
const EVENT_LIMIT_BYTES = Number(process.env.EVENT_LIMIT_BYTES ?? 65_536);
const EXCHANGE = 'stats';

interface Claim {
  url: string;
  bytes: number;
  sha256: string;
  content_type: string;
}

type Reported = { match_id: string; version: number } & ({ report: unknown } | { claim: Claim });

interface Event {
  event_id: string;
  type: string;
  schema_version: number;
  occurred_at: string;
  data: Reported;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const match_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const { version, report } = (await request.json()) as { version: number; report: unknown };
    const event: Event = {
      event_id: randomUUID(),
      type: 'match.reported',
      schema_version: 1,
      occurred_at: new Date().toISOString(),
      data: { match_id, version, report },
    };
    try {
      if (Buffer.byteLength(JSON.stringify(report)) > EVENT_LIMIT_BYTES) {
        event.data = { match_id, version, claim: await deposit(report) };
      }
      await announce(`match.${match_id}.reported`, event);
      return Response.json({ match_id, version, event_id: event.event_id }, { status: 201 });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 503 });
    }
  },
};

/** Resolves when the report is stored: only then there is something to claim. */
async function deposit(report: unknown): Promise<Claim> {
  const bytes = Buffer.from(JSON.stringify(report));
  const sha256 = hashOf(bytes);
  // Named after its content: a repeated request stores nothing new, another version stands beside it.
  const url = `${BLOBS_URL}/blobs/${sha256}`;
  const content_type = 'application/json';
  const answer = await fetch(url, { method: 'PUT', headers: { 'Content-Type': content_type }, body: bytes });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return { url, bytes: bytes.length, sha256, content_type };
}

/** The report of an event's data, wherever it is; throws where it cannot be had, or is not what was announced. */
export async function reportOf(data: Reported): Promise<unknown> {
  if (!('claim' in data)) return data.report;
  const { url, bytes, sha256 } = data.claim;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const body = Buffer.from(await answer.arrayBuffer());
  if (body.length !== bytes || hashOf(body) !== sha256) throw new Error(`${url} is not what was announced`);
  // Not deleted: this reader does not know who else has still to come.
  return JSON.parse(body.toString());
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Resolves when the broker has confirmed the event. */
async function announce(routingKey: string, event: Event): Promise<void> {
  const connection = await amqp.connect(AMQP_URL);
  connection.on('error', () => {});
  try {
    const channel = await connection.createConfirmChannel();
    await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
    const { event_id: messageId, type } = event;
    const properties = { persistent: true, contentType: 'application/json', messageId, type };
    channel.publish(EXCHANGE, routingKey, Buffer.from(JSON.stringify(event)), properties);
    await channel.waitForConfirms();
  } finally {
    await connection.close().catch(() => {});
  }
}
