// fails: ch2/arbitrary#outvotes
// Whoever has the highest version is believed: a replica that is wrong may be wrong about that, too.
import { isDeepStrictEqual } from 'node:util';

const STATS_URLS = process.env.STATS_URLS ?? 'http://stats-1,http://stats-2,http://stats-3';
const REPLICAS = STATS_URLS.split(',');
const REPORTS_URL = process.env.REPORTS_URL ?? 'http://stats';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);
const MAJORITY = Math.floor(REPLICAS.length / 2) + 1;

interface Vote {
  replica: string;
  match: object | null;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const matchId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const votes: Vote[] = [];
    const asked = REPLICAS.map((replica) => ask(replica, matchId, signal));
    const agreed = Promise.withResolvers<Vote | null>();
    for (const one of asked) {
      void one.then((vote) => {
        if (!vote) return;
        votes.push(vote);
        const same = votes.filter(({ match }) => isDeepStrictEqual(match, vote.match));
        if (same.length >= MAJORITY) agreed.resolve(vote);
      });
    }
    void Promise.all(asked).then(() => {
      agreed.resolve(null);
      void report(matchId, votes);
    });
    const majority = await agreed.promise;
    const versionOf = ({ match }: Vote) => (match as { version?: number } | null)?.version ?? 0;
    const vote = majority && [...votes].sort((one, other) => versionOf(other) - versionOf(one))[0];
    if (!vote) return Response.json({ error: 'the replicas do not agree' }, { status: 503 });
    return Response.json(vote.match ?? { error: 'no such match' }, { status: vote.match ? 200 : 404 });
  },
};

async function ask(replica: string, matchId: string, signal: AbortSignal): Promise<Vote | null> {
  try {
    const response = await fetch(`${replica}/matches/${encodeURIComponent(matchId)}`, { signal });
    if (response.status === 404) return { replica, match: null };
    if (response.status !== 200) return null;
    const match: unknown = await response.json();
    return typeof match === 'object' && match !== null ? { replica, match } : null;
  } catch {
    return null;
  }
}

async function report(match_id: string, answers: readonly Vote[]): Promise<void> {
  if (answers.every(({ match }) => isDeepStrictEqual(match, answers[0]?.match))) return;
  try {
    await fetch(`${REPORTS_URL}/disagreements`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ match_id, answers }),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
  } catch (error) {
    console.error(`nobody confirmed the report about ${match_id}: ${error}`);
  }
}
