// fails: ch3/squad#answers
// Only the fields that this service knows are passed on; the client needed another one.
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
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const [players, countries] = await Promise.all([
        getJson<Player[]>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, signal),
        getJson<Country[]>(`${CUP_URL}/countries`, signal),
      ]);
      const codes = new Set(countries.map(({ code }) => code));
      const squad = players.filter(({ country }) => codes.has(country));
      return Response.json({
        team_id: teamId,
        players: squad.map(({ id, name, country }) => ({ id, name, country })),
      });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response.status);
  return (await response.json()) as T;
}

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
