// fails: ch3/breaker#reopens
// A failure shows that the service is unwell, whenever the call began: the breaker stays open from then on.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);
const THRESHOLD = Number(process.env.THRESHOLD ?? 5);
const OPEN_MS = Number(process.env.OPEN_MS ?? 10_000);

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
class OpenError extends Error {
  readonly retryInMs: number;

  constructor(retryInMs: number) {
    super('circuit open');
    this.retryInMs = retryInMs;
  }
}
class Breaker {
  #failures = 0;
  #openUntil: number | null = null;
  #probing = false;

  async call<T>(work: () => Promise<T>): Promise<T> {
    const isProbe = this.#admit();
    try {
      const result = await work();
      this.#learn(isProbe, false);
      return result;
    } catch (error) {
      this.#learn(isProbe, isFailure(error));
      throw error;
    }
  }
  #admit(): boolean {
    if (this.#openUntil === null) return false;
    const wait = this.#openUntil - performance.now();
    if (wait > 0 || this.#probing) throw new OpenError(wait);
    this.#probing = true;
    return true;
  }

  #learn(isProbe: boolean, failed: boolean): void {
    if (this.#openUntil !== null && !isProbe && !failed) return;
    if (isProbe) this.#probing = false;
    if (!failed) {
      this.#failures = 0;
      this.#openUntil = null;
      return;
    }
    this.#failures += 1;
    if (this.#failures >= THRESHOLD) this.#openUntil = performance.now() + OPEN_MS;
  }
}
const players = new Breaker();
const cup = new Breaker();

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const query = new URLSearchParams({ team_id: teamId });
    try {
      const [team, countries] = await Promise.all([
        players.call(() => getJson<Player[]>(`${PLAYERS_URL}/players?${query}`, signal)),
        cup.call(() => getJson<Country[]>(`${CUP_URL}/countries`, signal)),
      ]);
      const codes = new Set(countries.map(({ code }) => code));
      return Response.json({ team_id: teamId, players: team.filter(({ country }) => codes.has(country)) });
    } catch (error) {
      return failure(error);
    }
  },
};

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new UpstreamError(response.status);
  return (await response.json()) as T;
}
function isFailure(error: unknown): boolean {
  if (!(error instanceof UpstreamError)) return true;
  return error.status >= 500 || error.status === 408 || error.status === 429;
}

function failure(error: unknown): Response {
  const body = { error: String(error) };
  if (error instanceof OpenError) {
    const seconds = Math.max(1, Math.ceil(error.retryInMs / 1000));
    return Response.json(body, { status: 503, headers: { 'Retry-After': String(seconds) } });
  }
  if (error instanceof UpstreamError && error.status === 404) return Response.json(body, { status: 404 });
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  return Response.json(body, { status: isLate ? 504 : 502 });
}
