// A fetch that repeats, with the interface of fetch; crypto draws; the deadline travels as a signal and a time.
import { randomInt } from 'node:crypto';

const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
const BASE_MS = Number(process.env.BASE_MS ?? 100);
const CAP_MS = Number(process.env.CAP_MS ?? 1000);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 4000);

const WORTH_IT = new Set([408, 429]);

/** Resolves with the last response, or rejects with the last error. The body has arrived whole. */
async function patientFetch(url: string, until: Date, signal: AbortSignal): Promise<Response> {
  let attempt = 0;
  while (true) {
    let response: Response | undefined;
    let failure: unknown;
    try {
      const live = await fetch(url, { signal });
      response = new Response(await live.arrayBuffer(), { status: live.status, headers: live.headers });
    } catch (error) {
      failure = error;
    }
    attempt++;
    const settled = response && response.status < 500 && !WORTH_IT.has(response.status);
    if (response && settled) return response;

    let earliest = Date.now() + randomInt(Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)) + 1);
    const header = response?.headers.get('retry-after');
    if (header) {
      const asked = /\D/.test(header) ? Date.parse(header) : Date.now() + Number(header) * 1000;
      if (asked > earliest) earliest = asked;
    }
    const hopeless = attempt >= ATTEMPTS || earliest >= until.getTime() || signal.aborted;
    if (hopeless && response) return response;
    if (hopeless) throw failure;
    await new Promise<void>((resolve) => setTimeout(resolve, earliest - Date.now()));
  }
}

export default {
  fetch: async (request: Request): Promise<Response> => {
    const until = new Date(Date.now() + TIME_LIMIT_MS);
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    try {
      const responses = await Promise.all([
        patientFetch(`${PLAYERS_URL}/players?team_id=${encodeURIComponent(team_id)}`, until, signal),
        patientFetch(`${CUP_URL}/countries`, until, signal),
      ]);
      if (responses[0].status === 404) return new Response('unknown team', { status: 404 });
      if (responses.some(({ ok }) => !ok)) return new Response('upstream failed', { status: 502 });
      const [players, countries] = (await Promise.all(responses.map((one) => one.json()))) as [
        { country: string }[],
        { code: string }[],
      ];
      const inCup = new Map(countries.map(({ code }) => [code, true]));
      return Response.json({ team_id, players: players.filter(({ country }) => inCup.has(country)) });
    } catch {
      return new Response('no answer', { status: signal.aborted ? 504 : 502 });
    }
  },
};
