// fails: ch1/batch#few-calls, ch1/batch#asks-once
// A call is a call: 300 of them in a loop, as one would call a function.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

interface Player {
  id: string;
  name: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { ids } = (await request.json()) as { ids: string[] };
    const wanted = [...new Set(ids)];
    const found = new Map<string, Player>();
    try {
      for (const id of ids) {
        const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`);
        if (response.status === 404) continue;
        if (!response.ok) throw new Error(`players answered ${response.status}`);
        found.set(id, (await response.json()) as Player);
      }
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
    return Response.json({
      players: ids.flatMap((id) => found.get(id) ?? []),
      missing: wanted.filter((id) => !found.has(id)),
    });
  },
};
