// Blobs are named by match and version, with Web Crypto, and one connection serves all requests.
import amqp, { type ConfirmChannel } from 'amqplib';

const { AMQP_URL = 'amqp://localhost', BLOBS_URL = 'http://blobs', EVENT_LIMIT_BYTES = '65536' } = process.env;
const encoder = new TextEncoder();

interface Claim {
  url: string;
  bytes: number;
  sha256: string;
  content_type: string;
}

let channel: Promise<ConfirmChannel> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    const [, match_id] = /^\/matches\/([^/]+)\/reports$/.exec(new URL(request.url).pathname) ?? [];
    if (request.method !== 'POST' || match_id === undefined) return new Response(null, { status: 404 });
    const { version, report } = await request.json();
    const event_id = crypto.randomUUID();
    const encode = (more: object): Uint8Array =>
      encoder.encode(
        JSON.stringify({
          event_id,
          type: 'match.reported',
          schema_version: 1,
          occurred_at: new Date(),
          data: { match_id, version, ...more },
        }),
      );
    try {
      let body = encode({ report });
      if (body.byteLength > Number(EVENT_LIMIT_BYTES)) {
        body = encode({ claim: await store(`${match_id}-${version}`, encoder.encode(JSON.stringify(report))) });
      }
      await send(`match.${match_id}.reported`, body, event_id);
    } catch (cause) {
      channel = undefined;
      return Response.json({ error: String(cause) }, { status: 503 });
    }
    return Response.json({ match_id, version, event_id }, { status: 201 });
  },
};

async function store(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Claim> {
  const url = new URL(`/blobs/${encodeURIComponent(id)}`, BLOBS_URL).href;
  const content_type = 'application/json';
  const { status } = await fetch(url, { method: 'PUT', body: bytes, headers: { 'content-type': content_type } });
  if (status !== 200 && status !== 201) throw new Error(`not stored: ${status}`);
  return { url, bytes: bytes.byteLength, sha256: await hash(bytes), content_type };
}

async function hash(bytes: BufferSource): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

async function send(key: string, body: Uint8Array, messageId: string): Promise<void> {
  channel ??= amqp.connect(AMQP_URL).then(async (connection) => {
    connection
      .on('error', () => {})
      .on('close', () => {
        channel = undefined;
      });
    const opened = await connection.createConfirmChannel();
    await opened.assertExchange('stats', 'topic');
    return opened;
  });
  const open = await channel;
  const properties = { persistent: true, messageId, type: 'match.reported', contentType: 'application/json' };
  open.publish('stats', key, Buffer.from(body), properties);
  await open.waitForConfirms();
}

export async function reportOf(data: { report?: unknown; claim?: Claim }): Promise<unknown> {
  const { claim } = data;
  if (!claim) return data.report;
  const response = await fetch(claim.url);
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await hash(bytes)) !== claim.sha256) throw new Error('not the report that was announced');
  return JSON.parse(new TextDecoder().decode(bytes));
}
