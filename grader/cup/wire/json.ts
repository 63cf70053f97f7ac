import { HttpResponse } from 'msw/http';

/** An answer with `body` as JSON. (msw's own type refuses interfaces without an index signature.) */
export function json(body: unknown, init?: ResponseInit): Response {
  return HttpResponse.json(body as never, init as never);
}

/** 204: done, and nothing to say. */
export function nothing(): Response {
  return new HttpResponse(null, { status: 204 });
}
