/** GET /teams/:team_id/city reads, and reads again where the connection failed: a client that outlives a restart of `teams`. */
import { setTimeout as sleep } from 'node:timers/promises';

const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
const PAUSE_MS = Number(process.env.PAUSE_MS ?? 200);

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const { city } = await readTeam(team_id);
    return Response.json({ city });
  },
};

// #region again
async function readTeam(team_id: string): Promise<{ city: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(`${TEAMS_URL}/teams/${team_id}`);
      // Reading the body belongs to the attempt: it may break off after a 200.
      return (await response.json()) as { city: string };
    } catch (error) {
      // The last attempt, or an error of another kind: not JSON would be no JSON again.
      if (attempt >= ATTEMPTS || !(error instanceof TypeError)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
// #endregion again
