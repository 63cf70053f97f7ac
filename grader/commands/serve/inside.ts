/**
 * The process of a service under `npm run serve`: loads the file named by its first argument and serves its export named
 * by the second on the port named by the third; where that is `start`, it is called, and nothing is served. What happens goes to the parent as messages; it ends when the parent is gone.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { listen } from './http.ts';

export type Message =
  | { readonly say: 'listening'; readonly port: number }
  | { readonly say: 'started' }
  | { readonly say: 'unloadable'; readonly error: string; readonly line: number | null }
  | { readonly say: 'no-fetch' }
  | { readonly say: 'no-port'; readonly code: string }
  | { readonly say: 'crashed'; readonly error: string; readonly line: number | null }
  | { readonly say: 'request' | 'reply' | 'abort'; readonly exchange: number; readonly label: string };

interface Service {
  readonly fetch: (request: Request) => Promise<Response>;
}

const [, , file = '', role = 'default', port = '0'] = process.argv;
const url = pathToFileURL(file).href;
const send = (message: Message, then?: () => void): void => {
  process.send?.(message, undefined, undefined, () => then?.());
};
const leave = (message: Message): void => send(message, () => process.exit(1));

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent ends this process when it is ready to.
process.on('SIGINT', () => {});
for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(name, (error: unknown) => leave({ say: 'crashed', ...told(error) }));
}

try {
  const exported = (await import(url)) as Readonly<Record<string, Partial<Service>>> & {
    readonly start?: (environment: NodeJS.ProcessEnv) => unknown;
  };
  const service = exported[role];
  const serves = typeof service?.fetch === 'function';
  if (!serves && !(role === 'start' && typeof exported.start === 'function')) leave({ say: 'no-fetch' });
  else {
    await exported.start?.(process.env);
    if (serves) await serve(service as Service);
    else send({ say: 'started' });
  }
} catch (error) {
  leave({ say: 'unloadable', ...told(error) });
}

async function serve(service: Service): Promise<void> {
  const tell = (say: 'request' | 'reply' | 'abort') => (exchange: number, label: string) =>
    send({ say, exchange, label });
  try {
    const listening = await listen((request) => service.fetch(request), Number(port), {
      onRequest: tell('request'),
      onReply: tell('reply'),
      onAbort: tell('abort'),
    });
    send({ say: 'listening', port: listening.port });
  } catch (error) {
    leave({ say: 'no-port', code: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** An error in one line, and the line of the student's file where it was thrown, where that is known. */
function told(error: unknown): { error: string; line: number | null } {
  if (!(error instanceof Error)) return { error: String(error), line: null };
  // What tsx cannot translate it reports in esbuild's form: a heading, then `file:line:column: ERROR: what`.
  const [, place, what] = /:(\d+):\d+: ERROR: (.+)/.exec(error.message) ?? [];
  if (what !== undefined) return { error: `SyntaxError: ${what}`, line: Number(place) };
  const at = error.stack?.split(url)[1] ?? error.stack?.split(file)[1] ?? '';
  const [, line] = /^:(\d+)/.exec(at) ?? [];
  const lines = line === undefined ? 0 : readFileSync(file, 'utf8').split('\n').length;
  const known = line !== undefined && Number(line) <= lines ? Number(line) : null;
  return { error: `${error.name}: ${error.message.trim().split('\n')[0]}`, line: known };
}
