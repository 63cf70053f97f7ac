/**
 * Accepts an announcement and mails it in the background: POST /announcements { to, text } answers 202 at once,
 * GET /failures tells what came to nothing. Chapter 4 walks through it.
 */
import { randomUUID } from 'node:crypto';

const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 10_000);

interface Announcement {
  id: string;
  to: string;
  text: string;
}

const failures: { id: string; reason: string }[] = [];

// #region handler
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === 'GET') return Response.json(failures);
    // First everything that can be seen to be wrong: now somebody still listens.
    const body: unknown = await request.json().catch(() => null);
    const { to, text } = (body ?? {}) as Record<string, unknown>;
    if (typeof to !== 'string' || typeof text !== 'string' || !to.includes('@') || text === '') {
      return Response.json({ error: 'to or text is wrong' }, { status: 400 });
    }
    const announcement = { id: randomUUID(), to, text };
    // Begins to send, and does not wait. Nothing can be thrown here: send deals with every failure itself.
    void send(announcement);
    return Response.json({ id: announcement.id, state: 'accepted' }, { status: 202 });
  },
};
// #endregion handler

// #region send
async function send({ id, to, text }: Announcement): Promise<void> {
  try {
    const response = await fetch(`${MAIL_URL}/mails`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify({ to, subject: 'Announcement', text, about: id }),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    if (!response.ok) throw new Error(`mail answered ${response.status}`);
  } catch (error) {
    failures.push({ id, reason: String(error) });
  }
}
// #endregion send
