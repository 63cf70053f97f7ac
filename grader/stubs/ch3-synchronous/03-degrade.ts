/**
 * ch3/degrade: the squad of ch3/squad; while players or cup is down or slow, the last good answer of that team.
 * Chapter 3, section "degrade", says what it looks like, and what is answered where there is none.
 * Grade it: npm run grade ch3/degrade
 */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
/** Milliseconds after which the client has an answer, fresh or not. */
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

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    try {
      return Response.json(await squadOf(teamId));
    } catch (error) {
      // TODO: which errors leave the last good answer of the team to serve, and what does it say of itself?
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};

/** The squad as both services know it now. */
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

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  return error instanceof DOMException && error.name === 'TimeoutError' ? 504 : 502;
}
