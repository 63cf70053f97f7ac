/**
 * ch0/hello: GET /hello/:team_id greets a team by its name; GET /health says that the service is up.
 *
 *   GET {TEAMS_URL}/teams/:id   200 { id, name, city, charter }, or 404
 *
 * It is nearly right. Chapter 0, section "hello", says what it should answer. Grade it: npm run grade ch0/hello
 */
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

interface Team {
  name: string;
  charter: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, route, id = ''] = new URL(request.url).pathname.split('/');
    if (route === 'health') return Response.json({ up: true });

    // TODO: three faults are left below. The report tells one after the other.
    const teamId = decodeURIComponent(id);
    const response = await fetch(`${TEAMS_URL}/team/${encodeURIComponent(teamId)}`);
    const team = (await response.json()) as Team;

    // Copied from the answer of teams in the run with --seed 2026.
    const charter = '8ba0af48b305';

    return Response.json({ greeting: `Hello, ${team.name}!`, charter });
  },
};
