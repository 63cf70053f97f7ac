// Recursive; the wait is Retry-After plus jitter, whole milliseconds; a deadline on the wall clock; its own controller.
const { PLAYERS_URL = 'http://players', CUP_URL = 'http://cup' } = process.env;
const [attempts, base, cap, limit] = (['ATTEMPTS', 'BASE_MS', 'CAP_MS', 'TIME_LIMIT_MS'] as const).map((name) =>
  Number.parseInt(process.env[name] ?? '', 10),
) as [number, number, number, number];

class Refused extends Error {
  status: number;
  wait: number;
  constructor(status: number, wait: number) {
    super(`status ${status}`);
    this.status = status;
    this.wait = wait;
  }
}

class TooLate extends Error {}

async function once(url: URL, signal: AbortSignal): Promise<Record<string, unknown>[]> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
  if (response.status === 200) return response.json() as Promise<Record<string, unknown>[]>;
  const header = response.headers.get('Retry-After') ?? '0';
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? new Date(header).getTime() - Date.now() : seconds * 1000;
  throw new Refused(response.status, Math.max(0, wait || 0));
}

async function ask(url: URL, signal: AbortSignal, deadline: number, number = 1): Promise<Record<string, unknown>[]> {
  try {
    return await once(url, signal);
  } catch (error) {
    if (signal.aborted) throw new TooLate();
    const final = error instanceof Refused && error.status < 500 && ![408, 429].includes(error.status);
    if (final || number === attempts) throw error;
    const jitter = Math.floor(Math.random() * (Math.min(cap, base * 2 ** (number - 1)) + 1));
    const wait = jitter + (error instanceof Refused ? error.wait : 0);
    if (Date.now() + wait > deadline) throw error;
    await new Promise((done) => setTimeout(done, wait));
    return ask(url, signal, deadline, number + 1);
  }
}

export default {
  async fetch({ url }: Request): Promise<Response> {
    const team_id = decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), limit);
    const deadline = Date.now() + limit;
    const playersUrl = new URL('/players', PLAYERS_URL);
    playersUrl.searchParams.append('team_id', team_id);
    try {
      const [players, countries] = await Promise.all([
        ask(playersUrl, controller.signal, deadline),
        ask(new URL('/countries', CUP_URL), controller.signal, deadline),
      ]);
      const isIn = (player: Record<string, unknown>) => countries.some(({ code }) => code === player.country);
      return Response.json({ team_id, players: players.filter(isIn) });
    } catch (error) {
      if (error instanceof TooLate) return new Response(null, { status: 504 });
      return new Response(null, { status: error instanceof Refused && error.status === 404 ? 404 : 502 });
    } finally {
      clearTimeout(timer);
    }
  },
};
