// fails: ch4/not-async#catches-up
// In the background nobody is in a hurry, so no call has a limit: one that got lost keeps the next from beginning.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const RETRY_MS = Number(process.env.RETRY_MS ?? 5000);

interface Mail {
  to: string;
  subject: string;
  text: string;
  about: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response(null, { status: 404 });
    const { team_id, to } = (await request.json().catch(() => ({}))) as Record<string, unknown>;
    const isRight = typeof team_id === 'string' && team_id !== '' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(to));
    if (!isRight) return Response.json({ error: 'team_id or to is wrong' }, { status: 400 });

    const id = randomUUID();
    // From here on nobody waits. If this process dies, the wish is lost: ch4/status keeps it on disk.
    void sendSheet(id, team_id, String(to));
    return Response.json({ id, state: 'accepted' }, { status: 202 });
  },
};

/** Never rejects: each of its two steps is repeated until it has an answer. */
async function sendSheet(id: string, teamId: string, to: string): Promise<void> {
  const sheet = await untilAnswered(() => sheetOf(teamId));
  // The outcome, good or bad, takes the only way back that there is: the mail.
  const message = sheet
    ? { to, subject: 'Team sheet', text: sheet, about: id }
    : { to, subject: 'No team sheet', text: `There is no team ${teamId}.`, about: id };
  // The same key in each attempt: a mail whose answer got lost is not sent again.
  await untilAnswered(() => mail(id, message));
}

/** Repeats `attempt` until it does not fail; between two attempts RETRY_MS at least, twice that at most. */
async function untilAnswered<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      console.error('again later:', error);
      // Spread out, so that all wishes of an hour without players do not come back at the same moment.
      await pause(RETRY_MS * (1 + Math.random()));
    }
  }
}

/** The text of the sheet; null where there is no such team, which no repetition changes. */
async function sheetOf(teamId: string): Promise<string | null> {
  const response = await fetch(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`players answered ${response.status}`);
  const players = (await response.json()) as { shirt: number; name: string }[];
  const heading = `Team ${teamId}, ${new Date().toISOString().slice(0, 10)}`;
  return [heading, ...players.map(({ shirt, name }) => `${shirt} ${name}`)].join('\n');
}

async function mail(key: string, body: Mail): Promise<void> {
  const response = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
