import { playerRecordsHost } from '../../cup/hosts/player-records.ts';
import type { PlayerRecord, PlayerRecords } from '../../cup/records.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { told } from '../telling.ts';
import full from './03-full.exercise.ts';
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

const SERVICE = full.service;
const DEAD_LETTERS = `${SERVICE}.dead-letters`;
/** The form of `data` that the service under test knows. */
const SCHEMA = 2;
/** ms after which what was announced is handled, and what is given back has been given back a few times. */
const SOON = 2000;
/** ms that what the broker sends is on its way to a service that is ended meanwhile. */
const ON_THE_WAY = 200;

judge(full, {
  keeps: async (scene) => {
    const { records, ids } = await begin(scene);
    for (const id of ids.slice(0, 4)) {
      for (const record of [known(records, id), records.change(id)]) {
        const event = changed(scene, record);
        await announce(scene.broker, event);
        await scene.world.settle();
        const values = { player: id, version: record.version };
        if (deliveriesOf(scene.broker, SERVICE, event).length === 0) return scene.fail('undelivered', values);
        const difference = differenceOf(await read(scene, id), record);
        if (difference) return scene.fail('other', { ...values, ...difference });
      }
    }
  },

  'no-call-back': async (scene) => {
    const { records, ids } = await begin(scene);
    for (const id of ids) await announce(scene.broker, changed(scene, known(records, id)));
    await scene.world.pass(SOON);
    for (const id of ids) await read(scene, id);
    const asked = scene.world.requests();
    if (asked.length > 0) return scene.fail('asked', { count: ids.length, got: asked.length }, asked[0]);
  },

  versions: async (scene) => {
    const { records, ids } = await begin(scene);
    for (const [index, order] of scene.random
      .shuffle([
        [8, 10, 9],
        [8, 9, 10, 10, 9],
      ])
      .entries()) {
      const id = ids[index] as string;
      for (; known(records, id).version < 8; records.change(id))
        await announce(scene.broker, changed(scene, known(records, id)));
      await scene.world.settle();
      const [first, second, third] = lifeOf(scene, records, id);
      // The clock of the machine that announced the second version was fast.
      const fast = { ...second, occurred_at: new Date(scene.world.wallClock + SOON).toISOString() };
      for (const version of order) await announce(scene.broker, [first, fast, third][version - 8] as PlayerEvent);
      await scene.world.pass(SOON);
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (difference) return scene.fail('overwritten', { player: id, order: order.join(', '), ...difference });
    }
  },

  acks: async (scene) => {
    const { records, ids } = await begin(scene);
    const players = ids.slice(0, 4);
    const [first, ...others] = players.map((id) => changed(scene, known(records, id))) as [PlayerEvent];
    for (const event of [first, ...others]) await announce(scene.broker, event);
    await scene.world.settle();
    // What the broker sends is on its way for a while: to a consumer without acknowledgements it is done by then.
    await scene.broker.delay(ON_THE_WAY, SERVICE);
    const [last, ...sent] = players.map((id) => changed(scene, records.change(id))) as [PlayerEvent];
    const underWay = [...sent, first];
    for (const event of underWay) await announce(scene.broker, event);
    await scene.world.pass(ON_THE_WAY / 2);
    await scene.world.kill(SERVICE);
    await scene.broker.delay(0, SERVICE);
    await announce(scene.broker, last);
    await scene.world.restart(SERVICE);
    await scene.world.pass(SOON);
    const values = { count: underWay.length };
    for (const id of players) {
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (difference) return scene.fail('lost', { ...values, player: id, ...difference });
    }
    const deliveries = scene.broker.evidence.delivered(SERVICE);
    const open = deliveries.filter(({ noAck, settled, abandoned }) => !noAck && !settled && !abandoned);
    if (open.length > 0) return scene.fail('unacked', { ...values, got: open.length });
  },

  'too-early': async (scene) => {
    const { records, ids } = await begin(scene);
    const [id] = ids as [string];
    const [first, second, third] = lifeOf(scene, records, id);
    const values = { player: id };
    await announce(scene.broker, third);
    await scene.world.pass(SOON);
    const early = differenceOf(await read(scene, id), known(records, id));
    if (early) return scene.fail('missing', { ...values, ...early });
    for (const event of [second, first]) await announce(scene.broker, event);
    await scene.world.pass(SOON);
    const late = differenceOf(await read(scene, id), known(records, id));
    if (late) return scene.fail('overwritten', { ...values, ...late });
  },

  deleted: async (scene) => {
    const { records, ids } = await begin(scene);
    for (const [index, order] of scene.random
      .shuffle([
        ['changed', 'deleted', 'late'],
        ['deleted', 'changed', 'late'],
      ] as const)
      .entries()) {
      const id = ids[index] as string;
      const events = { changed: changed(scene, known(records, id)), late: changed(scene, records.change(id)) };
      const deletion = { player_id: id, version: records.delete(id) };
      const all = { ...events, deleted: eventOf(scene, 'player.deleted', SCHEMA, deletion) };
      const values = { player: id, order: order.map((name) => inWords(all[name])).join(', ') };
      for (const [place, name] of order.entries()) {
        await announce(scene.broker, all[name]);
        await scene.world.pass(SOON);
        if (place < order.indexOf('deleted')) continue;
        const reply = await read(scene, id);
        const event = inWords(all[name]);
        if (reply.status !== 404) {
          return scene.fail(name === 'deleted' ? 'kept' : 'back', { ...values, event, got: told(reply) });
        }
      }
      const record = records.change(id);
      await announce(scene.broker, changed(scene, record));
      await scene.world.pass(SOON);
      const difference = differenceOf(await read(scene, id), record);
      if (difference) return scene.fail('for-ever', { ...values, version: record.version, ...difference });
    }
  },

  survives: async (scene) => {
    const { records, ids } = await begin(scene);
    const [gone, ...others] = ids as [string, ...string[]];
    const late = changed(scene, known(records, gone));
    for (const id of others) await announce(scene.broker, changed(scene, known(records, id)));
    const deletion = { player_id: gone, version: records.delete(gone) };
    await announce(scene.broker, eventOf(scene, 'player.deleted', SCHEMA, deletion));
    await scene.world.pass(SOON);
    await scene.world.kill(SERVICE);
    await scene.world.restart(SERVICE);
    for (const id of others) {
      const difference = differenceOf(await read(scene, id), known(records, id));
      if (difference) return scene.fail('forgotten', { player: id, deleted: gone, ...difference });
    }
    await announce(scene.broker, late);
    await scene.world.pass(SOON);
    const reply = await read(scene, gone);
    if (reply.status !== 404) return scene.fail('back', { deleted: gone, got: told(reply) });
  },

  tolerates: async (scene) => {
    const { records, ids } = await begin(scene);
    const more = scene.random.shuffle([
      ['captain', scene.random.integer(0, 1) === 1],
      ['positions', ['wing', 'back']],
      ['loan', { from: 't1', until: null }],
    ] as const);
    for (const [index, [field, value]] of more.entries()) {
      const id = ids[index] as string;
      const record = known(records, id);
      const event = changed(scene, record);
      const wider = { ...event, [`${field}_since`]: 3, data: { [field]: value, ...event.data } };
      await announce(scene.broker, wider);
      await scene.world.pass(SOON);
      const difference = differenceOf(await read(scene, id), record);
      if (difference) return scene.fail('ignored', { player: id, field: `data.${field}`, ...difference });
    }
  },

  'set-aside': async (scene) => {
    const { records, ids } = await begin(scene);
    for (const [index, schema] of scene.random.shuffle([SCHEMA + 1, SCHEMA - 1]).entries()) {
      const [id, other] = ids.slice(2 * index) as [string, string];
      const before = known(records, id);
      await announce(scene.broker, changed(scene, before));
      const { name, shirt, ...rest } = fullOf(records.change(id));
      const event = eventOf(scene, 'player.changed', schema, { ...rest, names: [name], kit: { number: shirt } });
      await announce(scene.broker, event);
      await announce(scene.broker, changed(scene, known(records, other)));
      await scene.world.pass(SOON);
      const values = { player: id, schema, known: SCHEMA };
      if (differenceOf(await read(scene, other), known(records, other))) return scene.fail('stopped', values);
      const difference = differenceOf(await read(scene, id), before);
      if (difference) return scene.fail('guessed', { ...values, ...difference });
      const isThere = (await scene.broker.look(DEAD_LETTERS)) !== null;
      const aside = isThere ? await scene.broker.take(DEAD_LETTERS) : [];
      if (aside.some(({ body }) => body.toString().includes(event.event_id))) continue;
      const deliveries = deliveriesOf(scene.broker, SERVICE, event);
      const settled = deliveries.at(-1)?.settled;
      const isOpen = settled === null || settled?.requeue === true;
      return scene.fail(isOpen ? 'again' : 'lost', { ...values, got: deliveries.length });
    }
  },

  private: async (scene) => {
    const { records, ids } = await begin(scene);
    const field = scene.random.pick(['salary', 'injury', 'address']);
    const secret = scene.random.hex(12);
    for (const id of ids) {
      const record = known(records, id);
      const event = changed(scene, record);
      await announce(scene.broker, { ...event, data: { ...event.data, [field]: secret } });
      await scene.world.pass(SOON);
      const { text } = await read(scene, id);
      const leaked = text.includes(record.phone) ? 'phone' : text.includes(secret) ? field : null;
      if (leaked !== null) return scene.fail('leaked', { player: id, field: leaked, added: field });
    }
  },
});

