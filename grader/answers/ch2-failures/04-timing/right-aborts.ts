// Withdraws the older search; the withdrawn one notices by its own signal.
const { PLAYERS_URL = 'http://players', SCREEN_URL = 'http://screen', TIME_LIMIT_MS = '1500' } = process.env;

let current = new AbortController();

async function find(text: string, superseded: AbortSignal): Promise<{ state: string; players: unknown }> {
  const url = new URL('/search', PLAYERS_URL);
  url.searchParams.append('q', text);
  try {
    const signal = AbortSignal.any([superseded, AbortSignal.timeout(Number(TIME_LIMIT_MS))]);
    const response = await fetch(url, { signal });
    if (response.status !== 200) return { state: 'unavailable', players: [] };
    return { state: 'found', players: await response.json() };
  } catch {
    return { state: 'unavailable', players: [] };
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const { text } = (await request.json()) as { text: string };
    const result = text ? await find(text, signal) : { state: 'empty', players: [] };
    if (!signal.aborted) {
      const headers = { 'content-type': 'application/json' };
      await fetch(new URL('/results', SCREEN_URL), {
        method: 'PUT',
        headers,
        body: JSON.stringify({ text, ...result }),
      });
    }
    return new Response(null, { status: 204 });
  },
};
