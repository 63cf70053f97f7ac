// A class as the service; the missing team is an error of its own, caught at the edge.
class NoSuchTeam extends Error {}

class Greeter {
  readonly #teams = process.env.TEAMS_URL ?? 'http://teams';

  fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return new Response();
    try {
      return Response.json(await this.#greet(decodeURIComponent(pathname.slice('/hello/'.length))));
    } catch (error) {
      if (error instanceof NoSuchTeam) return Response.json({ error: error.message }, { status: 404 });
      throw error;
    }
  };

  async #greet(id: string): Promise<{ greeting: string; charter: string }> {
    const response = await fetch(`${this.#teams}/teams/${encodeURIComponent(id)}`);
    const body = (await response.json()) as { name?: string; charter?: string };
    if (body.name === undefined || body.charter === undefined) throw new NoSuchTeam(id);
    return { greeting: `Hello, ${body.name}!`, charter: body.charter };
  }
}

export default new Greeter();
