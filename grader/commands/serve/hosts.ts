/** The simulated services that one service calls, and its broker, on real ports of this machine. */
import { setTimeout as wait } from 'node:timers/promises';
import { getResponse } from 'msw';
import { Evidence } from '../../broker/evidence.ts';
import { tapped } from '../../broker/tapped.ts';
import type { JournalEvent } from '../../journal/event.ts';
import type { Host } from '../../network/host.ts';
import type { Ground } from './ground.ts';
import { type Listening, listen } from './http.ts';

/** Who calls, and what its environment names. */
export interface Caller {
  readonly service: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Hosts {
  /** The environment of the caller with the real URLs in it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Real milliseconds that a simulated service takes. */
const ANSWERS_AFTER = 20;
/** The broker's name in the journal. */
const BROKER = 'rabbitmq';
/** `http://players`, also several in one value. */
const NAMED = /http:\/\/([a-z][a-z0-9-]*)(?![\w.:-])/g;

/** The names of the simulated services in an environment. */
export function hostsNamedIn(environment: Readonly<Record<string, string>>): string[] {
  const names = Object.values(environment).flatMap((value) => [...value.matchAll(NAMED)].map(([, name = '']) => name));
  return [...new Set(names)];
}

/** Opens, for `caller` alone, what it names; so that the ground hears of every message who sent it. */
export async function openHosts({ service, environment }: Caller, ground: Ground): Promise<Hosts> {
  const opened = new Map<string, Listening>();
  for (const name of hostsNamedIn(environment)) {
    const host = ground.host(name);
    if (host) opened.set(name, await open(host, service, ground));
  }
  const broker = environment.AMQP_URL === undefined ? null : await openBroker(service, ground);
  const located = (value: string): string =>
    value.replace(NAMED, (whole, name: string) => opened.get(name)?.url ?? whole);
  return {
    environment: {
      ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, located(value)])),
      ...(broker ? { AMQP_URL: broker.url } : {}),
    },
    close: async () => {
      await Promise.all([...opened.values(), ...(broker ? [broker] : [])].map((one) => one.close()));
    },
  };
}

async function openBroker(service: string, ground: Ground) {
  return tapped(await ground.broker(), {
    evidence: new Evidence(),
    service,
    broker: BROKER,
    now: () => ground.now(),
    step: () => ground.step(),
    record: ground.tell,
  });
}

function open(host: Host, caller: string, ground: Ground): Promise<Listening> {
  const handler = async (request: Request): Promise<Response> => {
    // The handlers know their service by its name.
    const { pathname, search } = new URL(request.url);
    const renamed = new Request(`http://${host.name}${pathname}${search}`, request);
    // Without a moment between question and answer, calls made at once would look as if one had waited for the other.
    await wait(ANSWERS_AFTER);
    const response = await getResponse([...host.handlers], renamed);
    return response ?? new Response(null, { status: 404 });
  };
  const tell = (kind: JournalEvent['kind']) => (exchange: number, label: string) => {
    const [from, to] = kind === 'reply' ? [host.name, caller] : [caller, host.name];
    const outcome = kind === 'abort' ? 'aborted' : 'delivered';
    ground.tell({ at: ground.now(), arrivedAt: ground.now(), from, to, kind, label, outcome, exchange });
  };
  return listen(handler, 0, { onRequest: tell('request'), onReply: tell('reply'), onAbort: tell('abort') });
}
