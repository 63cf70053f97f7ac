// Asks for the list of all teams and looks in it: no id leaves in a URL.
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

interface Team {
  id: string;
  name: string;
  charter: string;
}

async function fetchTeams(): Promise<Team[]> {
  const response = await fetch(new URL('/teams', TEAMS_URL));
  return (await response.json()) as Team[];
}

export default {
  async fetch({ url }: Request): Promise<Response> {
    const match = /^\/hello\/([^/]+)$/.exec(new URL(url).pathname);
    if (!match) return new Response(null, { status: 200 });
    const wanted = decodeURIComponent(match[1] ?? '');
    const team = (await fetchTeams()).find(({ id }) => id === wanted);
    if (!team) return new Response(null, { status: 404 });
    const { name, charter } = team;
    return Response.json({ greeting: `Hello, ${name}!`, charter });
  },
};
