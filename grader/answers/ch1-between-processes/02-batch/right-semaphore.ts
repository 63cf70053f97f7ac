// Another style: every call is prepared at once, and a class lets two of them through at a time.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const BATCH_LIMIT = Number(process.env.BATCH_LIMIT ?? 100);
const IN_FLIGHT = Number(process.env.IN_FLIGHT ?? 2);

type Player = { id: string };

class Gate {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { ids } = (await request.json()) as { ids: string[] };
    const known: Record<string, Player | undefined> = Object.create(null);
    const wanted = ids.filter((id, index) => ids.indexOf(id) === index);
    const gate = new Gate(IN_FLIGHT);
    const calls: Promise<Player[]>[] = [];
    for (let rest = wanted; rest.length > 0; rest = rest.slice(BATCH_LIMIT)) {
      const batch = rest.slice(0, BATCH_LIMIT);
      calls.push(gate.through(() => batchOf(batch)));
    }
    const settled = await Promise.allSettled(calls);
    for (const one of settled) {
      if (one.status === 'rejected') return new Response('players failed', { status: 502 });
      for (const player of one.value) known[player.id] = player;
    }
    const players = ids.map((id) => known[id]).filter((player) => player !== undefined);
    return Response.json({ missing: wanted.filter((id) => known[id] === undefined), players });
  },
};

async function batchOf(ids: string[]): Promise<Player[]> {
  const query = ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
  const response = await fetch(`${PLAYERS_URL}/players?${query}`);
  if (response.status !== 200) throw new Error(String(response.status));
  return response.json();
}
