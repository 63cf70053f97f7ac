/** A virtual host for one check, made and removed over the management API of a node. */
import { setTimeout as wait } from 'node:timers/promises';
import { erase, spare } from '../base/watchdog.ts';
import type { RabbitNode } from './node.ts';

/** Real milliseconds that the management API is waited for; as many as a broker may take to start. */
const LIMIT = 60_000;
const PAUSE = 100;
let made = 0;

export interface VirtualHost {
  readonly name: string;
  remove(): Promise<void>;
}

/** An empty virtual host of `node`; where it has no management API, the one that it names. */
export async function openVirtualHost(node: RabbitNode): Promise<VirtualHost> {
  if (node.management === null) return { name: node.virtualHost, remove: async () => {} };
  made += 1;
  const name = `entre-servicios-${process.pid}-${Date.now().toString(36)}-${made}`;
  const place = `/api/vhosts/${encodeURIComponent(name)}`;
  const url = String(new URL(place, node.management));
  // Our own node goes with the grader as a whole, even where that is killed.
  const isOurs = node.restart !== null;
  if (!isOurs) erase(url, authorizationFor(node));
  await ask(node, 'PUT', place);
  const all = { configure: '.*', write: '.*', read: '.*' };
  await ask(node, 'PUT', `/api/permissions/${encodeURIComponent(name)}/${encodeURIComponent(node.user)}`, all);
  return {
    name,
    remove: async () => {
      await ask(node, 'DELETE', place);
      if (!isOurs) spare(url);
    },
  };
}

/** A broker that was started again answers here a little later than on its AMQP port. Everything sent here may be repeated. */
async function untilHeard(send: () => Promise<Response>): Promise<Response> {
  for (const until = Date.now() + LIMIT; ; ) {
    try {
      return await send();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(PAUSE);
    }
  }
}

async function ask(node: RabbitNode, method: string, path: string, body?: unknown): Promise<void> {
  const send = () =>
    fetch(new URL(path, node.management ?? ''), {
      method,
      headers: { authorization: authorizationFor(node), 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const response = await untilHeard(send);
  if (!response.ok) throw new Error(`${method} ${path} of the broker's management API: ${response.status}`);
}

function authorizationFor({ user, password }: RabbitNode): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
