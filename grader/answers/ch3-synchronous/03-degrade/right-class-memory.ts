// A memory as a class; the body is kept as text; Age rounded; as_of is the moment before asking; the date form of Retry-After.
const env = process.env;
const limit = Number.parseInt(env.TIME_LIMIT_MS ?? '1000', 10);

class Memory {
  readonly #kept: Record<string, { text: string; asOf: Date }> = Object.create(null);

  keep(team: string, text: string, asOf: Date): void {
    this.#kept[team] = { text, asOf };
  }

  recall(team: string): Response | undefined {
    const kept = this.#kept[team];
    if (!kept) return undefined;
    const age = Math.round((Date.now() - kept.asOf.getTime()) / 1000);
    const as_of = kept.asOf.toISOString().replace(/\.\d+Z$/, 'Z');
    return new Response(JSON.stringify({ stale: true, as_of, ...JSON.parse(kept.text) }), {
      headers: { 'Content-Type': 'application/json', Age: `${age}`, 'Cache-Control': 'no-store' },
    });
  }
}

class UnknownTeam extends Error {}

const memory = new Memory();

async function list(url: string, signal: AbortSignal): Promise<Record<string, unknown>[]> {
  const response = await fetch(url, { signal });
  if (response.status === 404) throw new UnknownTeam();
  const body: unknown = await response.json();
  if (!response.ok || !Array.isArray(body)) throw new Error(`no list from ${url}`);
  return body;
}

async function fresh(team_id: string): Promise<string> {
  const signal = AbortSignal.timeout(limit);
  const query = `team_id=${encodeURIComponent(team_id)}`;
  const [players, countries] = await Promise.all([
    list(`${env.PLAYERS_URL ?? 'http://players'}/players?${query}`, signal),
    list(`${env.CUP_URL ?? 'http://cup'}/countries`, signal),
  ]);
  const codes = countries.map(({ code }) => code);
  return JSON.stringify({ team_id, players: players.filter(({ country }) => codes.includes(country)) });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const team = decodeURIComponent(new URL(request.url).pathname.slice('/squads/'.length));
    const asOf = new Date();
    try {
      const text = await fresh(team);
      memory.keep(team, text, asOf);
      return new Response(text, { headers: { 'Content-Type': 'application/json' } });
    } catch (error) {
      if (error instanceof UnknownTeam) return new Response(null, { status: 404 });
      const later = new Date(Date.now() + 10_000).toUTCString();
      return memory.recall(team) ?? new Response(null, { status: 503, headers: { 'Retry-After': later } });
    }
  },
};
