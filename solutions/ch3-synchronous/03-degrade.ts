/** ch3/degrade: the squad of ch3/squad; while players or cup is down or slow, the last good answer of that team. */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);
/** Seconds after which a client may try again. A guess: nobody told us when the other service will be back. */
const RETRY_AFTER_S = 5;

interface Squad {
  team_id: string;
  players: { country: string }[];
}

interface Remembered {
  readonly squad: Squad;
  /** Milliseconds since 1970 at which the squad was good. */
  readonly at: number;
}

class UpstreamError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream answered ${status}`);
    this.status = status;
  }
}

/**
 * The last good answer of each team, whole: one of fresh players and old countries would be as of no moment at all.
 * It lives as long as the process and grows with the teams; a service with very many of them would bound it.
 */
const lastGood = new Map<string, Remembered>();

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    try {
      // Both services are asked on each call: what is remembered is for the time of need, not to save requests.
      const squad = await squadOf(teamId);
      // An empty squad is as true as any other, and remembered like it.
      lastGood.set(teamId, { squad, at: Date.now() });
      return Response.json(squad);
    } catch (error) {
      // That there is no such team is an answer of the players service. Nothing remembered may cover it.
      if (error instanceof UpstreamError && error.status === 404) {
        lastGood.delete(teamId);
        return Response.json({ error: 'no such team' }, { status: 404 });
      }
      const remembered = lastGood.get(teamId);
      return remembered ? stale(remembered) : unavailable(error);
    }
  },
};

/** An old answer that says so: in the body for whoever reads it, in Age for every cache on the way. */
function stale({ squad, at }: Remembered): Response {
  const body = { ...squad, stale: true, as_of: new Date(at).toISOString() };
  // Age counts from the moment the squad was good, not from the last time it was served.
  return Response.json(body, { headers: { Age: String(Math.floor((Date.now() - at) / 1000)) } });
}

/** 503: this service cannot answer for the moment. Whether the other one failed or was late is all the same here. */
function unavailable(error: unknown): Response {
  return Response.json({ error: String(error) }, { status: 503, headers: { 'Retry-After': String(RETRY_AFTER_S) } });
}

async function squadOf(teamId: string): Promise<Squad> {
  // Too late and not at all are the same to the client: time running out throws, like any failure.
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
