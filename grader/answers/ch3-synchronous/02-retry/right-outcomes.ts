// No exception crosses a function: each attempt has an outcome, and a generator gives the waits.
import { setTimeout as pause } from 'node:timers/promises';

const env = (name: string, otherwise: string): string => process.env[name] ?? otherwise;
const PLAYERS = env('PLAYERS_URL', 'http://players');
const CUP = env('CUP_URL', 'http://cup');
const LIMIT = Number(env('TIME_LIMIT_MS', '4000'));

type Json = Record<string, unknown>;
type Outcome =
  | { kind: 'ok'; list: Json[] }
  | { kind: 'again'; notBefore: number }
  | { kind: 'final'; status: 404 | 502 | 504 };

/** The waits between attempts, one fewer than attempts. */
function* waits(): Generator<number> {
  let limit = Number(env('BASE_MS', '100'));
  for (let left = Number(env('ATTEMPTS', '3')) - 1; left > 0; left -= 1) {
    yield Math.random() * Math.min(limit, Number(env('CAP_MS', '1000')));
    limit *= 2;
  }
}

async function attempt(url: string, signal: AbortSignal): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { signal });
    text = await response.text();
  } catch {
    return signal.aborted ? { kind: 'final', status: 504 } : { kind: 'again', notBefore: 0 };
  }
  const { status } = response;
  if (status === 404) return { kind: 'final', status: 404 };
  if (status === 408 || status === 429 || status >= 500) {
    const said = response.headers.get('retry-after');
    const seconds = said !== null && /^[0-9]+$/.test(said.trim());
    const notBefore = said === null ? 0 : seconds ? performance.now() + 1000 * Number(said) : at(Date.parse(said));
    return { kind: 'again', notBefore };
  }
  try {
    const list: unknown = JSON.parse(text);
    return response.ok && Array.isArray(list) ? { kind: 'ok', list } : { kind: 'final', status: 502 };
  } catch {
    return { kind: 'final', status: 502 };
  }
}

/** A time of the wall clock on the clock of performance.now; 0 where it is none. */
function at(wallClock: number): number {
  return Number.isNaN(wallClock) ? 0 : wallClock - performance.timeOrigin;
}

async function ask(url: string, signal: AbortSignal, deadline: number): Promise<Json[] | number> {
  const own = waits();
  for (;;) {
    const outcome = await attempt(url, signal);
    if (outcome.kind === 'ok') return outcome.list;
    if (outcome.kind === 'final') return outcome.status;
    const { value, done } = own.next();
    if (done) return 502;
    const due = Math.max(performance.now() + value, outcome.notBefore);
    if (due > deadline) return 502;
    await pause(Math.ceil(due - performance.now()));
  }
}

async function answer(request: Request): Promise<Response> {
  const deadline = performance.now() + LIMIT;
  const signal = AbortSignal.timeout(LIMIT);
  const teamId = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  const answers = await Promise.all([
    ask(`${PLAYERS}/players?team_id=${encodeURIComponent(teamId)}`, signal, deadline),
    ask(`${CUP}/countries`, signal, deadline),
  ]);
  const failure = answers.find((one) => typeof one === 'number');
  if (failure !== undefined) return Response.json({ failure }, { status: failure as number });
  const [players, countries] = answers as [Json[], Json[]];
  const codes = countries.map(({ code }) => code);
  return Response.json({ team_id: teamId, players: players.filter(({ country }) => codes.includes(country)) });
}

export default { fetch: answer };
