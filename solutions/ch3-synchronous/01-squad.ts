/** ch3/squad: the team's players whose country is in the Cup. */
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

/** An answer other than 2xx: fetch does not reject for it, so that we must. */
class UpstreamError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream answered ${status}`);
    this.status = status;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    // The id comes encoded in the path; what we work with is the id itself.
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    // One limit for both calls, because the client waits for both. The signal covers headers and body, and it closes
    // the connection: the other side learns that nobody waits any more.
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      // Both calls start before either is awaited: neither needs the other.
      const [players, countries] = await Promise.all([
        getJson<Player[]>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, signal),
        getJson<Country[]>(`${CUP_URL}/countries`, signal),
      ]);
      const codes = new Set(countries.map(({ code }) => code));
      return Response.json({ team_id: teamId, players: players.filter(({ country }) => codes.has(country)) });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response.status);
  // Reading the body can fail too: cut off, or not JSON at all.
  return (await response.json()) as T;
}

function statusFor(error: unknown): number {
  // Only the players service knows 404 here: the list of countries always exists.
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
