// A fetch that guards every origin by itself, with its memory in a Map; asks nobody while one of the two is open.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const settings = {
  limit: Number(process.env.TIME_LIMIT_MS ?? 1000),
  threshold: Number(process.env.THRESHOLD ?? 5),
  openFor: Number(process.env.OPEN_MS ?? 10_000),
};

interface Memory {
  failures: number;
  /** No call before this time; 0 while closed. */
  shutUntil: number;
}

const memories = new Map<string, Memory>();

function memoryOf(url: string): Memory {
  const { origin } = new URL(url);
  const memory = memories.get(origin) ?? { failures: 0, shutUntil: 0 };
  memories.set(origin, memory);
  return memory;
}

/** Seconds until `url` may be asked; 0 where it may be now. */
function wait(url: string): number {
  const { shutUntil } = memoryOf(url);
  return shutUntil > Date.now() ? Math.ceil((shutUntil - Date.now()) / 1000) : 0;
}

async function guarded(url: string, signal: AbortSignal): Promise<{ status: number; json: unknown }> {
  const memory = memoryOf(url);
  // The probe shuts the door behind itself, for longer than it can take.
  const isProbe = memory.shutUntil > 0;
  if (isProbe) memory.shutUntil = Date.now() + settings.limit + 1000;
  const outcome = await fetch(url, { signal })
    .then(async (response) => ({ status: response.status, json: response.ok ? await response.json() : null }))
    .catch((error: Error) => ({ status: error.name === 'TimeoutError' ? 504 : 502, json: null }));
  const isFine = outcome.status < 500 && outcome.status !== 408 && outcome.status !== 429;
  // What was asked before the door was shut has nothing to say any more.
  if (memory.shutUntil > 0 && !isProbe) return outcome;
  if (isFine) Object.assign(memory, { failures: 0, shutUntil: 0 });
  else {
    memory.failures += 1;
    if (memory.failures >= settings.threshold) memory.shutUntil = Date.now() + settings.openFor;
  }
  return outcome;
}

export default {
  fetch: async (request: Request): Promise<Response> => {
    const segments = new URL(request.url).pathname.split('/');
    const team_id = decodeURIComponent(segments.at(-1) ?? '');
    const urls = [`${PLAYERS_URL}/players?${new URLSearchParams({ team_id })}`, `${CUP_URL}/countries`];
    const seconds = Math.max(...urls.map(wait));
    if (seconds > 0) return new Response('unable', { status: 503, headers: { 'retry-after': seconds.toString() } });
    const signal = AbortSignal.timeout(settings.limit);
    const [players, countries] = (await Promise.all(urls.map((url) => guarded(url, signal)))) as [
      { status: number; json: { country: string }[] },
      { status: number; json: { code: string }[] },
    ];
    if (players.status === 404) return new Response('no such team', { status: 404 });
    const worst = Math.max(players.status, countries.status);
    if (worst >= 300) return new Response('failed', { status: worst === 504 ? 504 : 502 });
    const codes = countries.json.map(({ code }) => code);
    return Response.json({ team_id, players: players.json.filter(({ country }) => codes.includes(country)) });
  },
};
