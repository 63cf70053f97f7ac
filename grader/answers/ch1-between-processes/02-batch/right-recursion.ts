// Another style: whoever has finished a batch starts the next one, without a loop.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const BATCH_LIMIT = Number(process.env.BATCH_LIMIT ?? 100);
const IN_FLIGHT = Number(process.env.IN_FLIGHT ?? 2);

interface Player {
  id: string;
}

export default {
  fetch: (request: Request): Promise<Response> =>
    request
      .json()
      .then(({ ids }: { ids: string[] }) => rosterOf(ids))
      .then(
        (roster) => Response.json(roster),
        (error) => Response.json({ error: String(error) }, { status: 502 }),
      ),
};

async function rosterOf(ids: string[]): Promise<{ players: Player[]; missing: string[] }> {
  const players = new Map<string, Player | null>(ids.map((id) => [id, null]));
  const queue = [...players.keys()];
  const next = (): Promise<void> => {
    const batch = queue.splice(0, BATCH_LIMIT);
    return batch.length === 0 ? Promise.resolve() : askFor(batch).then(remember).then(next);
  };
  const remember = (answer: Player[]): void => {
    for (const player of answer) players.set(player.id, player);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, next));
  const missing = [...players].filter(([, player]) => player === null).map(([id]) => id);
  return { players: ids.flatMap((id) => players.get(id) ?? []), missing };
}

async function askFor(ids: readonly string[]): Promise<Player[]> {
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  const response = await fetch(`${PLAYERS_URL}/players?${query}`);
  if (!response.ok) throw new Error(`players answered ${response.status}`);
  return (await response.json()) as Player[];
}
