/** ch2/timing: every search has a number; what belongs to an older one than the newest is not shown. */
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const SCREEN_URL = process.env.SCREEN_URL ?? 'http://screen';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1500);

interface View {
  text: string;
  state: 'found' | 'unavailable' | 'empty';
  players: unknown[];
}

/** The number of the newest change. Numbers, not texts: the same text may be searched for twice, with other answers. */
let newest = 0;

export default {
  async fetch(request: Request): Promise<Response> {
    // Before the first await: so the numbers are in the order of arrival.
    newest += 1;
    const mine = newest;
    const { text } = (await request.json()) as { text: string };
    // An empty box asks nobody, and is newer than whatever is still on its way.
    const view: View = text === '' ? { text, state: 'empty', players: [] } : await search(text);
    // The one question that matters, asked after the waiting: of answers and of failures alike.
    if (mine === newest) await show(view);
    return new Response(null, { status: 204 });
  },
};

async function search(text: string): Promise<View> {
  try {
    const response = await fetch(`${PLAYERS_URL}/search?${new URLSearchParams({ q: text })}`, {
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    if (!response.ok) throw new Error(`players answered ${response.status}`);
    return { text, state: 'found', players: (await response.json()) as unknown[] };
  } catch {
    // Nobody found and nobody asked are two things: an empty list would be a false answer.
    return { text, state: 'unavailable', players: [] };
  }
}

async function show(view: View): Promise<void> {
  await fetch(`${SCREEN_URL}/results`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(view),
  });
}
