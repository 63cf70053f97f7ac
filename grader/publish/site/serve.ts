/** The site on 127.0.0.1 while somebody writes: what is saved is rendered anew, and open pages show it by themselves. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Only in pages that are served: those on disk ask for nothing. */
const LIVE = "new EventSource('/live').onmessage = () => location.reload();";
const LIVE_TAG = '<script src="/live.js" defer></script>\n</head>';

export interface SiteServer {
  /** `http://127.0.0.1:4000/` */
  readonly url: string;
  /** Shows `files` from now on, and has the pages that are open load again. */
  readonly show: (files: ReadonlyMap<string, string>) => void;
  readonly close: () => Promise<void>;
}

/** Serves `files` on `port`; where it is taken and `strict` is false, on the next one that is free. Rejects otherwise. */
export async function serveSite(
  files: ReadonlyMap<string, string>,
  { port, strict }: { readonly port: number; readonly strict: boolean },
): Promise<SiteServer> {
  let current = files;
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = decoded(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/live') return follow(response, open);
    if (path === '/live.js') return send(response, 200, 'js', LIVE);
    const name = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
    const text = current.get(name);
    if (text !== undefined) return send(response, 200, name.split('.').at(-1) ?? '', forLive(name, text));
    // Without the final slash the page's relative links would lead elsewhere.
    if (current.has(`${name}/index.html`)) response.setHeader('location', `/${name}/`);
    send(response, current.has(`${name}/index.html`) ? 301 : 404, 'html', '404');
  });
  await listen(server, port, strict);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: (newer) => {
      current = newer;
      for (const response of open) response.write('data: changed\n\n');
    },
    close: () =>
      new Promise((resolve) => {
        for (const response of open) response.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forLive(name: string, text: string): string {
  if (!name.endsWith('.html')) return text;
  return text.replace("default-src 'none'", "default-src 'none'; connect-src 'self'").replace('</head>', LIVE_TAG);
}

function follow(response: ServerResponse, open: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  open.add(response);
  response.on('close', () => open.delete(response));
}

function send(response: ServerResponse, status: number, kind: string, text: string): void {
  const type = TYPES[kind] ?? 'text/plain; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** How many ports are tried after the wanted one. */
const TRIES = 20;

async function listen(server: Server, port: number, strict: boolean): Promise<void> {
  for (let next = port; ; next += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(next, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || strict || next >= port + TRIES) throw error;
    }
  }
}
