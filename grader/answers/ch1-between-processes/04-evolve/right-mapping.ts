// Another style: each side has one function that knows both names, and promises instead of await.
const REGISTRY_URL = process.env.REGISTRY_URL ?? 'http://registry';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

type Fields = Record<string, unknown>;

/** Old name → new name; the day this is empty, the contraction is done. */
const RENAMED: Readonly<Record<string, string>> = { country: 'nationality' };

export const provider = {
  fetch: (request: Request): Promise<Response> =>
    passedOn(`${REGISTRY_URL}/people/${lastOf(request)}`, (person) => {
      const old = Object.entries(RENAMED).map(([before, now]) => [before, person[now]]);
      return Response.json({ ...Object.fromEntries(old), ...person });
    }),
};

export const consumer = {
  fetch: (request: Request): Promise<Response> =>
    passedOn(`${PLAYERS_URL}/players/${lastOf(request)}`, (player) => {
      for (const [before, now] of Object.entries(RENAMED)) player[now] ??= player[before];
      const { name, nationality, registration } = player;
      if (typeof nationality !== 'string') return new Response('no nationality', { status: 502 });
      const player_id = decodeURIComponent(lastOf(request));
      return Response.json({ registration, badge: `${name} (${nationality})`, player_id });
    }),
};

/** Still encoded, as it came: so it can go on. */
function lastOf(request: Request): string {
  return new URL(request.url).pathname.split('/').at(-1) ?? '';
}

function passedOn(url: string, use: (fields: Fields) => Response): Promise<Response> {
  return fetch(url).then(
    (response) => (response.ok ? response.json().then(use) : new Response(null, { status: response.status })),
    () => new Response(null, { status: 502 }),
  );
}
