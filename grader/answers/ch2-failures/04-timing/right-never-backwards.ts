// Shows an older answer as long as nothing newer was shown; answers at once and works on afterwards.
const players = process.env.PLAYERS_URL ?? 'http://players';
const screen = process.env.SCREEN_URL ?? 'http://screen';
const limit = Number(process.env.TIME_LIMIT_MS ?? 1500);

interface View {
  readonly text: string;
  readonly state: 'found' | 'unavailable' | 'empty';
  readonly players: unknown;
}

class Screen {
  #asked = 0;
  #shown = 0;

  next(): number {
    this.#asked += 1;
    return this.#asked;
  }

  show(order: number, view: View): void {
    if (order <= this.#shown) return;
    this.#shown = order;
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(view) };
    void fetch(`${screen}/results`, init).catch(() => {});
  }
}

const board = new Screen();

function ask(text: string): Promise<View> {
  return fetch(`${players}/search?q=${encodeURIComponent(text)}`, { signal: AbortSignal.timeout(limit) })
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
    .then((found): View => ({ text, state: 'found', players: found }))
    .catch((): View => ({ text, state: 'unavailable', players: [] }));
}

export default {
  async fetch(request: Request): Promise<Response> {
    const order = board.next();
    const { text } = (await request.json()) as { text: string };
    if (text === '') board.show(order, { text, state: 'empty', players: [] });
    else void ask(text).then((view) => board.show(order, view));
    return new Response(null, { status: 204 });
  },
};
