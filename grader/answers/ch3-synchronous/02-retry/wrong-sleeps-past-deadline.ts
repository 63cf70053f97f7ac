// fails: ch3/retry#no-vain-wait
// The deadline is a matter of requests: a wait may take as long as it takes.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
const BASE_MS = Number(process.env.BASE_MS ?? 100);
const CAP_MS = Number(process.env.CAP_MS ?? 1000);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 4000);

class UpstreamError extends Error {
  readonly status: number;
  readonly retryAfter: number;

  constructor(response: Response) {
    super(`upstream answered ${response.status}`);
    this.status = response.status;
    this.retryAfter = millisecondsIn(response.headers.get('retry-after'));
  }
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

async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || failures + 1 >= ATTEMPTS) throw error;
      const own = Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** failures);
      const wait = error instanceof UpstreamError ? Math.max(own, error.retryAfter) : own;
      await sleep(wait);
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof UpstreamError) return error.status >= 500 || error.status === 408 || error.status === 429;
  return error instanceof TypeError;
}

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response);
  return (await response.json()) as T;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function millisecondsIn(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return milliseconds > 0 ? milliseconds : 0;
}

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
