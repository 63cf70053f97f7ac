// Promises without async and await; a class as the service; one signal for both calls.
const { PLAYERS_URL = 'http://players', CUP_URL = 'http://cup', TIME_LIMIT_MS = '1000' } = process.env;

class Squads {
  fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.replace(/^\/squads\//, ''));
    const signal = AbortSignal.timeout(+TIME_LIMIT_MS);
    const players = json(`${PLAYERS_URL}/players?team_id=${encodeURIComponent(teamId)}`, signal);
    const codes = json(`${CUP_URL}/countries`, signal).then((countries) => countries.map((country) => country.code));
    return Promise.all([players, codes])
      .then(([team, inCup]) => team.filter((player) => inCup.includes(player.country)))
      .then((squad) => Response.json({ team_id: teamId, players: squad }))
      .catch((reason) => problem(signal.aborted ? 504 : reason === 404 ? 404 : 502));
  }
}

function json(url: string, signal: AbortSignal): Promise<Record<string, unknown>[]> {
  return fetch(url, { signal }).then((response) => (response.ok ? response.json() : Promise.reject(response.status)));
}

function problem(status: number): Response {
  const body = JSON.stringify({ type: 'about:blank', status });
  return new Response(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

export default new Squads();
