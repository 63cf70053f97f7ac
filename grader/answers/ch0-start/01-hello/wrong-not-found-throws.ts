// fails: ch0/hello#not-found
// Whatever is not 200 is an error, and an error is thrown: the client gets 500.
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
    if (!response.ok) throw new Error(`teams answered ${response.status}`);
    const team = (await response.json()) as Team;

    return Response.json({ greeting: `Hello, ${team.name}!`, charter: team.charter });
  },
};
