// fails: ch2/crash#whole-list
// The status says whether the call worked; the body is read afterwards.
import { setTimeout as sleep } from 'node:timers/promises';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 4);
const PAUSE_MS = Number(process.env.PAUSE_MS ?? 300);

interface Player {
  name: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const { to } = (await request.json()) as { to: string };
    const say = (mail: 'sent' | 'not-sent' | 'unknown', status: number): Response =>
      Response.json({ team_id, mail }, { status });

    let answer: Response | null;
    try {
      answer = await repeated(() => readPlayers(team_id), isCrash);
    } catch {
      return say('not-sent', 503);
    }
    if (answer === null) return say('not-sent', 404);
    const players = (await answer.json()) as Player[];

    const text = players.map(({ name }) => name).join('\n');
    try {
      const status = await repeated(() => send({ to, subject: 'Squad', text, about: team_id }), wasRefused);
      return status < 400 ? say('sent', 201) : say('not-sent', 422);
    } catch (error) {
      return wasRefused(error) ? say('not-sent', 503) : say('unknown', 502);
    }
  },
};

async function repeated<T>(attempt: () => Promise<T>, mayRepeat: (error: unknown) => boolean): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (made >= ATTEMPTS || !mayRepeat(error)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function readPlayers(team_id: string): Promise<Response | null> {
  const response = await fetch(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id })}`);
  if (response.status === 404) return null;
  return response;
}

async function send(mail: { to: string; subject: string; text: string; about: string }): Promise<number> {
  const response = await fetch(`${MAIL_URL}/mails`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(mail),
  });
  return response.status;
}

function isCrash(error: unknown): boolean {
  return error instanceof TypeError;
}

function wasRefused(error: unknown): boolean {
  return isCrash(error) && ((error as Error).cause as { code?: unknown } | undefined)?.code === 'ECONNREFUSED';
}
