// Another style: one class for both services, with what differs as methods.
const REGISTRY_URL = process.env.REGISTRY_URL ?? 'http://registry';
const PLAYERS_URL = process.env.PLAYERS_URL ?? 'http://players';

abstract class Lookup {
  abstract urlOf(id: string): string;
  abstract answer(id: string, found: Map<string, unknown>): Response;

  fetch = async (request: Request): Promise<Response> => {
    const [, , encoded = ''] = new URL(request.url).pathname.split('/');
    const response = await fetch(this.urlOf(encoded));
    if (response.status === 404) return new Response('nobody', { status: 404 });
    if (!response.ok) return new Response('failed', { status: 502 });
    return this.answer(decodeURIComponent(encoded), new Map(Object.entries((await response.json()) as object)));
  };
}

class Players extends Lookup {
  urlOf(id: string): string {
    return `${REGISTRY_URL}/people/${id}`;
  }

  answer(_: string, person: Map<string, unknown>): Response {
    person.set('country', person.get('nationality'));
    return Response.json(Object.fromEntries(person));
  }
}

class Badges extends Lookup {
  urlOf(id: string): string {
    return `${PLAYERS_URL}/players/${id}`;
  }

  answer(player_id: string, player: Map<string, unknown>): Response {
    const key = ['nationality', 'country'].find((name) => player.has(name));
    if (!key) return new Response('players names no country', { status: 502 });
    const badge = `${player.get('name')} (${player.get(key)})`;
    return Response.json({ player_id, badge, registration: player.get('registration') });
  }
}

export const provider = new Players();
export const consumer = new Badges();
