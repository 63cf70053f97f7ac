/** Two ways to stop waiting for the countries: GET /race leaves the request running, GET /signal withdraws it. */
const CUP_URL = process.env.CUP_URL ?? 'http://cup';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

export default {
  async fetch(request: Request): Promise<Response> {
    const isRace = new URL(request.url).pathname === '/race';
    try {
      const response = await (isRace ? race() : withSignal());
      return Response.json(await response.json());
    } catch {
      return new Response(null, { status: 504 });
    }
  },
};

function race(): Promise<Response> {
  // #region race
  const timer = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('too late')), TIME_LIMIT_MS);
  });
  return Promise.race([fetch(`${CUP_URL}/countries`), timer]);
  // #endregion race
}

function withSignal(): Promise<Response> {
  // #region signal
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  return fetch(`${CUP_URL}/countries`, { signal });
  // #endregion signal
}
