/** The unit's training request in TypeScript, GET and all: nobody awaits it, and yet it is sent. */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = new URL(request.url).searchParams.get('team_id') ?? '';
    // #region train
    const url = `${PLAYERS_URL}/players/train?${new URLSearchParams({ team_id })}`;
    fetch(url).catch((error) => console.error(error));
    return Response.json({ working: true });
    // #endregion train
  },
};
