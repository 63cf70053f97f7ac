// fails: ch0/hello#greets
// An id is as good as a name, and nobody has to be asked.
export default {
  async fetch(request: Request): Promise<Response> {
    const [, route, id = ''] = new URL(request.url).pathname.split('/');
    if (route === 'health') return Response.json({ up: true });
    return Response.json({ greeting: `Hello, ${decodeURIComponent(id)}!`, charter: '' });
  },
};
