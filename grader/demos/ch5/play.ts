/** Plays one feature of the shop in two styles: services that call each other, and services that hear of events. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { BrokerInWorld } from '../../broker/in-world.ts';
import { drawCup } from '../../cup/data.ts';
import { bankHost } from '../../cup/hosts/bank.ts';
import { mailHost } from '../../cup/hosts/mail.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { Stage } from '../../network/stage.ts';

export const STYLES = ['by-calls', 'by-events'] as const;
export type Style = (typeof STYLES)[number];

/** The file of each service, before billing joins and after. */
export const FILES: Readonly<Record<Style, Readonly<Record<'before' | 'after', Readonly<Record<string, string>>>>>> = {
  'by-calls': {
    before: { warehouse: 'warehouse-before.ts', notification: 'notification.ts' },
    after: { warehouse: 'warehouse-after.ts', notification: 'notification.ts', billing: 'billing.ts' },
  },
  'by-events': {
    before: { warehouse: 'warehouse.ts', notification: 'notification.ts' },
    after: { warehouse: 'warehouse.ts', notification: 'notification.ts', billing: 'billing.ts' },
  },
};

/** Orders that are packaged while notification is down. */
export const ORDERS = 5;
/** Virtual ms that the client waits, and that notification is down. */
const MINUTE = 60_000;
const FOLDER = inWorkbook('grader', 'demos', 'ch5');

export interface Played {
  /** One order, all services up: virtual ms until the client's answer. */
  readonly took: number;
  /** The messages between services and broker from the client's request to the last effect: with acks and confirms. */
  readonly messages: number;
  readonly events: readonly JournalEvent[];
  /** Notification is down while ORDERS orders are packaged: how many the client was told are (201). */
  readonly accepted: number;
  /** Mails sent for them and payments made, a minute after it was started again. */
  readonly mails: number;
  readonly payments: number;
}

/** What the files of services that were there before say otherwise now, and how many new ones there are. */
export function changesOf(style: Style): { changed: number; added: number } {
  const { before, after } = FILES[style];
  const textOf = (file: string | undefined) => readFileSync(path.join(FOLDER, style, file ?? ''), 'utf8');
  const changed = Object.entries(before).filter(([name, file]) => textOf(file) !== textOf(after[name])).length;
  return { changed, added: Object.keys(after).length - Object.keys(before).length };
}

/** Both styles with billing, under `seed`. */
export async function playBoth(seed: number): Promise<Readonly<Record<Style, Played>>> {
  const stage = new Stage(FOLDER, 6);
  try {
    return { 'by-calls': await play(stage, 'by-calls', seed), 'by-events': await play(stage, 'by-events', seed) };
  } finally {
    stage.close();
  }
}

async function play(stage: Stage, style: Style, seed: number): Promise<Played> {
  const cup = drawCup(new Random(seed).fork('ch5'));
  const world = stage.world(`${seed}/ch5/${style}`);
  world.add(mailHost(cup), bankHost(cup));
  const byEvents = style === 'by-events';
  const environment = byEvents ? { AMQP_URL: new BrokerInWorld(world, `${seed}/ch5/broker`).url } : {};
  for (const [name, file] of Object.entries(FILES[style].after)) {
    const hears = byEvents && name !== 'warehouse';
    const exports = hears ? { start: 'function' as const } : { default: 'service' as const };
    await world.start(name, path.join(FOLDER, style, file), environment, { exports });
  }
  await world.settle();
  const pack = (index: number) => {
    const { id, email, amount_cents, currency } = cup.orders[index] as (typeof cup.orders)[number];
    const body = { email, amount_cents, currency };
    return world.call('warehouse', `/orders/${id}/packages`, { method: 'POST', body, giveUpAfter: MINUTE });
  };
  const [first, start] = [world.journal.length, world.now];
  const { took } = await pack(0);
  await world.settle();
  const events = world.journal.slice(first).map((event) => shifted(event, start));
  const messages = events.filter(({ from, to }) => from !== to && from !== 'client' && to !== 'client').length;

  const done = () => [world.effects('mail').length, world.effects('bank').length] as const;
  const [mailsBefore, paymentsBefore] = done();
  await world.kill('notification');
  await world.pass(1000);
  let accepted = 0;
  for (let index = 1; index <= ORDERS; index += 1) if ((await pack(index)).status === 201) accepted += 1;
  await world.pass(MINUTE);
  await world.restart('notification');
  await world.pass(MINUTE);
  const [mails, payments] = done();
  await world.close();
  return { took, messages, events, accepted, mails: mails - mailsBefore, payments: payments - paymentsBefore };
}

/** `event` as if the drawing began at 0 ms. */
function shifted(event: JournalEvent, by: number): JournalEvent {
  const { at, arrivedAt } = event;
  return { ...event, at: at - by, ...(arrivedAt === undefined ? {} : { arrivedAt: arrivedAt - by }) };
}
