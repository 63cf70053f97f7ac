/** Six ways to deal with a request, one a route, for the quiz of chapter 4. */
import { setTimeout as pause } from 'node:timers/promises';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const url = `${PLAYERS_URL}/players/train?team_id=${process.env.TEAM_ID}`;
const post = { method: 'POST' };

const ways: Record<string, () => Response | Promise<Response>> = {
  async a() {
    // #region a
    const response = await fetch(url, post);
    return Response.json(await response.json());
    // #endregion a
  },

  async b() {
    // #region b
    const started = fetch(url, post);
    const today = new Date().toISOString();
    const response = await started;
    return Response.json({ today, training: await response.json() });
    // #endregion b
  },

  c() {
    // #region c
    return fetch(url, post)
      .then((response) => response.json())
      .then((training) => Response.json(training));
    // #endregion c
  },

  d() {
    // #region d
    fetch(url, post).catch((error) => console.error('lost:', error));
    return Response.json({ state: 'accepted' }, { status: 202 });
    // #endregion d
  },

  e() {
    // #region e
    async function send(): Promise<unknown> {
      return fetch(url, post).catch(() => pause(5000).then(send));
    }
    void send();
    return Response.json({ state: 'accepted' }, { status: 202 });
    // #endregion e
  },

  f() {
    // #region f
    let sum = 0;
    for (let step = 0; step < 100_000_000; step += 1) sum += step;
    return Response.json({ sum });
    // #endregion f
  },
};

export default {
  fetch: async (request: Request): Promise<Response> => {
    const way = ways[new URL(request.url).pathname.slice(1)];
    return way ? way() : new Response(null, { status: 404 });
  },
};
