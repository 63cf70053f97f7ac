// fails: ch3/degrade#unavailable
// Retry-After may be 0: the client comes back at once, to a service that is still unable.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

interface Squad {
  team_id: string;
  players: { country: string }[];
}

class UpstreamError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream answered ${status}`);
    this.status = status;
  }
}

const lastGood = new Map<string, { squad: Squad; at: number }>();

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    try {
      const squad = await squadOf(teamId);
      lastGood.set(teamId, { squad, at: Date.now() });
      return Response.json(squad);
    } catch (error) {
      if (error instanceof UpstreamError && error.status === 404) {
        return Response.json({ error: 'no such team' }, { status: 404 });
      }
      const remembered = lastGood.get(teamId);
      if (!remembered) {
        return Response.json({ error: String(error) }, { status: 503, headers: { 'Retry-After': '0' } });
      }
      const { squad, at } = remembered;
      const age = Math.floor((Date.now() - at) / 1000);
      const body = { ...squad, stale: true, as_of: new Date(at).toISOString() };
      return Response.json(body, { headers: { Age: String(age) } });
    }
  },
};

async function squadOf(teamId: string): Promise<Squad> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const [players, countries] = await Promise.all([
    getJson<Squad['players']>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, signal),
    getJson<{ code: string }[]>(`${CUP_URL}/countries`, signal),
  ]);
  const codes = new Set(countries.map(({ code }) => code));
  return { team_id: teamId, players: players.filter(({ country }) => codes.has(country)) };
}

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response.status);
  return (await response.json()) as T;
}
