// Outcomes instead of exceptions; its own controller; fresh answers say "stale": false, as_of and Age 0.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

type Item = Record<string, unknown>;
type Answer = { team_id: string; players: Item[]; stale: boolean; as_of: string };

const answers: Map<string, Answer> = new Map();

async function ask(url: string, signal: AbortSignal): Promise<Item[] | 'unknown' | 'unavailable'> {
  try {
    const response = await fetch(url, { signal });
    if (response.status === 404) return 'unknown';
    return response.status === 200 ? ((await response.json()) as Item[]) : 'unavailable';
  } catch {
    return 'unavailable';
  }
}

function tell(answer: Answer): Response {
  const age = (Date.now() - Date.parse(answer.as_of)) / 1000;
  return Response.json(answer, { headers: { age: String(Math.trunc(age)) } });
}

export default {
  async fetch({ url }: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(url).pathname.split('/')[2] ?? '');
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIME_LIMIT_MS);
    const [players, countries] = await Promise.all([
      ask(`${PLAYERS_URL}/players?team_id=${encodeURIComponent(team_id)}`, controller.signal),
      ask(`${CUP_URL}/countries`, controller.signal),
    ]);
    clearTimeout(timer);

    if (players === 'unknown') return new Response('unknown team', { status: 404 });
    if (Array.isArray(players) && Array.isArray(countries)) {
      const isIn = (player: Item) => countries.some(({ code }) => code === player.country);
      const answer = { team_id, players: players.filter(isIn), stale: false, as_of: new Date().toISOString() };
      answers.set(team_id, answer);
      return tell(answer);
    }
    const last = answers.get(team_id);
    if (last) return tell({ ...last, stale: true });
    return new Response('try again later', { status: 503, headers: { 'retry-after': '30' } });
  },
};
