/** A wait that ends with a signal, for a service that repeats. GET / waits one second, unless its time limit is shorter. */
// #region pause
import { setTimeout as pause } from 'node:timers/promises';

// #endregion pause
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

export default {
  async fetch(): Promise<Response> {
    const milliseconds = 1000;
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      // #region wait
      await pause(milliseconds, undefined, { signal });
      // #endregion wait
      return new Response(null, { status: 204 });
    } catch {
      return new Response(null, { status: 504 });
    }
  },
};
