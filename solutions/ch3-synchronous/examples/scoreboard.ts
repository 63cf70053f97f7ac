/**
 * A hop in a chain: GET /scoreboard/:match_id asks stats for the match, then teams for the name of its home team, both
 * within the time that its own caller has left. Chapter 3 walks through it.
 */
const STATS_URL = process.env.STATS_URL ?? 'http://stats';
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);

interface Match {
  home_team_id: string;
  home_goals: number;
}

interface Team {
  name: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const matchId = new URL(request.url).pathname.split('/')[2] ?? '';
    const sent = request.headers.get('Remaining-Ms');
    if (sent !== null && !isWholeNumber(sent)) return new Response(null, { status: 400 });
    // #region deadline
    // #region limit
    const limit = Number(sent ?? TIME_LIMIT_MS);
    // An instant of our own clock: performance.now only goes forward, whoever sets the time of day.
    const deadline = performance.now() + limit;
    // Aborts when time is up or when the caller hangs up, whichever comes first.
    const signal = AbortSignal.any([AbortSignal.timeout(limit), request.signal]);
    // #endregion limit

    async function getJson<T>(url: string): Promise<T> {
      const remaining = Math.max(1, Math.floor(deadline - performance.now()));
      // With an aborted signal fetch sends nothing: after the deadline no call begins.
      const response = await fetch(url, { headers: { 'Remaining-Ms': String(remaining) }, signal });
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return (await response.json()) as T;
    }
    // #endregion deadline
    try {
      // #region calls
      const match = await getJson<Match>(`${STATS_URL}/matches/${matchId}`);
      const home = await getJson<Team>(`${TEAMS_URL}/teams/${encodeURIComponent(match.home_team_id)}`);
      // #endregion calls
      return Response.json({ home: home.name, goals: match.home_goals });
    } catch {
      const isLate = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
      return new Response(null, { status: isLate ? 504 : 502 });
    }
  },
};

/** From 1 to the milliseconds of a day. */
function isWholeNumber(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 86_400_000;
}
