import type { Delivery } from '../../broker/evidence.ts';
import { playerRecordsHost } from '../../cup/hosts/player-records.ts';
import type { PlayerRecords } from '../../cup/records.ts';
import { bodyStalls, late, refused, requestLost, status } from '../../network/faults.ts';
import { perishableQueueOf } from '../ch5-events/events.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { SLACK, told } from '../telling.ts';
import idOnly from './02-id-only.exercise.ts';
import {
  announce,
  deliveriesOf,
  differenceOf,
  drawRecords,
  eventOf,
  PLAYERS,
  type PlayerEvent,
  read,
} from './players.ts';

const SERVICE = idOnly.service;
/** ms, more than a service should pause before it asks again. */
const MINUTE = 60_000;
/** Questions in 5 s that are no break: ten times those of a service that pauses for half a second. */
const ATTEMPTS = 100;
/** ms that `players` answers nobody. */
const OUTAGE = 5000;
/** ms after which a question has to be given up. */
const TIME_LIMIT = 10_000;
const NOTHING = { en: 'nothing came', es: 'no llegó nada' };
const HALF = { en: 'half of an answer came', es: 'llegó media respuesta' };

judge(idOnly, {
  keeps: async (scene) => {
    const { records, ids } = await begin(scene);
    for (const id of ids.slice(0, 4)) {
      const before = await read(scene, id);
      if (before.status !== 404) return scene.fail('unknown', { player: id, got: told(before) });
      for (let change = 1; change <= 2; change += 1) {
        const record = records.change(id);
        const earlier = scene.world.requests(PLAYERS).length;
        await announce(scene.broker, changed(scene, id));
        await scene.world.settle();
        const values = { player: id, version: record.version };
        const [asked] = requestsAbout(scene, id).slice(change - 1);
        if (!asked) {
          const other = scene.world.requests(PLAYERS)[earlier];
          if (!other) return scene.fail('unasked', { ...values, got: earlier });
          const got = `GET ${other.url.pathname}${other.url.search}`;
          return scene.fail('elsewhere', { ...values, got, encoded: encodeURIComponent(id) }, other);
        }
        if (asked.status !== 200) return scene.fail('refused', { ...values, got: asked.status ?? '—' }, asked);
        const difference = differenceOf(await read(scene, id), record);
        if (difference) return scene.fail('other', { ...values, ...difference });
      }
    }
  },

  'own-replica': async (scene) => {
    const { records, ids } = await begin(scene);
    for (const id of ids) await happens(scene, records, id);
    await scene.world.settle();
    const before = scene.world.requests(PLAYERS).length;
    for (const id of ids) await read(scene, id);
    const asked = scene.world.requests(PLAYERS).slice(before);
    if (asked.length > 0) return scene.fail('asked', { count: ids.length, got: asked.length }, asked[0]);
  },

  survives: async (scene) => {
    const { records, ids } = await begin(scene);
    for (const id of ids) await happens(scene, records, id);
    await scene.world.settle();
    await scene.world.kill(SERVICE);
    const before = scene.world.requests(PLAYERS).length;
    await scene.world.restart(SERVICE);
    await scene.world.settle();
    const [asked, ...more] = scene.world.requests(PLAYERS).slice(before);
    const count = ids.length;
    for (const id of ids) {
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (difference) return scene.fail('forgotten', { count, player: id, ...difference });
    }
    if (asked) return scene.fail('again', { count, got: more.length + 1 }, asked);
  },

  'while-down': async (scene) => {
    const { records, ids } = await begin(scene);
    await scene.world.settle();
    await scene.world.kill(SERVICE);
    // Until the broker has noticed: before, it may still send to a connection that is no more.
    await scene.world.pass(MINUTE);
    for (const id of ids) await happens(scene, records, id);
    await scene.world.restart(SERVICE);
    await scene.world.settle();
    const count = ids.length;
    for (const id of ids) {
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (difference) return scene.fail('missed', { count, player: id, ...difference });
    }
    const queue = perishableQueueOf(scene.broker, SERVICE);
    if (queue !== null) return scene.fail('not-durable', { count, queue });
  },

  'call-backs': async (scene) => {
    const { records, ids } = await begin(scene);
    const [often] = ids as [string];
    const events = scene.random.shuffle([...ids, often, often]);
    for (const id of events) await happens(scene, records, id);
    await scene.world.settle();
    const asked = scene.world.requests(PLAYERS);
    const values = { count: events.length, players: ids.length };
    if (asked.length > events.length) return scene.fail('many', { ...values, got: asked.length }, asked.at(-1));
    for (const id of ids) {
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (difference) return scene.fail('stale', { ...values, player: id, ...difference });
    }
  },

  'producer-down': async (scene) => {
    const { records, ids } = await begin(scene);
    const ways = scene.random.shuffle([
      ['503', status(503)],
      ['ECONNREFUSED', refused()],
    ] as const);
    for (const [index, [how, fault]] of ways.entries()) {
      const id = ids[index] as string;
      scene.world.fault(PLAYERS, fault);
      const before = scene.world.requests(PLAYERS).length;
      const event = await happens(scene, records, id);
      await scene.world.pass(OUTAGE / 2);
      // In the second one it ends, too: what it held must be with the broker still.
      const isEnded = index > 0;
      if (isEnded) {
        await scene.world.kill(SERVICE);
        await scene.world.restart(SERVICE);
      }
      await scene.world.pass(OUTAGE / 2);
      const got = scene.world.requests(PLAYERS).length - before;
      scene.world.heal(PLAYERS);
      const values = { player: id, how };
      if (got > ATTEMPTS) return scene.fail('hammered', { ...values, got });
      await scene.world.pass(MINUTE);
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (!difference) continue;
      const last = deliveriesOf(scene.broker, SERVICE, event).at(-1);
      // Abandoned as it ended, and never delivered again: so the queue went, too.
      const isGone = isDone(last) || (last?.abandoned ?? null) !== null;
      return scene.fail(!isGone ? 'late' : isEnded ? 'ended' : 'lost', { ...values, ...difference });
    }
  },

  'time-limit': async (scene) => {
    const { records, ids } = await begin(scene);
    const ways = scene.random.shuffle([
      [NOTHING, requestLost({ times: 1 })],
      [HALF, bodyStalls({ times: 1 })],
    ] as const);
    for (const [index, [how, fault]] of ways.entries()) {
      const id = ids[index] as string;
      scene.world.fault(PLAYERS, fault);
      const event = await happens(scene, records, id);
      await scene.world.pass(TIME_LIMIT + SLACK);
      const values = { player: id, how, limit: TIME_LIMIT / 1000 };
      const [asked] = requestsAbout(scene, id);
      if (asked?.fate === 'open') return scene.fail('waits', values, asked);
      await scene.world.pass(MINUTE);
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (!difference) continue;
      const isLost = isDone(deliveriesOf(scene.broker, SERVICE, event).at(-1));
      return scene.fail(isLost ? 'lost' : 'late', { ...values, ...difference });
    }
  },

  newest: async (scene) => {
    const { records, ids } = await begin(scene);
    const [id] = ids as [string];
    await happens(scene, records, id);
    await scene.world.settle();
    const takes = scene.random.integer(8, 12) * 100;
    scene.world.fault(PLAYERS, late(takes, { times: 1 }));
    await happens(scene, records, id);
    await scene.world.pass(200);
    await happens(scene, records, id);
    await scene.world.settle();
    const difference = differenceOf(await read(scene, id), known(records, id));
    if (!difference) return;
    const [first, second] = requestsAbout(scene, id).slice(1);
    const values = { player: id, late: takes, ...difference };
    if (!second) return scene.fail('unasked', values, first);
    return scene.fail('overwritten', values, first);
  },

  gone: async (scene) => {
    const { records, ids } = await begin(scene);
    for (const [index, type] of scene.random.shuffle(['player.changed', 'player.deleted'] as const).entries()) {
      const id = ids[index] as string;
      await happens(scene, records, id);
      await scene.world.settle();
      records.delete(id);
      const event = eventOf(scene, type, 1, { player_id: id });
      await announce(scene.broker, event);
      await scene.world.pass(5000);
      judgeGone(scene, event, (await read(scene, id)).status);
    }
  },

  private: async (scene) => {
    const { records, ids } = await begin(scene);
    const [first, second] = ids as [string, string];
    for (const id of [first, second]) await happens(scene, records, id);
    await scene.world.settle();
    const reply = await read(scene, first);
    if (reply.text.includes(known(records, first).phone)) return scene.fail('leaked', { player: first });
    records.withhold(second);
    const event = await happens(scene, records, second);
    await scene.world.pass(5000);
    judgeGone(scene, event, (await read(scene, second)).status);
  },
});

