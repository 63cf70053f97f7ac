/** ch2/arbitrary: GET /matches/:match_id answers with a result on which two of three replicas agree. */
import { isDeepStrictEqual } from 'node:util';

const STATS_URLS = process.env.STATS_URLS ?? 'http://stats-1,http://stats-2,http://stats-3';
const REPLICAS = STATS_URLS.split(',');
const REPORTS_URL = process.env.REPORTS_URL ?? 'http://stats';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);
/** More than half: of 2f + 1 replicas, f may be wrong in any way and f + 1 still agree. */
const MAJORITY = Math.floor(REPLICAS.length / 2) + 1;

/** What a replica said: a match, or null where it says that there is none (404). */
interface Vote {
  replica: string;
  match: object | null;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const matchId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const votes: Vote[] = [];
    // All are asked at once: nobody knows beforehand which of them is slow.
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
      // The client is not kept waiting for this: the last vote may come long after its answer.
      void report(matchId, votes);
    });
    const vote = await agreed.promise;
    if (vote === null) return Response.json({ error: 'the replicas do not agree' }, { status: 503 });
    return Response.json(vote.match ?? { error: 'no such match' }, { status: vote.match ? 200 : 404 });
  },
};

/** The vote of a replica; null where it has none: a failure says nothing about the match. Never rejects. */
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

/** Tells whoever reconciles the replicas what each of them said, where they did not all say the same. */
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
