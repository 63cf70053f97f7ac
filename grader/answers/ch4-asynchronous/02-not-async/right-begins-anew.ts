// The whole errand again after each failure, with a wait that doubles up to 40 s; the text is the same each time.
import { randomUUID } from 'node:crypto';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 5000);
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
    void sendSheet(id, team_id, String(to));
    return Response.json({ id, state: 'accepted' }, { status: 202 });
  },
};

function sendSheet(id: string, teamId: string, to: string, wait = RETRY_MS): void {
  sheetOf(teamId)
    .then((sheet) => {
      const subject = sheet === null ? 'No team sheet' : 'Team sheet';
      return mail(id, { to, subject, text: sheet ?? 'Sorry.', about: id });
    })
    .catch(() => {
      setTimeout(() => sendSheet(id, teamId, to, Math.max(RETRY_MS, Math.min(2 * wait, 40_000))), wait);
    });
}

async function sheetOf(teamId: string): Promise<string | null> {
  const response = await fetch(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, {
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
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
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}
