/**
 * ch4/not-async: POST /sheets mails a team's sheet to whoever asks. It is full of async and await, and yet it waits.
 * Chapter 4, section "not-async", says what it answers once it is asynchronous. Grade it: npm run grade ch4/not-async
 */
import { randomUUID } from 'node:crypto';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
/** Milliseconds that one attempt at one call may take. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 5000);
/** Milliseconds from a failed attempt to the next one, at least. */
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response(null, { status: 404 });
    const { team_id, to } = (await request.json().catch(() => ({}))) as Record<string, unknown>;
    const isRight = typeof team_id === 'string' && team_id !== '' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(to));
    if (!isRight) return Response.json({ error: 'team_id or to is wrong' }, { status: 400 });

    // TODO: stop the services players and mail. Who fails now?
    void RETRY_MS;
    const id = randomUUID();
    try {
      const playersRequest = fetch(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id })}`, {
        signal: AbortSignal.timeout(TIME_LIMIT_MS),
      });
      const heading = `Team ${team_id}, ${new Date().toISOString().slice(0, 10)}`;
      const response = await playersRequest;
      if (response.status === 404) return Response.json({ error: 'there is no such team' }, { status: 404 });
      if (!response.ok) throw new Error(`players answered ${response.status}`);
      const players = (await response.json()) as { shirt: number; name: string }[];
      const lines = players.map(({ shirt, name }) => `${shirt} ${name}`);
      await mail(id, { to: String(to), subject: 'Team sheet', text: [heading, ...lines].join('\n'), about: id });
      return Response.json({ id, state: 'mailed' });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
  },
};

/** With its key the same mail is sent once, however often it is asked for. */
async function mail(key: string, body: { to: string; subject: string; text: string; about: string }): Promise<void> {
  const response = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
