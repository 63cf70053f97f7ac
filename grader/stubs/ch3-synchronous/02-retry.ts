/**
 * ch3/retry: the squad of ch3/squad, and a call that failed for the moment is made again.
 * Chapter 3, section "retry", says what is repeated, how often, and when. Grade it: npm run grade ch3/retry
 */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
/** Requests that one call may take, the first one included. */
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
/** The wait after failure n (from 0) is drawn evenly from 0 to min(CAP_MS, BASE_MS · 2ⁿ) milliseconds. */
const BASE_MS = Number(process.env.BASE_MS ?? 100);
const CAP_MS = Number(process.env.CAP_MS ?? 1000);
/** Milliseconds from the client's request to the deadline. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 4000);

class UpstreamError extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`upstream answered ${response.status}`);
    this.response = response;
  }
}

/** Makes `attempt`, and makes it again where that can help and there is time. */
async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  // TODO: which failures, how many attempts, what wait, until when?
  void [ATTEMPTS, BASE_MS, CAP_MS];
  return attempt();
}

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const query = new URLSearchParams({ team_id: teamId });
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const [players, countries] = await Promise.all([
        repeated(() => getJson<{ country: string }[]>(`${PLAYERS_URL}/players?${query}`, signal)),
        repeated(() => getJson<{ code: string }[]>(`${CUP_URL}/countries`, signal)),
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
  if (!response.ok) throw new UpstreamError(response);
  return (await response.json()) as T;
}

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.response.status === 404) return 404;
  return error instanceof DOMException && error.name === 'TimeoutError' ? 504 : 502;
}
