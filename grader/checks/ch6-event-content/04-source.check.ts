import { isDeepStrictEqual } from 'node:util';
import type { Random } from '../../base/random.ts';
import { drawCup } from '../../cup/data.ts';
import type { Ended } from '../../network/ended.ts';
import { fieldOf } from '../ch5-events/events.ts';
import { judge } from '../judge.ts';
import { excerpt } from '../telling.ts';
import source from './04-source.exercise.ts';

interface StockEvent {
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly occurred_at: string;
  readonly data: { readonly sku: string; readonly version: number } & Readonly<Record<string, unknown>>;
}

interface Stock {
  readonly version: number;
  readonly on_hand: number;
  readonly reserved: number;
}

const NOTHING: Stock = { version: 0, on_hand: 0, reserved: 0 };
/** Such that there is always enough to release and to ship. */
const QUANTITIES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  received: [100, 200],
  reserved: [30, 40],
};
const OPENING = Date.UTC(2026, 5, 11, 8);

judge(source, {
  replays: async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    const history = events.map(({ type, data }) => `${type.slice('stock.'.length)} ${data.quantity}`).join(', ');
    for (const [index, some] of [events, events, []].entries()) {
      const values = { sku: skuOf(events), history, call: index + 1 };
      const ended = await scene.invoke('replay', [some]);
      if (ended.state !== 'returned') return scene.fail('ended', { ...values, got: told(ended) });
      const wanted = stockOf(some);
      if (!isStock(ended.value, wanted)) return scene.fail('stock', { ...values, ...both(ended.value, wanted) });
    }
  },

  'by-version': async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    const skewed = scene.random.shuffle(
      events.map((event) => ({ ...event, occurred_at: timeOf(scene.random.integer(-300_000, 300_000)) })),
    );
    // The last one is neither first nor last, whatever was drawn, and it comes twice.
    const isLast = ({ data }: StockEvent) => data.version === events.length;
    const [last, rest] = [skewed.filter(isLast), skewed.filter((event) => !isLast(event))];
    const came = [...rest.slice(0, 2), ...last, ...rest.slice(2, -1), ...last, ...rest.slice(-1)];
    const values = { sku: skuOf(events), order: came.map(({ data }) => data.version).join(', ') };
    const state = await scene.invoke('replay', [came]);
    if (state.state !== 'returned') return scene.fail('ended', { ...values, function: 'replay', got: told(state) });
    const wanted = stockOf(events);
    if (!isStock(state.value, wanted)) return scene.fail('stock', { ...values, ...both(state.value, wanted) });
    const trail = await scene.invoke('auditOf', [came]);
    if (trail.state !== 'returned') return scene.fail('ended', { ...values, function: 'auditOf', got: told(trail) });
    const versions = versionsOf(trail.value);
    if (!isDeepStrictEqual(versions, versionsOf(events.map(({ data }) => data)))) {
      return scene.fail('trail', { ...values, got: shown(versions) });
    }
  },

  'at-a-time': async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    for (const version of [1, ...scene.random.sample([2, 3, 4, 5, 6], 2), events.length]) {
      const happened = events[version - 1]?.occurred_at ?? '';
      for (const shift of [-1, 0, 1]) {
        const time = new Date(Date.parse(happened) + shift).toISOString();
        const ended = await scene.invoke('stateAt', [events, time]);
        const values = { sku: skuOf(events), time, version, happened };
        if (ended.state !== 'returned') return scene.fail('ended', { ...values, got: told(ended) });
        const wanted = stockOf(events.filter(({ occurred_at }) => occurred_at <= time));
        if (!isStock(ended.value, wanted)) return scene.fail('stock', { ...values, ...both(ended.value, wanted) });
      }
    }
  },

  snapshot: async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    const last = events.length;
    for (const cut of [0, ...scene.random.sample([2, 3, 4, 5], 2), last]) {
      const snapshot = stockOf(events.slice(0, cut));
      for (const first of cut < 2 ? [cut + 1] : [cut + 1, cut - 1, 1]) {
        const ended = await scene.invoke('replay', [events.slice(first - 1), snapshot]);
        const values = { sku: skuOf(events), cut, first, last };
        if (ended.state !== 'returned') return scene.fail('ended', { ...values, got: told(ended) });
        const wanted = stockOf(events);
        if (!isStock(ended.value, wanted)) return scene.fail('stock', { ...values, ...both(ended.value, wanted) });
      }
    }
  },

  audit: async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    const { corrects, correction } = drawCorrection(scene.random, events);
    const all = [...events, correction];
    const values = { sku: skuOf(events), last: all.length, corrects };
    const ended = await scene.invoke('auditOf', [all]);
    if (ended.state !== 'returned') return scene.fail('ended', { ...values, got: told(ended) });
    const entries = Array.isArray(ended.value) ? ended.value : [];
    if (entries.length !== all.length) {
      return scene.fail('count', { ...values, events: all.length, got: entries.length });
    }
    for (const [index, { event_id, type, occurred_at }] of all.entries()) {
      const right = { event_id, type, occurred_at, ...stockOf(all.slice(0, index + 1)) };
      for (const [field, wanted] of Object.entries(right)) {
        const got = fieldOf(entries[index], field);
        if (got === wanted) continue;
        return scene.fail('entry', { ...values, version: index + 1, field, got: shown(got), wanted: shown(wanted) });
      }
    }
  },

  corrects: async (scene) => {
    await scene.start();
    let events = draw(scene.random);
    const { corrects, type, quantity: first } = drawCorrection(scene.random, events);
    let before = Number(events[corrects - 1]?.data.quantity);
    for (const quantity of [first, first + scene.random.integer(1, 9)]) {
      const occurred_at = timeOf((events.length + 1) * 3_600_000);
      const by = quantity - before;
      const change = effectOf(type, by);
      const data = { sku: skuOf(events), version: events.length + 1, corrects, ...change };
      const right = { type: 'stock.corrected', schema_version: 1, occurred_at };
      const wanted = JSON.stringify({ type: right.type, data });
      const values = { sku: skuOf(events), corrects, type, before, quantity, wanted };
      const ended = await scene.invoke('correct', [events, corrects, quantity, occurred_at]);
      if (ended.state !== 'returned') return scene.fail('ended', { ...values, got: told(ended) });
      const store = (Array.isArray(ended.value) ? ended.value : []) as StockEvent[];
      const edited = events.findIndex(
        (event, index) => index < store.length && !isDeepStrictEqual(event, store[index]),
      );
      if (edited >= 0) return scene.fail('edited', { ...values, version: edited + 1 });
      if (store.length !== events.length + 1) {
        return scene.fail('count', { ...values, events: events.length, got: store.length });
      }
      const added = store.at(-1) as StockEvent;
      for (const [fields, found, prefix] of [
        [right, added, ''],
        [data, fieldOf(added, 'data'), 'data.'],
      ] as const) {
        for (const [field, expected] of Object.entries(fields)) {
          const got = fieldOf(found, field);
          if (got === expected) continue;
          return scene.fail('event', { ...values, field: prefix + field, got: shown(got), right: shown(expected) });
        }
      }
      const id = fieldOf(added, 'event_id');
      if (typeof id !== 'string' || id === '' || events.some(({ event_id }) => event_id === id)) {
        return scene.fail('event', { ...values, field: 'event_id', got: shown(id), right: '"…"' });
      }
      [events, before] = [store, quantity];
    }
  },

  'unknown-types': async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    const version = scene.random.integer(3, events.length - 1);
    const type = scene.random.pick(['stock.moved', 'stock.relabelled', 'stock.photographed']);
    const data = { sku: skuOf(events), version, quantity: scene.random.integer(10, 90), shelf: scene.random.hex(4) };
    const stranger = { ...(events[version - 1] as StockEvent), event_id: scene.random.hex(16), type, data };
    const later = events.slice(version - 1).map((event) => ({
      ...event,
      data: { ...event.data, version: event.data.version + 1 },
    }));
    const all = [...events.slice(0, version - 1), stranger, ...later];
    const values = { sku: skuOf(events), version, type };
    for (const some of [all.slice(0, version), all]) {
      const ended = await scene.invoke('replay', [some]);
      if (ended.state !== 'returned') return scene.fail('ended', { ...values, function: 'replay', got: told(ended) });
      const wanted = stockOf(some);
      if (!isStock(ended.value, wanted)) return scene.fail('stock', { ...values, ...both(ended.value, wanted) });
    }
    const trail = await scene.invoke('auditOf', [all]);
    if (trail.state !== 'returned') return scene.fail('ended', { ...values, function: 'auditOf', got: told(trail) });
    const versions = versionsOf(trail.value);
    if (versions.length !== all.length) return scene.fail('trail', { ...values, got: shown(versions) });
  },

  gap: async (scene) => {
    await scene.start();
    const events = draw(scene.random);
    const cut = scene.random.integer(2, 3);
    const inside = scene.random.integer(2, events.length - 1);
    const gaps = [
      { missing: inside, from: NOTHING, some: events.filter(({ data }) => data.version !== inside) },
      { missing: 1, from: NOTHING, some: events.slice(1) },
      { missing: cut + 1, from: stockOf(events.slice(0, cut)), some: events.slice(cut + 1) },
    ];
    for (const { missing, from, some } of scene.random.shuffle(gaps)) {
      const values = { sku: skuOf(events), missing, how: `from: version ${from.version}` };
      const ended = await scene.invoke('replay', from === NOTHING ? [some] : [some, from]);
      if (ended.state === 'returned') return scene.fail('accepted', { ...values, got: shown(ended.value) });
      if (ended.state !== 'threw') return scene.fail('ended', { ...values, got: told(ended) });
    }
  },
});

