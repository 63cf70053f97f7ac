// fails: ch3/squad#upstream-failure
// Only the request itself can fail: reading the body stands outside the try.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

interface Player {
  id: string;
  name: string;
  country: string;
}

interface Country {
  code: string;
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
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    let responses: [Response, Response];
    try {
      responses = await Promise.all([
        fetch(`${PLAYERS_URL}/players?${new URLSearchParams({ team_id: teamId })}`, { signal }),
        fetch(`${CUP_URL}/countries`, { signal }),
      ]);
      for (const { ok, status } of responses) if (!ok) throw new UpstreamError(status);
    } catch (error) {
      return Response.json({ error: String(error) }, { status: statusFor(error) });
    }
    const [players, countries] = (await Promise.all(responses.map((one) => one.json()))) as [Player[], Country[]];
    const codes = new Set(countries.map(({ code }) => code));
    return Response.json({ team_id: teamId, players: players.filter(({ country }) => codes.has(country)) });
  },
};

function statusFor(error: unknown): number {
  if (error instanceof UpstreamError && error.status === 404) return 404;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 504;
  return 502;
}
