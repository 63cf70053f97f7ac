/** The three calls of match-day.ts, each begun when the one before has its answer; nothing is handled, to show only that. */
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const home = encodeURIComponent(searchParams.get('home') ?? '');
    const away = encodeURIComponent(searchParams.get('away') ?? '');
    // #region one-by-one
    const homeTeam = await fetch(`${TEAMS_URL}/teams/${home}`);
    const awayTeam = await fetch(`${TEAMS_URL}/teams/${away}`);
    const countries = await fetch(`${CUP_URL}/countries`);
    // #endregion one-by-one
    return Response.json([homeTeam.status, awayTeam.status, countries.status]);
  },
};
