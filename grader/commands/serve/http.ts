/** Node's HTTP server in front of what takes a Request and gives a Response. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';

export type Handler = (request: Request) => Response | Promise<Response>;

/** What happened to one exchange, for whoever keeps a log. */
export interface Exchanges {
  readonly onRequest?: (exchange: number, label: string) => void;
  readonly onReply?: (exchange: number, label: string) => void;
  /** The caller closed the connection before the answer was complete. */
  readonly onAbort?: (exchange: number, label: string) => void;
}

export interface Listening {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `handler` on 127.0.0.1; port 0 is a free one. Rejects with the system's error where it cannot be opened. */
export function listen(handler: Handler, port: number, exchanges: Exchanges = {}): Promise<Listening> {
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    void answer(handler, incoming, outgoing, count, exchanges);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: opened } = server.address() as AddressInfo;
      resolve({ port: opened, url: `http://127.0.0.1:${opened}`, close: () => close(server) });
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function answer(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  exchange: number,
  { onRequest, onReply, onAbort }: Exchanges,
): Promise<void> {
  const label = `${incoming.method} ${incoming.url}`;
  const left = new AbortController();
  let replied = false;
  outgoing.once('close', () => {
    if (outgoing.writableFinished) return;
    left.abort();
    if (!replied || !outgoing.writableEnded) onAbort?.(exchange, label);
  });
  onRequest?.(exchange, label);
  try {
    const response = await handler(toRequest(incoming, left.signal));
    if (left.signal.aborted) return;
    replied = true;
    onReply?.(exchange, String(response.status));
    outgoing.writeHead(response.status, [...response.headers].flat());
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(response.body as WebStream), outgoing);
  } catch (error) {
    if (left.signal.aborted) return;
    onReply?.(exchange, '500');
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
    process.stderr.write(`${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`);
  }
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', rawHeaders, url = '/' } = incoming;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] as string, rawHeaders[index + 1] as string);
  }
  const bodiless = method === 'GET' || method === 'HEAD';
  return new Request(new URL(url, `http://${incoming.headers.host ?? '127.0.0.1'}`), {
    method,
    headers,
    signal,
    ...(bodiless ? {} : { body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: 'half' }),
  } as RequestInit);
}
