/**
 * ch3/squad: GET /squads/:team_id answers with the team's players whose country is in the Cup.
 *
 *   GET {PLAYERS_URL}/players?team_id=7   200 [{ id, team_id, name, country, shirt, registration }, …], or 404
 *   GET {CUP_URL}/countries               200 [{ code, name }, …], the countries in the Cup
 *
 * Chapter 3, section "squad", says what your service answers, and when. Grade it: npm run grade ch3/squad
 */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
/** Milliseconds after which your service answers 504. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

interface Player {
  id: string;
  name: string;
  /** The code of a country. */
  country: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const teamId = new URL(request.url).pathname.split('/')[2] ?? '';

    // TODO: ask both services, keep the players whose country is in the Cup.
    void [PLAYERS_URL, CUP_URL, TIME_LIMIT_MS];
    const players: Player[] = [];

    return Response.json({ team_id: teamId, players });
  },
};
