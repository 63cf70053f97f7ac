// Promises without async and await; the memory holds a way to make the answer; monotonic age.
const { PLAYERS_URL = 'http://players', CUP_URL = 'http://cup', TIME_LIMIT_MS = '1000' } = process.env;

type Player = { country: string };

const spare = new Map<string, () => Response>();

const read = (url: string, signal: AbortSignal) =>
  fetch(url, { signal }).then((response) => (response.ok ? response.json() : Promise.reject(response.status)));

/** Remembers `squad`; what is remembered knows how to say its age. */
function remember(team: string, squad: object): void {
  const since = performance.now();
  const as_of = new Date().toISOString();
  spare.set(team, () => {
    const seconds = Math.floor((performance.now() - since) / 1000);
    return Response.json({ ...squad, stale: true, as_of }, { headers: { Age: seconds.toFixed(0) } });
  });
}

function fetchSquad(request: Request): Promise<Response> {
  const team = decodeURIComponent(request.url.split('/').pop() ?? '');
  const signal = AbortSignal.timeout(Number(TIME_LIMIT_MS));
  const inCup = read(`${CUP_URL}/countries`, signal);
  const players = read(`${PLAYERS_URL}/players?team_id=${encodeURIComponent(team)}`, signal);
  return Promise.all([players, inCup])
    .then(([all, countries]: [Player[], { code: string }[]]) => {
      const codes = new Set(countries.map(({ code }) => code));
      const squad = { team_id: team, players: all.filter(({ country }) => codes.has(country)) };
      remember(team, squad);
      return Response.json(squad);
    })
    .catch((reason: unknown) => {
      if (reason === 404) return new Response(null, { status: 404 });
      return spare.get(team)?.() ?? new Response(null, { status: 503, headers: { 'Retry-After': '1' } });
    });
}

export default { fetch: fetchSquad };
