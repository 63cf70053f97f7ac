// fails: ch3/degrade#unavailable
// Each part may be remembered by itself: fresh players and old countries make a squad that is as of no moment.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

class UpstreamError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream answered ${status}`);
    this.status = status;
  }
}

/** The last good answer of each URL, and when it came. */
const lastGood = new Map<string, { answer: unknown; at: number }>();

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const [players, countries] = await Promise.all([
        getJson<{ country: string }[]>(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, signal),
        getJson<{ code: string }[]>(`${CUP_URL}/countries`, signal),
      ]);
      const codes = new Set(countries.answer.map(({ code }) => code));
      const squad = { team_id: teamId, players: players.answer.filter(({ country }) => codes.has(country)) };
      const at = Math.min(players.at, countries.at);
      if (!players.stale && !countries.stale) return Response.json(squad);
      const age = Math.floor((Date.now() - at) / 1000);
      const body = { ...squad, stale: true, as_of: new Date(at).toISOString() };
      return Response.json(body, { headers: { Age: String(age) } });
    } catch (error) {
      if (error instanceof UpstreamError && error.status === 404) {
        return Response.json({ error: 'no such team' }, { status: 404 });
      }
      return Response.json({ error: String(error) }, { status: 503, headers: { 'Retry-After': '5' } });
    }
  },
};

async function getJson<T>(url: string, signal: AbortSignal): Promise<{ answer: T; at: number; stale: boolean }> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new UpstreamError(response.status);
    const answer = (await response.json()) as T;
    lastGood.set(url, { answer, at: Date.now() });
    return { answer, at: Date.now(), stale: false };
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) throw error;
    const known = lastGood.get(url);
    if (!known) throw error;
    return { answer: known.answer as T, at: known.at, stale: true };
  }
}