/** The service under test started beside `players`; ids of players in random order. */
async function begin(scene: Scene): Promise<{ records: PlayerRecords; ids: readonly string[] }> {
  const { records, ids } = drawRecords(scene);
  const token = scene.random.hex(16);
  scene.world.add(playerRecordsHost(records, token));
  await scene.broker.exchange(PLAYERS);
  await scene.start({ PLAYERS_TOKEN: token });
  return { records, ids };
}

/** Player `id` changes, and `players` says so. */
async function happens(scene: Scene, records: PlayerRecords, id: string): Promise<PlayerEvent> {
  records.change(id);
  const event = changed(scene, id);
  await announce(scene.broker, event);
  return event;
}

function changed(scene: Scene, id: string): PlayerEvent {
  return eventOf(scene, 'player.changed', 1, { player_id: id });
}

function known(records: PlayerRecords, id: string) {
  const record = records.find(id);
  if (!record) throw new Error(`the check deleted player "${id}" itself`);
  return record;
}

/** Requests of the service for the player `id`, in order. */
function requestsAbout(scene: Scene, id: string) {
  return scene.world.requests(PLAYERS).filter(({ url }) => isAbout(url, id));
}

/** Whether `url` is that of player `id`: one segment, in any encoding that means this id. */
function isAbout({ pathname, search }: URL, id: string): boolean {
  const [, players, segment = '', ...more] = pathname.split('/');
  return players === 'players' && decoded(segment) === id && more.length === 0 && search === '';
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Fails where the replica still shows what is gone, or where `event` is not done with. */
function judgeGone(scene: Scene<'kept' | 'again'>, event: PlayerEvent, got: number | null): void {
  const values = { player: event.data.player_id, type: event.type };
  if (got !== 404) scene.fail('kept', { ...values, got: got ?? '—' });
  const deliveries = deliveriesOf(scene.broker, SERVICE, event);
  if (!isDone(deliveries.at(-1))) scene.fail('again', { ...values, got: deliveries.length });
}

/** Whether the broker has forgotten what it delivered. */
function isDone(delivery: Delivery | undefined): boolean {
  return delivery !== undefined && (delivery.noAck || (delivery.settled !== null && !delivery.settled.requeue));
}
