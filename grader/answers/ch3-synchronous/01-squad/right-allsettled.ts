// Waits for both outcomes and then decides; validates what it gets.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

type Outcome = { kind: 'list'; list: Record<string, unknown>[] } | { kind: 'missing' | 'failed' | 'late' };

async function ask(url: URL): Promise<Outcome> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT_MS) });
  if (response.status === 404) return { kind: 'missing' };
  if (response.status !== 200) return { kind: 'failed' };
  const list: unknown = await response.json();
  return Array.isArray(list) ? { kind: 'list', list } : { kind: 'failed' };
}

function outcomeOf(settled: PromiseSettledResult<Outcome>): Outcome {
  if (settled.status === 'fulfilled') return settled.value;
  const late = (settled.reason as { name?: string }).name === 'TimeoutError';
  return { kind: late ? 'late' : 'failed' };
}

async function squad(request: Request): Promise<Response> {
  const [, , segment = ''] = new URL(request.url).pathname.split('/');
  const team_id = decodeURIComponent(segment);
  const playersUrl = new URL('/players', PLAYERS_URL);
  playersUrl.searchParams.set('team_id', team_id);

  const [players, countries] = (await Promise.allSettled([ask(playersUrl), ask(new URL('/countries', CUP_URL))])).map(
    outcomeOf,
  );

  if (players?.kind === 'missing') return new Response(null, { status: 404 });
  if (players?.kind === 'late' || countries?.kind === 'late') return new Response(null, { status: 504 });
  if (players?.kind !== 'list' || countries?.kind !== 'list') return new Response(null, { status: 502 });
  const codes = countries.list.map((country) => country.code);
  return Response.json({ team_id, players: players.list.filter((player) => codes.includes(player.country)) });
}

export default { fetch: squad };
