// A file for each request and one for its reply; two connections; 202 also for what nobody could get, then "failed".
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import amqp, { type Channel } from 'amqplib';

const folder = path.join(process.env.STATE_DIR ?? '.', 'asked');
mkdirSync(folder, { recursive: true });
const limit = Number(process.env.REPLY_LIMIT_MS ?? 60_000);
const fileOf = (id: string, what: string) => path.join(folder, `${id.replaceAll(/[^\w-]/g, '')}.${what}`);

class Coach {
  #sender!: Channel;

  async fetch(request: Request): Promise<Response> {
    const parts = new URL(request.url).pathname.split('/');
    if (request.method === 'GET') return this.#show(parts[2] ?? '');
    const body = { ...((await request.json()) as object), team_id: decodeURIComponent(parts[2] ?? '') };
    const id = crypto.randomUUID();
    writeFileSync(fileOf(id, 'request'), String(Date.now() + limit));
    this.#sender.sendToQueue('training.requests', Buffer.from(JSON.stringify(body)), {
      correlationId: `training-${id}`,
      replyTo: 'coach.replies',
      expiration: limit,
      mandatory: true,
    });
    return new Response(null, { status: 202, headers: { Location: `http://coach/requests/${id}` } });
  }

  #show(id: string): Response {
    if (!existsSync(fileOf(id, 'request'))) return new Response('no such request', { status: 404 });
    if (!existsSync(fileOf(id, 'reply'))) {
      const left = Number(readFileSync(fileOf(id, 'request'), 'utf8')) - Date.now();
      return Response.json({ state: left > 0 ? 'running' : 'expired' }, { headers: { 'Retry-After': '5' } });
    }
    const { ok, ...rest } = JSON.parse(readFileSync(fileOf(id, 'reply'), 'utf8'));
    return Response.json({ id, state: ok === true ? 'done' : 'failed', ...rest });
  }

  /** Written beside and linked: the first one has the name, and nobody reads half a reply. */
  note(correlationId: unknown, reply: string): void {
    const id = String(correlationId).replace('training-', '');
    if (!existsSync(fileOf(id, 'request'))) return;
    writeFileSync(fileOf(id, `${process.pid}.part`), reply);
    try {
      linkSync(fileOf(id, `${process.pid}.part`), fileOf(id, 'reply'));
    } catch {
      console.error('a second reply to', id);
    }
    rmSync(fileOf(id, `${process.pid}.part`));
  }

  async start(url: string): Promise<void> {
    this.#sender = await (await amqp.connect(url)).createChannel();
    this.#sender.on('return', ({ properties }) => {
      this.note(properties.correlationId, JSON.stringify({ ok: false, problem: { title: 'nobody trains teams' } }));
    });
    const replies = await (await amqp.connect(url)).createChannel();
    await replies.assertQueue('coach.replies');
    await replies.prefetch(1);
    await replies.consume('coach.replies', (message) => {
      if (message === null) return;
      this.note(message.properties.correlationId, message.content.toString());
      replies.ack(message);
    });
  }
}

const coach = new Coach();
export default coach;
export const start = () => coach.start(process.env.AMQP_URL ?? 'amqp://localhost');
