// Promises without async and await; a table of routes; the status is passed on.
const base = process.env.TEAMS_URL ?? 'http://teams';

const routes: Record<string, (parameter: string) => Response | Promise<Response>> = {
  health: () => new Response('up', { headers: { 'content-type': 'text/plain' } }),
  hello: (parameter) =>
    // It is encoded as it came, and stays so.
    fetch(`${base}/teams/${parameter}`).then((response) =>
      response.ok
        ? response.json().then(({ name, charter }) => Response.json({ charter, greeting: `Hello, ${name}!` }))
        : new Response(`${response.status}`, { status: response.status }),
    ),
};

export default {
  fetch(request: Request): Response | Promise<Response> {
    const [, route = '', parameter = ''] = new URL(request.url).pathname.split('/');
    return routes[route]?.(parameter) ?? new Response(null, { status: 404 });
  },
};
