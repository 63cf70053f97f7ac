// Recursion and classes of errors; cancels the body of the mail's answer, which nobody needs.
import { setTimeout as later } from 'node:timers/promises';

const { PLAYERS_URL = 'http://players', MAIL_URL = 'http://mail', ATTEMPTS = '4', PAUSE_MS = '300' } = process.env;

class Unheard extends Error {}
class Unsure extends Error {}

async function patient<T>(work: () => Promise<T>, kinds: (new () => Error)[], left = Number(ATTEMPTS)): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (left > 1 && kinds.some((kind) => error instanceof kind)) {
      await later(Number(PAUSE_MS));
      return patient(work, kinds, left - 1);
    }
    throw error;
  }
}

async function reach(input: URL, init?: RequestInit): Promise<Response> {
  return fetch(input, init).catch((error: Error) => {
    throw (error.cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? new Unheard() : new Unsure();
  });
}

async function names(team: string): Promise<string[] | undefined> {
  const url = new URL('/players', PLAYERS_URL);
  url.searchParams.set('team_id', team);
  const response = await reach(url);
  if (response.status === 404) return undefined;
  const list = await response.json().catch(() => Promise.reject(new Unsure()));
  return (list as { name: string }[]).map(({ name }) => name);
}

async function herald(request: Request): Promise<Response> {
  const [, , segment = ''] = new URL(request.url).pathname.split('/');
  const team_id = decodeURIComponent(segment);
  const { to } = (await request.json()) as { to: string };
  const answer = (mail: string, status: number): Response => Response.json({ team_id, mail }, { status });
  try {
    const list = await patient(() => names(team_id), [Unheard, Unsure]).catch(() => Promise.reject(new Unheard()));
    if (!list) return answer('not-sent', 404);
    const response = await patient(
      () =>
        reach(new URL('/mails', MAIL_URL), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ to, about: team_id, subject: 'Squad', text: list.join('\n') }),
        }),
      [Unheard],
    );
    void response.body?.cancel().catch(() => {});
    return response.ok ? answer('sent', 201) : answer('not-sent', 422);
  } catch (error) {
    return error instanceof Unheard ? answer('not-sent', 503) : answer('unknown', 502);
  }
}

export default { fetch: herald };
