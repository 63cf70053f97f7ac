// fails: ch2/arbitrary#outvotes
// Every field is checked against the contract; the first answer that keeps it is believed.
import { isDeepStrictEqual } from 'node:util';

const STATS_URLS = process.env.STATS_URLS ?? 'http://stats-1,http://stats-2,http://stats-3';
const REPLICAS = STATS_URLS.split(',');
const REPORTS_URL = process.env.REPORTS_URL ?? 'http://stats';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

interface Vote {
  replica: string;
  match: object | null;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const matchId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const votes: Vote[] = [];
    const asked = REPLICAS.map(async (replica) => {
      const vote = await ask(replica, matchId, signal);
      votes.push(vote);
      return vote;
    });
    void Promise.allSettled(asked).then(() => report(matchId, votes));
    try {
      const { match } = await Promise.any(asked);
      return Response.json(match ?? { error: 'no such match' }, { status: match ? 200 : 404 });
    } catch {
      return Response.json({ error: 'no valid answer' }, { status: 503 });
    }
  },
};

async function ask(replica: string, matchId: string, signal: AbortSignal): Promise<Vote> {
  const response = await fetch(`${replica}/matches/${encodeURIComponent(matchId)}`, { signal });
  if (response.status === 404) return { replica, match: null };
  if (!response.ok) throw new Error(`${replica} answered ${response.status}`);
  const match = await response.json();
  const counts = [match.home_goals, match.away_goals, match.attendance, match.version];
  if (match.id !== matchId || !counts.every((one) => Number.isInteger(one) && one >= 0)) throw new Error('not a match');
  return { replica, match };
}

async function report(match_id: string, answers: readonly Vote[]): Promise<void> {
  if (answers.every(({ match }) => isDeepStrictEqual(match, answers[0]?.match))) return;
  await fetch(`${REPORTS_URL}/disagreements`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ match_id, answers }),
  }).catch(() => {});
}
