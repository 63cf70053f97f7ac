/** ch3/retry: the squad of ch3/squad, and a call that failed for the moment is made again. */
import { setTimeout as sleep } from 'node:timers/promises';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
const BASE_MS = Number(process.env.BASE_MS ?? 100);
const CAP_MS = Number(process.env.CAP_MS ?? 1000);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 4000);

class UpstreamError extends Error {
  readonly status: number;
  /** Milliseconds that the other side asked for before the next attempt; 0 where it did not. */
  readonly retryAfter: number;

  constructor(response: Response) {
    super(`upstream answered ${response.status}`);
    this.status = response.status;
    this.retryAfter = millisecondsIn(response.headers.get('retry-after'));
  }
}

/** How long an operation may go on, for all that is done in its name. */
interface Limits {
  /** On the clock of performance.now: it only ever goes forward, while the time of day may be set. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const query = new URLSearchParams({ team_id: teamId });
    // One deadline for both calls, their attempts and their waits: the client waits for all of it.
    const answered = new AbortController();
    const limits = {
      deadline: performance.now() + TIME_LIMIT_MS,
      signal: AbortSignal.any([AbortSignal.timeout(TIME_LIMIT_MS), answered.signal]),
    };
    try {
      // Each call repeats by itself: the one that has its answer is not made again because the other failed.
      const [players, countries] = await Promise.all([
        repeated(limits, () => getJson<{ country: string }[]>(`${PLAYERS_URL}/players?${query}`, limits.signal)),
        repeated(limits, () => getJson<{ code: string }[]>(`${CUP_URL}/countries`, limits.signal)),
      ]);
      const codes = new Set(countries.map(({ code }) => code));
      return Response.json({ team_id: teamId, players: players.filter(({ country }) => codes.has(country)) });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    } finally {
      // Promise.all does not stop the other call when one has failed: its next attempt would be for nobody.
      answered.abort();
    }
  },
};

async function repeated<T>({ deadline, signal }: Limits, attempt: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || failures + 1 >= ATTEMPTS) throw error;
      // Full jitter, from 0: callers that failed together spread over the whole range.
      const own = Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** failures);
      // What the other side asked for is the least, and no cap of ours shortens it.
      const wait = error instanceof UpstreamError ? Math.max(own, error.retryAfter) : own;
      // The last failure is the answer where no attempt can follow; waiting would not change it.
      if (performance.now() + wait >= deadline) throw error;
      await sleep(wait, undefined, { signal });
    }
  }
}

/** Whether another attempt can end otherwise. */
function isPassing(error: unknown): boolean {
  if (error instanceof UpstreamError) return error.status >= 500 || error.status === 408 || error.status === 429;
  // fetch rejects with a TypeError where the connection was refused or broke, and so does reading a body cut off.
  // Not JSON is a SyntaxError (it would be no JSON again), and the deadline a DOMException.
  return error instanceof TypeError;
}

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response);
  // Part of the attempt: the body may break off after a 200.
  return (await response.json()) as T;
}

/** Retry-After says a number of seconds or a date of the wall clock. */
function millisecondsIn(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  // Unreadable or past: as if nothing had been said.
  return milliseconds > 0 ? milliseconds : 0;
}

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
