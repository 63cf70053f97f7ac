/**
 * ch1/evolve: GET /players/:player_id, whose `country` is to be called `nationality`, and GET /badges/:player_id,
 * which reads it. They are two services of two teams; each goes into production when its team is ready.
 *
 *   GET {REGISTRY_URL}/people/:id    where players keeps its data: 200 { id, team_id, name, nationality, … }, or 404
 *   GET {PLAYERS_URL}/players/:id    what badges asks: the service above, in whatever version is deployed
 *
 * As it stands, the field was renamed in both at once. In one repository all is well.
 * Chapter 1, section "evolve", says what each answers. Grade it: npm run grade ch1/evolve
 */
const REGISTRY_URL = process.env.REGISTRY_URL ?? 'http://registry';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

/** The service `players`. */
export const provider = {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const response = await fetch(`${REGISTRY_URL}/people/${encodeURIComponent(id)}`);
    if (!response.ok) return Response.json({ error: `no player ${id}` }, { status: response.status });
    const person = (await response.json()) as Record<string, unknown>;

    // TODO: badges that were deployed last year still read `country`.
    return Response.json(person);
  },
};

/** The service `badges`. */
export const consumer = {
  async fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const response = await fetch(`${PLAYERS_URL}/players/${encodeURIComponent(id)}`);
    if (!response.ok) return Response.json({ error: `no player ${id}` }, { status: response.status });
    const player = (await response.json()) as { name: string; nationality: string; registration: string };

    // TODO: the players of last year still say `country`.
    const badge = `${player.name} (${player.nationality})`;
    return Response.json({ player_id: id, badge, registration: player.registration });
  },
};
