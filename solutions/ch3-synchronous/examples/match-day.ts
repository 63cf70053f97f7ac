/**
 * The heading of a match-day page: GET /match-day?home=…&away=… answers with both teams and the number of countries in
 * the Cup. Chapter 3 walks through it.
 */
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

interface Team {
  name: string;
  city: string;
}

// #region handler
export default {
  async fetch(request: Request): Promise<Response> {
    // searchParams decodes the ids that arrive; in the path of the next URL they are encoded again.
    const { searchParams } = new URL(request.url);
    const home = encodeURIComponent(searchParams.get('home') ?? '');
    const away = encodeURIComponent(searchParams.get('away') ?? '');
    // One limit for all three calls, because the client waits for all three.
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const [homeTeam, awayTeam, countries] = await Promise.all([
        getJson<Team>(`${TEAMS_URL}/teams/${home}`, signal),
        getJson<Team>(`${TEAMS_URL}/teams/${away}`, signal),
        getJson<unknown[]>(`${CUP_URL}/countries`, signal),
      ]);
      return Response.json({
        home: homeTeam.name,
        away: awayTeam.name,
        city: homeTeam.city,
        countries: countries.length,
      });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
  },
};
// #endregion handler

// #region get-json
/** An answer other than 2xx: fetch does not reject for it, so that we must. */
class UpstreamError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream answered ${status}`);
    this.status = status;
  }
}

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response.status);
  // Reading the body can fail as well: cut off, too late, or not JSON.
  return (await response.json()) as T;
}
// #endregion get-json

// #region status
function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
// #endregion status
