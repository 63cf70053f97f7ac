/** The simulated services of an exercise on real ports of this machine. */
import { getResponse } from 'msw';
import { Random } from '../../base/random.ts';
import { EmbeddedBroker } from '../../broker/embedded/broker.ts';
import { realClock } from '../../broker/embedded/clock.ts';
import { listen as listenForAmqp } from '../../broker/embedded/listen.ts';
import { type Exercise, usesBroker } from '../../checks/exercise.ts';
import type { Cup } from '../../cup/data.ts';
import { everyHost } from '../../cup/hosts/all.ts';
import type { JournalEvent } from '../../journal/event.ts';
import type { Host } from '../../network/host.ts';
import { type Listening, listen } from './http.ts';

export interface Hosts {
  /** The environment of the exercise with the real URLs in it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** `http://players`, also several in one value. */
const NAMED = /http:\/\/([a-z][a-z0-9-]*)(?![\w.:-])/g;

/** The names of the simulated services in an environment. */
export function hostsNamedIn(environment: Readonly<Record<string, string>>): string[] {
  const names = Object.values(environment).flatMap((value) => [...value.matchAll(NAMED)].map(([, name = '']) => name));
  return [...new Set(names)];
}

/** Starts those that `facts` names in its environment; `now` is what their clocks show, `tell` hears every message. */
export async function startHosts(
  facts: Exercise,
  cup: Cup,
  now: () => number,
  tell: (event: JournalEvent) => void,
): Promise<Hosts> {
  const known = new Map(everyHost(cup).map((host) => [host.name, host]));
  const opened = new Map<string, Listening>();
  for (const name of hostsNamedIn(facts.environment)) {
    const host = known.get(name);
    if (!host) continue;
    host.now = now;
    opened.set(name, await open(host, facts.service, now, tell));
  }
  const broker = usesBroker(facts) ? await brokerOf(process.env.AMQP_URL) : null;
  const located = (value: string): string =>
    value.replace(NAMED, (whole, name: string) => opened.get(name)?.url ?? whole);
  return {
    environment: {
      ...Object.fromEntries(Object.entries(facts.environment).map(([name, value]) => [name, located(value)])),
      ...(broker ? { AMQP_URL: broker.url } : {}),
    },
    close: async () => {
      await Promise.all([...opened.values(), ...(broker ? [broker] : [])].map((one) => one.close()));
    },
  };
}

/** The broker at `url`; where none is named, the embedded one, in real time. */
async function brokerOf(url: string | undefined): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (url) return { url, close: async () => {} };
  return listenForAmqp(new EmbeddedBroker({ clock: realClock, random: new Random('serve') }));
}

function open(host: Host, caller: string, now: () => number, tell: (event: JournalEvent) => void): Promise<Listening> {
  const handler = async (request: Request): Promise<Response> => {
    // The handlers know their service by its name.
    const { pathname, search } = new URL(request.url);
    const renamed = new Request(`http://${host.name}${pathname}${search}`, request);
    const response = await getResponse([...host.handlers], renamed);
    return response ?? new Response(null, { status: 404 });
  };
  const event = (kind: JournalEvent['kind'], exchange: number, label: string): JournalEvent => {
    const [from, to] = kind === 'reply' ? [host.name, caller] : [caller, host.name];
    const outcome = kind === 'abort' ? 'aborted' : 'delivered';
    return { at: now(), arrivedAt: now(), from, to, kind, label, outcome, exchange };
  };
  return listen(handler, 0, {
    onRequest: (exchange, label) => tell(event('request', exchange, label)),
    onReply: (exchange, label) => tell(event('reply', exchange, label)),
    onAbort: (exchange, label) => tell(event('abort', exchange, label)),
  });
}
