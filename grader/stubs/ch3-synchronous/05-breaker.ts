/**
 * ch3/breaker: GET /squads/:team_id as in ch3/squad, with a circuit breaker in front of each of its two services.
 *
 *   closed      calls go through; THRESHOLD failures in a row open it
 *   open        no call for OPEN_MS: 503 and Retry-After at once
 *   half-open   one call goes through as a probe; success closes, failure opens for another OPEN_MS
 *
 * Chapter 3, section "breaker", says what counts as a failure. Grade it: npm run grade ch3/breaker
 */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
/** Milliseconds after which your service answers 504. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);
/** Failures in a row of one service after which no more calls go to it. */
const THRESHOLD = Number(process.env.THRESHOLD ?? 5);
/** Milliseconds until the next probe. */
const OPEN_MS = Number(process.env.OPEN_MS ?? 10_000);

class Breaker {
  /** The result of `work`, or an error at once where the breaker is open. */
  call<T>(work: () => Promise<T>): Promise<T> {
    // TODO: decide whether the call may go, and learn from what became of it.
    void [THRESHOLD, OPEN_MS];
    return work();
  }
}

const players = new Breaker();
const cup = new Breaker();

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');

    // Start from your own answer to ch3/squad: it goes here, each of its calls through the breaker of that service.
    void [PLAYERS_URL, CUP_URL, TIME_LIMIT_MS, players, cup];

    return Response.json({ team_id: teamId, players: [] });
  },
};
