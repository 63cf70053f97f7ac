// Named states, a timer that ends the open one, closures; whoever fails first has the other call withdrawn.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);
const THRESHOLD = Number(process.env.THRESHOLD ?? 5);
const OPEN_MS = Number(process.env.OPEN_MS ?? 10_000);

type State = 'closed' | 'open' | 'half-open' | 'probing';
type Result = { ok: true; value: unknown } | { ok: false; status: number; retryAfter?: number };

function breaker(base: string) {
  let state: State = 'closed';
  let failures = 0;
  let openedAt = 0;

  const open = () => {
    state = 'open';
    openedAt = Date.now();
    setTimeout(() => {
      state = 'half-open';
    }, OPEN_MS);
  };

  const once = async (path: string, signal: AbortSignal): Promise<Result & { sick: boolean | null }> => {
    try {
      const response = await fetch(base + path, { signal });
      const { status } = response;
      if (response.ok) return { ok: true, value: await response.json(), sick: false };
      return { ok: false, status, sick: status >= 500 || status === 408 || status === 429 };
    } catch (error) {
      // Null: withdrawn by ourselves, which says nothing.
      if (signal.aborted && signal.reason === 'not needed') return { ok: false, status: 0, sick: null };
      return { ok: false, status: (error as Error).name === 'TimeoutError' ? 504 : 502, sick: true };
    }
  };

  return async (path: string, signal: AbortSignal): Promise<Result> => {
    if (state === 'open') {
      return { ok: false, status: 503, retryAfter: Math.ceil((openedAt + OPEN_MS - Date.now()) / 1000) };
    }
    if (state === 'probing') return { ok: false, status: 503, retryAfter: 1 };
    const isProbe = state === 'half-open';
    if (isProbe) state = 'probing';
    const { sick, ...result } = await once(path, signal);
    if (sick === null) {
      if (isProbe) state = 'half-open';
    } else if (isProbe) {
      failures = 0;
      if (sick) open();
      else state = 'closed';
    } else if (state === 'closed') {
      failures = sick ? failures + 1 : 0;
      if (failures >= THRESHOLD) open();
    }
    return result;
  };
}

const players = breaker(PLAYERS_URL);
const cup = breaker(CUP_URL);

export default {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.slice('/squads/'.length));
    const unneeded = new AbortController();
    const signal = AbortSignal.any([unneeded.signal, AbortSignal.timeout(TIME_LIMIT_MS)]);
    const unwrap = async (call: Promise<Result>): Promise<unknown> => {
      const result = await call;
      if (result.ok) return result.value;
      throw result;
    };
    try {
      const [team, countries] = (await Promise.all([
        unwrap(players(`/players?team_id=${encodeURIComponent(id)}`, signal)),
        unwrap(cup('/countries', signal)),
      ])) as [{ country: string }[], { code: string }[]];
      const isInCup = new Set(countries.map((country) => country.code));
      return Response.json({ team_id: id, players: team.filter((player) => isInCup.has(player.country)) });
    } catch (thrown) {
      unneeded.abort('not needed');
      const { status, retryAfter } = thrown as { status: number; retryAfter?: number };
      const headers: Record<string, string> =
        retryAfter === undefined ? {} : { 'Retry-After': `${Math.max(retryAfter, 1)}` };
      const known = [404, 503, 504].includes(status) && !(status === 503 && retryAfter === undefined);
      return new Response(null, { status: known ? status : 502, headers });
    }
  },
};
