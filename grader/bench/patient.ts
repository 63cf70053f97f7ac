/** A service for the bench: it waits for a host that never answers, for 30 s. */
export default {
  async fetch(): Promise<Response> {
    try {
      return await fetch('http://silent/', { signal: AbortSignal.timeout(30_000) });
    } catch {
      return new Response(null, { status: 504 });
    }
  },
};
