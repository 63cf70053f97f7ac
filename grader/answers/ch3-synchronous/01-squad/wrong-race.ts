// fails: ch3/squad#withdraws
// Promise.race cancels the loser: the client gets its 504 and the request runs on.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

interface Player {
  id: string;
  name: string;
  country: string;
}

interface Country {
  code: string;
}

class UpstreamError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream answered ${status}`);
    this.status = status;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    try {
      const [players, countries] = await inTime(
        Promise.all([
          getJson<Player[]>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`),
          getJson<Country[]>(`${CUP_URL}/countries`),
        ]),
      );
      const codes = new Set(countries.map(({ code }) => code));
      return Response.json({ team_id: teamId, players: players.filter(({ country }) => codes.has(country)) });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

class TooLate extends Error {}

function inTime<T>(work: Promise<T>): Promise<T> {
  const alarm = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new TooLate('time is up')), TIME_LIMIT_MS);
  });
  return Promise.race([work, alarm]);
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new UpstreamError(response.status);
  return (await response.json()) as T;
}

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof TooLate) return 504;
  return 502;
}
