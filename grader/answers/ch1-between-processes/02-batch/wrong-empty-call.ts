// fails: ch1/batch#empty-list
// At least one call is always made, also for nobody: players refuses it, and the empty roster is a failure.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const BATCH_LIMIT = Number(process.env.BATCH_LIMIT ?? 100);
const IN_FLIGHT = Number(process.env.IN_FLIGHT ?? 2);

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
      const waiting = batchesOf(wanted, BATCH_LIMIT);
      const work = async (): Promise<void> => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          for (const player of await askFor(batch)) found.set(player.id, player);
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
    return Response.json({
      players: ids.flatMap((id) => found.get(id) ?? []),
      missing: wanted.filter((id) => !found.has(id)),
    });
  },
};

function batchesOf(ids: readonly string[], size: number): string[][] {
  const batches: string[][] = [];
  let from = 0;
  do {
    batches.push(ids.slice(from, from + size));
    from += size;
  } while (from < ids.length);
  return batches;
}

async function askFor(ids: readonly string[]): Promise<Player[]> {
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  const response = await fetch(`${PLAYERS_URL}/players?${query}`);
  if (!response.ok) throw new Error(`players answered ${response.status}`);
  return (await response.json()) as Player[];
}
