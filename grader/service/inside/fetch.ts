/** `fetch` of the service: the request goes to the grader, whose simulated network decides what comes back. */
import type { Command, HeaderList } from '../frames.ts';
import { say } from './channel.ts';
import { networkError } from './errors.ts';
import {
  afterwards,
  controller as control,
  fromBase64,
  headers as headersOf,
  lengthOf,
  NativeBytes,
  NativeHeaders,
  NativeRequest,
  NativeResponse,
  NativeStream,
  NativeURL,
  own,
  RealPromise,
  request as requestOf,
  response as responseOf,
  SafeMap,
  signal as signalOf,
  toBase64,
} from './intrinsics.ts';
import { callingLine } from './thrown.ts';

interface Pending {
  /** Kept so that the request's signal lives as long as the exchange. */
  readonly request: Request;
  readonly redirected: boolean;
  readonly resolve: (response: Response) => void;
  readonly reject: (reason: unknown) => void;
  body: ReadableStreamDefaultController | null;
}

const MAX_REDIRECTS = 20;
/**
 * A Request follows the signal that it was made from by a weak reference. Where the caller's own Request is garbage, so
 * is the way of an abort through it: whether that happens must not depend on when memory was last cleaned.
 */
const ANCHOR = Symbol('made from');
const pending = new SafeMap<number, Pending>();
const nativeFetch = globalThis.fetch;
let last = 0;

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
      resolve: (response) => {
        try {
          resolve(follow(response));
        } catch (error) {
          reject(error);
        }
      },
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
  const status = responseOf.status(response);
  const location = headersOf.get(responseOf.headers(response), 'location');
  const mode = requestOf.redirect(request);
  if (!isRedirect(status) || location === null || mode === 'manual') return response;
  if (mode === 'error') throw networkError('fetch failed', '', 'unexpected redirect');
  if (hops >= MAX_REDIRECTS) throw networkError('fetch failed', '', 'redirect count exceeded');
  const method = requestOf.method(request);
  const becomesGet = (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST');
  const from = new NativeURL(requestOf.url(request));
  const to = new NativeURL(location, from);
  const kept = new NativeHeaders(requestOf.headers(request));
  if (becomesGet) drop(kept, ['content-type', 'content-length']);
  if (to.origin !== from.origin) drop(kept, ['authorization', 'proxy-authorization', 'cookie', 'host']);
  const next = new NativeRequest(to, {
    method: becomesGet ? 'GET' : method,
    headers: kept,
    body: becomesGet || body === null ? null : fromBase64(body),
    signal: requestOf.signal(request),
    redirect: mode,
  });
  own(next, ANCHOR, request, false);
  return send(next, becomesGet ? null : body, line, hops + 1);
}

const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

function drop(headers: Headers, names: readonly string[]): void {
  for (let index = 0; index < names.length; index += 1) headersOf.delete(headers, names[index] as string);
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

/** A request of the grader's own code to `url`, `body` in base64: whether its status is 2xx, and its whole body. */
export function callOut(
  method: string,
  url: string,
  body: string,
  line: number | null,
): Promise<{ ok: boolean; bytes: Uint8Array }> {
  return new RealPromise((resolve, reject) => {
    afterwards(
      send(new NativeRequest(url, { method }), body, line, 0),
      (response) => {
        const status = responseOf.status(response);
        afterwards(
          responseOf.arrayBuffer(response),
          (memory) => resolve({ ok: status >= 200 && status < 300, bytes: new NativeBytes(memory) }),
          reject,
        );
      },
      reject,
    );
  });
}

/** Puts the fetch of the simulated network in place of the real one. */
export function installFetch(): void {
  globalThis.fetch = function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const line = callingLine();
    return new RealPromise((resolve, reject) => {
      const request = new NativeRequest(input as RequestInfo, init);
      own(request, ANCHOR, input, false);
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
        (memory) => resolve(send(request, toBase64(new NativeBytes(memory)), line, 0)),
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
  const bytes = fromBase64(command.body);
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
  own(response, 'url', requestOf.url(exchange.request), false);
  own(response, 'redirected', exchange.redirected, false);
  exchange.resolve(response);
}

/** More of the body of an answer. */
export function receivePart(command: Extract<Command, { do: 'part' }>): void {
  const exchange = pending.get(command.fetch);
  if (!exchange?.body) return;
  const bytes = fromBase64(command.body);
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
