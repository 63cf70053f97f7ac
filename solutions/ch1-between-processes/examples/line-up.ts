/** GET /line-up?id=…&id=… answers with the players of a line-up, in its order. Chapter 1 walks through it. */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

interface Player {
  id: string;
  name: string;
}

// #region handler
export default {
  async fetch(request: Request): Promise<Response> {
    const ids = new URL(request.url).searchParams.getAll('id');
    try {
      const found = await askFor(ids);
      // The answer comes in an order of its own: here the order is that of the line-up again.
      const byId = new Map(found.map((player) => [player.id, player]));
      return Response.json({ players: ids.map((id) => byId.get(id) ?? null) });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
  },
};
// #endregion handler

// #region ask
async function askFor(ids: readonly string[]): Promise<Player[]> {
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  const response = await fetch(`${PLAYERS_URL}/players?${query}`);
  if (!response.ok) throw new Error(`players answered ${response.status}`);
  return (await response.json()) as Player[];
}
// #endregion ask
