/**
 * ch2/arbitrary: GET /matches/:match_id answers with a result on which two of three replicas agree.
 *
 *   GET {one of STATS_URLS}/matches/m03fa1   200 { id, home_goals, away_goals, attendance, version, … }, or 404
 *   POST {REPORTS_URL}/disagreements         { match_id, answers: [{ replica, match }, …] } → 204
 *
 * Chapter 2, section "arbitrary", says what a vote is, and what is reported. Grade it: npm run grade ch2/arbitrary
 */
const STATS_URLS = process.env.STATS_URLS ?? 'http://stats-1,http://stats-2,http://stats-3';
const REPLICAS = STATS_URLS.split(',');
const REPORTS_URL = process.env.REPORTS_URL ?? 'http://stats';
/** Milliseconds that the replicas have in all. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

/** What a replica said: a match, or null where it says that there is none (404). */
interface Vote {
  replica: string;
  match: object | null;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const matchId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const [replica] = REPLICAS;

    // TODO: ask all of them, answer as soon as two say the same, and report it where they do not all say the same.
    void [REPORTS_URL, matchId, signal, replica];
    const vote: Vote | null = null;

    return Response.json(vote, { status: 503 });
  },
};
