// fails: ch1/evolve#neither-name
// A default is better than an error: most players are from here.
const REGISTRY_URL = process.env.REGISTRY_URL ?? 'http://registry';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

interface Player {
  name: string;
  registration: string;
  nationality?: string;
  country?: string;
}

export const provider = {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const response = await fetch(`${REGISTRY_URL}/people/${encodeURIComponent(id)}`);
    if (!response.ok) return Response.json({ error: `no player ${id}` }, { status: response.status });
    const person = (await response.json()) as { id: string; name: string; nationality: string; registration: string };
    return Response.json({ ...person, country: person.nationality });
  },
};

export const consumer = {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`);
    if (!response.ok) return Response.json({ error: `no player ${id}` }, { status: response.status });
    const player = (await response.json()) as Player;
    const code = player.nationality ?? player.country ?? 'MX';
    const badge = `${player.name} (${code})`;
    return Response.json({ player_id: id, badge, registration: player.registration });
  },
};
