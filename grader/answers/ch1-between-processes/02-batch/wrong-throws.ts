// fails: ch1/batch#whole-or-nothing
// An error is passed on as it is: whoever runs the service makes 500 of it, as for a mistake in the service itself.
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
    const waiting = batchesOf(wanted, BATCH_LIMIT);
    const work = async (): Promise<void> => {
      for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
        for (const player of await askFor(batch)) found.set(player.id, player);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    return Response.json({
      players: ids.flatMap((id) => found.get(id) ?? []),
      missing: wanted.filter((id) => !found.has(id)),
    });
  },
};

function batchesOf(ids: readonly string[], size: number): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < ids.length; from += size) batches.push(ids.slice(from, from + size));
  return batches;
}

async function askFor(ids: readonly string[]): Promise<Player[]> {
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  const response = await fetch(`${PLAYERS_URL}/players?${query}`);
  if (!response.ok) throw new Error(`players answered ${response.status}`);
  return (await response.json()) as Player[];
}
