/** ch0/hello: greets a team by its name. */
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

interface Team {
  name: string;
  charter: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, route, id = ''] = new URL(request.url).pathname.split('/');
    // Without a word to teams: this answer is about this process alone.
    if (route === 'health') return Response.json({ up: true });

    // The id comes encoded in the path; what we work with is the id itself, encoded again when it leaves.
    const teamId = decodeURIComponent(id);
    const response = await fetch(`${TEAMS_URL}/teams/${encodeURIComponent(teamId)}`);
    // fetch does not throw for it: unless we look, the body of the error would be read as if it were a team.
    if (response.status === 404) return Response.json({ error: `there is no team ${teamId}` }, { status: 404 });
    const team = (await response.json()) as Team;

    // Both values come from the answer to this very request; nothing is known beforehand.
    return Response.json({ greeting: `Hello, ${team.name}!`, charter: team.charter });
  },
};
