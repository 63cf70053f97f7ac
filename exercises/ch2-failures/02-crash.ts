/**
 * ch2/crash: POST /teams/:team_id/announcements { to } mails the names of a team's players, though services crash.
 *
 *   GET {PLAYERS_URL}/players?team_id=   200 [{ name, … }, …], or 404
 *   POST {MAIL_URL}/mails                { to, subject, text, about }   201; the same request again is a second mail
 *
 * Chapter 2, section "crash", says what is repeated and what your service answers. Grade it: npm run grade ch2/crash
 */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const MAIL_URL = process.env.MAIL_URL ?? 'http://mail';
/** Requests that one call may take, the first one included. */
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 4);
/** Milliseconds between a failed attempt and the next one. */
const PAUSE_MS = Number(process.env.PAUSE_MS ?? 300);

interface Player {
  name: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const { to } = (await request.json()) as { to: string };

    // TODO: ask for the players, send the mail; repeat what may be repeated, and say what you know in the end.
    void [PLAYERS_URL, MAIL_URL, ATTEMPTS, PAUSE_MS, to];
    const players: Player[] = [];

    return Response.json({ team_id, mail: players.length > 0 ? 'sent' : 'not-sent' }, { status: 503 });
  },
};
