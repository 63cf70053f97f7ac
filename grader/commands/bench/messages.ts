/** Messages a second through the embedded broker and a real one: from a process over TCP, and from a service under test. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { BrokerBridge } from '../../broker/bridge.ts';
import { EmbeddedBroker } from '../../broker/embedded/broker.ts';
import { realClock } from '../../broker/embedded/clock.ts';
import { type Listener, listen } from '../../broker/embedded/listen.ts';
import { BrokerInWorld } from '../../broker/in-world.ts';
import type { RabbitNode } from '../../broker/node.ts';
import { openVirtualHost } from '../../broker/virtual-host.ts';
import { World } from '../../network/world.ts';
import { Spares } from '../../service/spares.ts';
import { alternating } from './measure.ts';
import type { Words } from './words.ts';

const execute = promisify(execFile);
/** Messages of one run; fewer where virtual time stands still for a real broker, which waits for its silence at every step. */
const COUNTS = { overTcp: 2000, inWorld: 100 };

/** Real milliseconds that the service of grader/bench/messages.ts takes to answer. */
type Cost = (path: string) => Promise<number>;

/** The embedded broker over TCP on a free port. */
export function listening(): Promise<Listener> {
  return listen(new EmbeddedBroker({ clock: realClock, random: new Random('bench') }));
}

/** Lines with the figures of both ways, those of `node` beside ours where there is one. */
export async function rates(say: Words, node: RabbitNode | null): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'entre-servicios-bench-'));
  const spares = new Spares({ read: [inWorkbook('grader', 'bench') + path.sep], write: [folder + path.sep] }, 1);
  const listener = await listening();
  const virtualHost = node && (await openVirtualHost(node));
  const ways = [
    {
      way: 'overTcp',
      ours: overTcp(listener.url),
      theirs: node && virtualHost && overTcp(urlOf(node, virtualHost.name)),
    },
    { way: 'inWorld', ours: inWorld(spares), theirs: node && inWorld(spares, node) },
  ] as const;
  const lines: string[] = [];
  try {
    for (const work of ['confirmed', 'consumed'] as const) {
      for (const { way, ours, theirs } of ways) {
        const path = `/${work}?count=${COUNTS[way]}`;
        const costs = await alternating(
          () => ours(path),
          async () => (theirs ? theirs(path) : Number.NaN),
        );
        lines.push(
          say.against(
            say.broker[work][way],
            perSecond(COUNTS[way], costs.ours),
            theirs && perSecond(COUNTS[way], costs.theirs),
          ),
        );
      }
    }
    return lines;
  } finally {
    spares.close();
    await listener.close();
    await virtualHost?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function perSecond(count: number, milliseconds: number): number {
  return Math.round((count / milliseconds) * 1000);
}

function urlOf({ user, password, host, port }: RabbitNode, virtualHost: string): string {
  return `amqp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${encodeURIComponent(virtualHost)}`;
}

/** From a process of its own: a client in this one would take its time from the embedded broker. */
function overTcp(url: string): Cost {
  const program = inWorkbook('grader', 'bench', 'over-tcp.ts');
  return async (work) => {
    const { stdout } = await execute(process.execPath, [program, work], { env: { ...process.env, AMQP_URL: url } });
    return Number(stdout);
  };
}

/** From a service under test, as an exercise is graded. */
function inWorld(spares: Spares, node?: RabbitNode): Cost {
  return async (work) => {
    const world = new World({ seed: 'bench', spares });
    const broker = node ? await BrokerBridge.open(world, node) : new BrokerInWorld(world, 'bench');
    const service = inWorkbook('grader', 'bench', 'messages.ts');
    await world.start('messages', service, { AMQP_URL: broker.url });
    const began = performance.now();
    const reply = await world.call('messages', work);
    const took = performance.now() - began;
    await broker.close();
    await world.close();
    if (reply.status !== 204) throw new Error(`the service answered ${reply.status}: ${reply.text}`);
    return took;
  };
}