/** Eight to twelve events of one article, in order, with all four types; some of them in one millisecond. */
function draw(random: Random): StockEvent[] {
  const { sku } = random.pick(drawCup(random.fork('cup')).stock);
  const moves = ['reserved', 'reserved', 'shipped', 'received', 'reserved', 'released', 'shipped', 'received'];
  const types = ['received', ...moves, ...random.sample(moves, random.integer(0, 3))];
  let at = 0;
  return types.map((type, index) => {
    at += index % 3 === 2 ? 0 : random.integer(2, 3_600_000);
    const [least, most] = QUANTITIES[type] ?? [1, 8];
    const data = { sku, version: index + 1, quantity: random.integer(least, most) };
    const occurred_at = timeOf(at);
    return { event_id: random.hex(16), type: `stock.${type}`, schema_version: 1, occurred_at, data };
  });
}

/** Something to correct in `events`, and the event that does it. */
function drawCorrection(random: Random, events: readonly StockEvent[]) {
  const wrong = random.pick(events.filter(({ type }) => type !== 'stock.received'));
  const corrects = wrong.data.version;
  const quantity = Number(wrong.data.quantity) + random.integer(1, 9);
  const change = effectOf(wrong.type, quantity - Number(wrong.data.quantity));
  const data = { sku: skuOf(events), version: events.length + 1, corrects, ...change };
  const correction: StockEvent = {
    event_id: random.hex(16),
    type: 'stock.corrected',
    schema_version: 1,
    occurred_at: timeOf(events.length * 3_600_000 + 1),
    data,
  };
  return { corrects, type: wrong.type, quantity, correction };
}

