/** `fetch` of the service: the request goes to the grader, whose simulated network decides what comes back. */
import type { Command, HeaderList } from '../frames.ts';
import { callingLine, say } from './channel.ts';
import {
  afterwards,
  bytesOf,
  controller as control,
  defineProperty,
  headers as headersOf,
  lengthOf,
  NativeHeaders,
  NativeRequest,
  NativeResponse,
  NativeStream,
  NativeURL,
  RealPromise,
  request as requestOf,
  SafeMap,
  signal as signalOf,
  textOf,
  view,
} from './intrinsics.ts';

interface Pending {
  /** Kept so that the request's signal lives as long as the exchange. */
  readonly request: Request;
  readonly redirected: boolean;
  readonly resolve: (response: Response | Promise<Response>) => void;
  readonly reject: (reason: unknown) => void;
  body: ReadableStreamDefaultController | null;
}

const MAX_REDIRECTS = 20;
const pending = new SafeMap<number, Pending>();
const nativeFetch = globalThis.fetch;
let last = 0;

/** What a network error of Node's fetch looks like: TypeError with Node's code in its cause. */
function networkError(message: string, code: string, detail: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(detail), { code }) });
}

/** The pairs of `headers`, in order. */
export function pairs(headers: Headers): HeaderList {
  const list: HeaderList = [];
  headersOf.forEach(headers, (value, name) => {
    list[list.length] = [name, value];
  });
  return list;
}

function send(request: Request, body: string | null, line: number | null, hops: number): Promise<Response> {
  return new RealPromise((resolve, reject) => {
    const signal = requestOf.signal(request);
    if (signalOf.aborted(signal)) {
      reject(signalOf.reason(signal));
      return;
    }
    last += 1;
    const fetch = last;
    const follow = (response: Response): Response | Promise<Response> => redirect(request, response, body, line, hops);
    pending.set(fetch, {
      request,
      redirected: hops > 0,
      resolve: (response) => resolve(follow(response as Response)),
      reject,
      body: null,
    });
    signalOf.listen(signal, 'abort', () => giveUp(fetch, signalOf.reason(signal)), { once: true });
    say({
      say: 'fetch',
      fetch,
      method: requestOf.method(request),
      url: requestOf.url(request),
      headers: pairs(requestOf.headers(request)),
      body,
      line,
    });
  });
}

/** Follows a redirect as the Fetch standard says; any other response is returned as it is. */
function redirect(
  request: Request,
  response: Response,
  body: string | null,
  line: number | null,
  hops: number,
): Response | Promise<Response> {
  const status = response.status;
  const location = response.headers.get('location');
  const mode = requestOf.redirect(request);
  if (![301, 302, 303, 307, 308].includes(status) || location === null || mode === 'manual') return response;
  if (mode === 'error') throw networkError('fetch failed', '', 'unexpected redirect');
  if (hops >= MAX_REDIRECTS) throw networkError('fetch failed', '', 'redirect count exceeded');
  const method = requestOf.method(request);
  const becomesGet = (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST');
  const kept = new NativeHeaders(requestOf.headers(request));
  if (becomesGet) for (const name of ['content-type', 'content-length']) kept.delete(name);
  const next = new NativeRequest(new NativeURL(location, requestOf.url(request)), {
    method: becomesGet ? 'GET' : method,
    headers: kept,
    body: becomesGet || body === null ? null : bytesOf(body, 'base64'),
    signal: requestOf.signal(request),
    redirect: mode,
  });
  return send(next, becomesGet ? null : body, line, hops + 1);
}

/** The service withdraws request `fetch`: the grader is told, and whoever awaits it gets `reason`. */
function giveUp(fetch: number, reason: unknown): void {
  const exchange = pending.get(fetch);
  if (!exchange) return;
  pending.delete(fetch);
  say({ say: 'abort', fetch });
  if (exchange.body) control.error(exchange.body, reason);
  else exchange.reject(reason);
}

/** Puts the fetch of the simulated network in place of the real one. */
export function installFetch(): void {
  globalThis.fetch = function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const line = callingLine();
    return new RealPromise((resolve, reject) => {
      const request = new NativeRequest(input as RequestInfo, init);
      const url = requestOf.url(request);
      if (url.startsWith('data:') || url.startsWith('blob:')) {
        resolve(nativeFetch(request));
        return;
      }
      if (requestOf.body(request) === null) {
        resolve(send(request, null, line, 0));
        return;
      }
      afterwards(
        requestOf.arrayBuffer(request),
        (memory) => resolve(send(request, textOf(view(memory), 'base64'), line, 0)),
        reject,
      );
    });
  };
}

const bodiless = (status: number): boolean => status === 204 || status === 205 || status === 304;

/** The grader's answer to one of the service's requests. */
export function receiveReply(command: Extract<Command, { do: 'reply' }>): void {
  const exchange = pending.get(command.fetch);
  if (!exchange) return;
  const bytes = bytesOf(command.body, 'base64');
  let body: ReadableStream<Uint8Array> | null = null;
  if (!bodiless(command.status) && requestOf.method(exchange.request) !== 'HEAD') {
    body = new NativeStream<Uint8Array>({
      start(stream) {
        exchange.body = stream;
        if (lengthOf(bytes) > 0) control.enqueue(stream, bytes);
        if (!command.more) control.close(stream);
      },
      cancel() {
        if (pending.has(command.fetch)) say({ say: 'abort', fetch: command.fetch });
        pending.delete(command.fetch);
      },
    });
  }
  if (!command.more) pending.delete(command.fetch);
  const response = new NativeResponse(body, { status: command.status, headers: command.headers });
  defineProperty(response, 'url', { value: requestOf.url(exchange.request), configurable: true });
  defineProperty(response, 'redirected', { value: exchange.redirected, configurable: true });
  exchange.resolve(response);
}

/** More of the body of an answer. */
export function receivePart(command: Extract<Command, { do: 'part' }>): void {
  const exchange = pending.get(command.fetch);
  if (!exchange?.body) return;
  const bytes = bytesOf(command.body, 'base64');
  if (lengthOf(bytes) > 0) control.enqueue(exchange.body, bytes);
  if (command.more) return;
  pending.delete(command.fetch);
  control.close(exchange.body);
}

/** The connection could not be made, or broke. */
export function receiveBreak(command: Extract<Command, { do: 'break' }>): void {
  const exchange = pending.get(command.fetch);
  if (!exchange) return;
  pending.delete(command.fetch);
  if (exchange.body) control.error(exchange.body, networkError('terminated', command.code, command.message));
  else exchange.reject(networkError('fetch failed', command.code, command.message));
}
