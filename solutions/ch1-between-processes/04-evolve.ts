/** ch1/evolve: a field gets another name, and nobody has to be deployed on the same day. */
const REGISTRY_URL = process.env.REGISTRY_URL ?? 'http://registry';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

interface Person {
  id: string;
  nationality: string;
}

/** What badges needs of a player, and no more: whatever else comes is not looked at. */
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
    const person = (await response.json()) as Person;
    // Expanded: the old name stays, with the same value, until nobody reads it any more. Then this line becomes
    // Response.json(person), and that will be the contraction.
    return Response.json({ ...person, country: person.nationality });
  },
};

export const consumer = {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`);
    if (!response.ok) return Response.json({ error: `no player ${id}` }, { status: response.status });
    const { name, registration, nationality, country } = (await response.json()) as Player;
    // The new name first: while both are there, the new one is the one that is maintained.
    const code = nationality ?? country;
    // Tolerant of what it does not need, strict with what it does: "(undefined)" on a badge helps nobody.
    if (code === undefined) return Response.json({ error: `players tells no country of ${id}` }, { status: 502 });
    return Response.json({ player_id: id, badge: `${name} (${code})`, registration });
  },
};