function effectOf(type: string, quantity: number): { on_hand: number; reserved: number } {
  const [on_hand, reserved] = { received: [1, 0], reserved: [0, 1], released: [0, -1], shipped: [-1, -1] }[
    type.slice('stock.'.length)
  ] ?? [0, 0];
  return { on_hand: (on_hand ?? 0) * quantity, reserved: (reserved ?? 0) * quantity };
}

/** The stock that `events`, in order, add up to. */
function stockOf(events: readonly StockEvent[]): Stock {
  return events.reduce(({ on_hand, reserved }, { type, data }) => {
    const isCorrection = type === 'stock.corrected';
    const effect = isCorrection ? (data as unknown as Stock) : effectOf(type, Number(data.quantity));
    return { version: data.version, on_hand: on_hand + effect.on_hand, reserved: reserved + effect.reserved };
  }, NOTHING);
}

function isStock(value: unknown, { version, on_hand, reserved }: Stock): boolean {
  return (
    fieldOf(value, 'version') === version &&
    fieldOf(value, 'on_hand') === on_hand &&
    fieldOf(value, 'reserved') === reserved
  );
}

function both(got: unknown, wanted: Stock): { got: string; wanted: string } {
  return { got: shown(got), wanted: shown(wanted) };
}

function versionsOf(entries: unknown): unknown[] {
  return Array.isArray(entries) ? entries.map((entry) => fieldOf(entry, 'version')) : [];
}

function skuOf(events: readonly StockEvent[]): string {
  return events[0]?.data.sku ?? '';
}

/** `milliseconds` after the warehouse opened. */
function timeOf(milliseconds: number): string {
  return new Date(OPENING + milliseconds).toISOString();
}

function told(ended: Ended): string {
  return ended.state === 'threw' ? `${ended.error.name}: ${ended.error.message}` : ended.state;
}

function shown(value: unknown): string {
  return value === undefined ? '—' : excerpt(JSON.stringify(value));
}
