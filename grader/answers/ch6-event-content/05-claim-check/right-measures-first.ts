// The size of everything but the report is known beforehand; blobs bear the id of their event.
import { createHash, randomUUID } from 'node:crypto';
import amqp from 'amqplib';

const AMQP_URL = process.env.AMQP_URL ?? 'amqp://localhost';
const BLOBS_URL = process.env.BLOBS_URL ?? 'http://blobs';
const ROOM = Number(process.env.EVENT_LIMIT_BYTES ?? 65_536);

export default {
  fetch: async (request: Request) => {
    const match_id = new URL(request.url).pathname.split('/')[2];
    const { version, report } = await request.json();
    const text = JSON.stringify(report);
    const before =
      `{"event_id":"${randomUUID()}","type":"match.reported","schema_version":1,` +
      `"occurred_at":"${new Date().toISOString()}","data":{"match_id":"${match_id}","version":${version},`;
    const { event_id } = JSON.parse(`${before}"report":null}}`);
    try {
      const left = ROOM - Buffer.byteLength(`${before}"report":}}`);
      const rest =
        Buffer.byteLength(text) <= left ? `"report":${text}` : `"claim":${JSON.stringify(await put(event_id, text))}`;
      await publish(`match.${match_id}.reported`, event_id, `${before}${rest}}}`);
      return Response.json({ match_id, version, event_id }, { status: 201 });
    } catch {
      return new Response('not announced', { status: 503 });
    }
  },
};

async function put(id: string, text: string) {
  const url = `${BLOBS_URL}/blobs/${id}`;
  const response = await fetch(url, { method: 'PUT', body: text, headers: { 'Content-Type': 'application/json' } });
  if (response.status !== 201) throw new Error(`store: ${response.status}`);
  const { bytes, sha256 } = await response.json();
  // Both sides have counted and hashed: what was damaged on the way there shows here.
  if (bytes !== Buffer.byteLength(text) || sha256 !== digest(Buffer.from(text))) throw new Error('damaged on its way');
  return { url, bytes, sha256, content_type: 'application/json' };
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function publish(key: string, messageId: string, body: string) {
  const connection = await amqp.connect(AMQP_URL);
  connection.on('error', () => {});
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange('stats', 'topic', { durable: true });
  await new Promise<void>((resolve, reject) =>
    channel.publish(
      'stats',
      key,
      Buffer.from(body),
      { deliveryMode: 2, contentType: 'application/json', messageId, type: 'match.reported' },
      (error) => (error ? reject(error) : resolve()),
    ),
  );
  await connection.close();
}

export async function reportOf({ report, claim }: { report?: unknown; claim?: { url: string; sha256: string } }) {
  if (claim === undefined) return report;
  const response = await fetch(claim.url);
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (digest(bytes) !== claim.sha256) throw new Error(`${claim.url}: ${response.status}, other bytes`);
  return JSON.parse(bytes.toString('utf8'));
}
