/**
 * ch2/timing: PUT /search { text } comes with every change of a search box; the screen shows the players for it.
 *
 *   GET {PLAYERS_URL}/search?q=   200 [{ id, name, … }, …], as soon as players can: the later question may be answered first
 *   PUT {SCREEN_URL}/results      { text, state: 'found' | 'unavailable' | 'empty', players }   204
 *
 * Chapter 2, section "timing", says what the screen may show, and when. Grade it: npm run grade ch2/timing
 */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const SCREEN_URL = process.env.SCREEN_URL ?? 'http://screen';
/** Milliseconds after which a search counts as unavailable. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1500);

interface View {
  text: string;
  state: 'found' | 'unavailable' | 'empty';
  players: unknown[];
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { text } = (await request.json()) as { text: string };

    // TODO: what does the screen show, and what must it not show any more?
    void [PLAYERS_URL, TIME_LIMIT_MS, text];
    await show({ text: '', state: 'empty', players: [] });

    return new Response(null, { status: 204 });
  },
};

async function show(view: View): Promise<void> {
  await fetch(`${SCREEN_URL}/results`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(view),
  });
}
