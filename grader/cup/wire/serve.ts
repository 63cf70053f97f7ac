import { matchRequestUrl } from 'msw';
import { type HttpHandler, http } from 'msw/http';
import { notExpected } from '../../network/host.ts';
import { problem, Refusal } from './problem.ts';

/** A request as a host's route sees it. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  /** A parameter of the path, decoded. Throws a TypeError for one that the route's path does not have. */
  readonly param: (name: string) => string;
}

export type Route = (call: Call) => Response | Promise<Response>;

/** Routes by method and path: `'GET /players/:id'`. Where two match, the first one written answers. */
export type Routes = Readonly<Record<`${string} /${string}`, Route>>;

/**
 * msw handlers for the host called `name`. A path that no route has is answered with 404 `unknown-route`, a known
 * path with another method with 405 and Allow. To serve them at another origin, rewrite the request's URL first.
 */
export function serve(name: string, routes: Routes): HttpHandler[] {
  const origin = `http://${name}`;
  const listed = Object.entries(routes).map(([key, answer]) => {
    const [method, path] = key.split(' ') as [string, string];
    return { method, path, pattern: `${origin}${path}`, answer };
  });
  const handlers = listed.map(({ method, pattern, answer }) => handlerOf(method)(pattern, handled(answer)));
  const otherwise = http.all(`${origin}/*`, ({ request }) => {
    const url = new URL(request.url);
    const allowed = listed.filter(({ pattern }) => matchRequestUrl(url, pattern).matches).map(({ method }) => method);
    if (allowed.length > 0) {
      const Allow = [...new Set(allowed)].join(', ');
      const detail = `${request.method} ${url.pathname} on ${name}: this path answers ${Allow}.`;
      return problem(405, 'method-not-allowed', detail, { headers: { Allow } });
    }
    const known = listed.map(({ method, path }) => `${method} ${path}`);
    const detail = `${request.method} ${url.pathname} on ${name}: its routes are ${known.join(', ')}.`;
    return notExpected(known, problem(404, 'unknown-route', detail));
  });
  return [...handlers, otherwise];
}

function handled(answer: Route) {
  return async ({ request, params }: { request: Request; params: object }): Promise<Response> => {
    try {
      return await answer({ request, url: new URL(request.url), param: (name) => paramOf(params, name) });
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      throw error;
    }
  };
}

function paramOf(params: object, name: string): string {
  const value = (params as Record<string, unknown>)[name];
  if (typeof value !== 'string') throw new TypeError(`the path of this route has no parameter "${name}"`);
  return value;
}

function handlerOf(method: string): (typeof http)['get'] {
  const handler = http[method.toLowerCase() as keyof typeof http];
  if (!handler) throw new TypeError(`a route has the method ${method}, which msw does not know`);
  return handler;
}