/** The service under test started; `players` is there as well, for whoever asks. */
async function begin(scene: Scene): Promise<{ records: PlayerRecords; ids: readonly string[] }> {
  const { records, ids } = drawRecords(scene);
  scene.world.add(playerRecordsHost(records, scene.random.hex(16)));
  await scene.broker.exchange(PLAYERS);
  await scene.start();
  return { records, ids };
}

/** An event with all that `players` knows of `record`. */
function changed(scene: Scene, record: PlayerRecord): PlayerEvent {
  return eventOf(scene, 'player.changed', SCHEMA, fullOf(record));
}

function fullOf({ id, ...rest }: PlayerRecord): PlayerEvent['data'] {
  return { player_id: id, ...rest };
}

/** The events of the version that player `id` has, and of the two after it. */
function lifeOf(scene: Scene, records: PlayerRecords, id: string): [PlayerEvent, PlayerEvent, PlayerEvent] {
  const life = [known(records, id), records.change(id), records.change(id)];
  return life.map((record) => changed(scene, record)) as [PlayerEvent, PlayerEvent, PlayerEvent];
}

function known(records: PlayerRecords, id: string): PlayerRecord {
  const record = records.find(id);
  if (!record) throw new Error(`the check deleted player "${id}" itself`);
  return record;
}

function inWords({ type, data }: PlayerEvent): string {
  return `${type} (version ${String(data.version)})`;
}
