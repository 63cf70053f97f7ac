/** A RabbitMQ that runs already, at an amqp:// URL: not ours, so that nothing in it is touched that we did not make. */
import net from 'node:net';
import { Operator } from '../operator.ts';
import type { Running } from './running.ts';
import { Unavailable } from './unavailable.ts';

/** Real milliseconds that it has to answer. */
const LIMIT = 5_000;
const DEFAULT_PORTS = { amqp: 5672, management: 15672 };

/**
 * Finds the broker at `url`. Its checks run in virtual hosts of their own, made over the management API (at
 * `management`, or at the usual port); where that is not to be had, only if `shared`, in the virtual host of the URL.
 */
export async function findExisting(url: string, management: string | undefined, shared: boolean): Promise<Running> {
  const { hostname: host, port: given, username, password: secret, pathname } = new URL(url);
  const port = Number(given || DEFAULT_PORTS.amqp);
  const user = decodeURIComponent(username) || 'guest';
  const password = decodeURIComponent(secret) || 'guest';
  const virtualHost = pathname.length > 1 ? decodeURIComponent(pathname.slice(1)) : '/';
  const version = await versionAt({ host, port, user, password, virtualHost });
  const place = management ?? `http://${host}:${DEFAULT_PORTS.management}`;
  const usable = await mayMakeVirtualHosts(place, user, password);
  if (!usable && !shared) throw new Unavailable('shared', { url: `${host}:${port}`, management: place });
  return {
    node: { version, host, port, user, password, virtualHost, management: usable ? place : null, restart: null },
    stop: async () => {},
  };
}

interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly virtualHost: string;
}

async function versionAt({ host, port, user, password, virtualHost }: Login): Promise<string> {
  const socket = net.connect({ host, port, noDelay: true, timeout: LIMIT });
  try {
    const operator = await Operator.connect(
      ({ hear, ended }) => {
        socket.on('data', hear);
        socket.on('error', (error) => ended(error.message));
        socket.on('timeout', () => socket.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
        socket.on('close', () => ended('it closed the connection'));
        return { send: (bytes) => socket.write(bytes), close: () => socket.destroy() };
      },
      { user, password, host: virtualHost },
    );
    return operator.version;
  } catch (error) {
    throw new Unavailable('no-answer', { url: `${host}:${port}`, detail: (error as Error).message });
  } finally {
    socket.destroy();
  }
}

async function mayMakeVirtualHosts(management: string, user: string, password: string): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  try {
    const response = await fetch(new URL('/api/whoami', management), {
      headers: { authorization },
      signal: AbortSignal.timeout(LIMIT),
    });
    if (!response.ok) return false;
    const { tags = [] } = (await response.json()) as { tags?: string | readonly string[] };
    return (typeof tags === 'string' ? tags.split(',') : tags).includes('administrator');
  } catch {
    return false;
  }
}
