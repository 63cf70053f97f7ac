// Its own AbortController and timer; the client may also go away; the sibling is stopped on failure.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

type Player = { country: string };

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(/^\/squads\/([^/]*)$/.exec(new URL(request.url).pathname)?.[1] ?? '');
    const controller = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, TIME_LIMIT_MS);
    request.signal.addEventListener('abort', () => controller.abort());

    const list = async <T>(url: string): Promise<T[]> => {
      const response = await fetch(url, { signal: controller.signal });
      if (response.status !== 200) throw response;
      return response.json() as Promise<T[]>;
    };

    try {
      const playersCall = list<Player>(`${PLAYERS_URL}/players?team_id=${encodeURIComponent(team_id)}`);
      const countriesCall = list<{ code: string }>(`${CUP_URL}/countries`);
      const [players, countries] = await Promise.all([playersCall, countriesCall]);
      const isInCup = (player: Player) => countries.some(({ code }) => code === player.country);
      return Response.json({ team_id, players: players.filter(isInCup) });
    } catch (error) {
      if (late) return new Response('too late', { status: 504 });
      if (error instanceof Response && error.status === 404) return new Response('no such team', { status: 404 });
      return new Response('bad gateway', { status: 502 });
    } finally {
      clearTimeout(timer);
      controller.abort();
    }
  },
};
