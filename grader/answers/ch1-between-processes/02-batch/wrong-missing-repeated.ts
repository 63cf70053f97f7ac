// fails: ch1/batch#names-missing
// missing is read off the list as the client wrote it: who is named twice is missing twice.
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
    // A set keeps each id once, in the order of its first mention: that is what we ask for, and what missing follows.
    const wanted = [...new Set(ids)];
    const found = new Map<string, Player>();
    try {
      // Several workers take batches from one list: as many calls are open as there are workers, never more, and a slow
      // batch holds up only the worker that waits for it.
      const waiting = batchesOf(wanted, BATCH_LIMIT);
      const work = async (): Promise<void> => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          for (const player of await askFor(batch)) found.set(player.id, player);
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    } catch (error) {
      // A roster with a gap would say that those players do not exist. We do not know that: so there is no roster.
      return Response.json({ error: String(error) }, { status: 502 });
    }
    return Response.json({
      // Whoever asked decides the order, and may name a player twice; the service's own order means nothing to them.
      players: ids.flatMap((id) => found.get(id) ?? []),
      missing: ids.filter((id) => !found.has(id)),
    });
  },
};

function batchesOf(ids: readonly string[], size: number): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < ids.length; from += size) batches.push(ids.slice(from, from + size));
  return batches;
}

async function askFor(ids: readonly string[]): Promise<Player[]> {
  // URLSearchParams encodes the ids; each is a parameter of its own.
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  const response = await fetch(`${PLAYERS_URL}/players?${query}`);
  if (!response.ok) throw new Error(`players answered ${response.status}`);
  return (await response.json()) as Player[];
}
