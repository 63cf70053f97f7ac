/** GET /line-up?id=…&id=… answers with the players of a line-up, asked for as a function would be called. */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

export default {
  async fetch(request: Request): Promise<Response> {
    const ids = new URL(request.url).searchParams.getAll('id');
    // #region one-by-one
    const players: unknown[] = [];
    for (const id of ids) {
      const url = `${PLAYERS_URL}/players/${encodeURIComponent(id)}`;
      const response = await fetch(url);
      players.push(await response.json());
    }
    // #endregion one-by-one
    return Response.json({ players });
  },
};
