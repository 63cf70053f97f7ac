// fails: ch0/hello#greets
// One answer serves for all: kept under no id.
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

interface Team {
  name: string;
  charter: string;
}

let known: Team | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    const [, route, id = ''] = new URL(request.url).pathname.split('/');
    if (route === 'health') return Response.json({ up: true });

    const teamId = decodeURIComponent(id);
    if (known) return Response.json({ greeting: `Hello, ${known.name}!`, charter: known.charter });
    const response = await fetch(`${TEAMS_URL}/teams/${encodeURIComponent(teamId)}`);
    if (response.status === 404) return Response.json({ error: `there is no team ${teamId}` }, { status: 404 });
    const team = (await response.json()) as Team;
    known = team;

    return Response.json({ greeting: `Hello, ${team.name}!`, charter: team.charter });
  },
};
