import type { Random } from '../../base/random.ts';
import { type Cup, drawCup, type StockItem } from '../../cup/data.ts';
import { warehouseHost } from '../../cup/hosts/warehouse.ts';
import { type Fault, instead, malformed, notJson, resetMidBody, status, truncated } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import response from './05-response.exercise.ts';

type Entry = Record<string, unknown>;

/** One thing that is wrong with a list: where, and what stands there; undefined: nothing does. */
interface Mistake {
  readonly index: number;
  readonly field: keyof StockItem;
  readonly value: unknown;
}

/** Every kind of mistake that a field can have. */
const MISTAKES: readonly Omit<Mistake, 'index'>[] = [
  ...(['sku', 'name'] as const).flatMap((field) => [undefined, null, '', 41].map((value) => ({ field, value }))),
  ...[undefined, null, '1990', 12.5, 0, -500].map((value) => ({ field: 'price_cents' as const, value })),
  ...[undefined, null, '7', 2.5, -3, true].map((value) => ({ field: 'available' as const, value })),
];

/** What a warehouse can send that is no list: what a person reads of it, and the fault. */
const UNREADABLE: readonly (readonly [string, Fault])[] = [
  ['503', status(503)],
  ['503, []', instead(503, 'application/json', '[]')],
  ['200, <!doctype html>', notJson()],
  ['200, [{"…', truncated()],
  ['200, [{"… ECONNRESET', resetMidBody()],
  ['200, null', instead(200, 'application/json', 'null')],
  ['200, {"items": […]}', malformed((items) => ({ items }))],
];

judge(response, {
  'takes-over': async (scene) => {
    const { stock } = await begin(scene);
    const refreshed = await refresh(scene);
    const values = { count: stock.length, got: told(refreshed), body: excerpt(refreshed.text) };
    if (scene.world.requests('warehouse').length === 0) return scene.fail('not-asked', values);
    const isCounted = (refreshed.json as { articles?: unknown } | undefined)?.articles === stock.length;
    if (refreshed.status !== 200 || !isCounted) return scene.fail('refresh', values);
    const first = await articles(scene);
    if (!isListOf(stock, first)) return scene.fail('list', { ...values, got: told(first), body: excerpt(first.text) });
    const later = changed(scene.random, stock).slice(1);
    scene.world.add(warehouseHost({ seed: 'later', stock: later }));
    await refresh(scene);
    const second = await articles(scene);
    if (!isListOf(later, second)) {
      return scene.fail('second', { ...values, count: later.length, body: excerpt(second.text) });
    }
  },

  unreadable: async (scene) => {
    await begin(scene);
    for (const [how, fault] of scene.random.shuffle(UNREADABLE)) {
      const reply = await refresh(scene, fault);
      if (reply.status === 200) return scene.fail('accepted', { how, body: excerpt(reply.text) });
      if (reply.status !== 502) return scene.fail('status', { how, got: told(reply) });
    }
  },

  'refuses-wrong': async (scene) => {
    const { stock } = await begin(scene);
    const at = () => scene.random.integer(0, stock.length - 1);
    const wrongs = MISTAKES.map((one) => {
      const mistake = { ...one, index: at() };
      return [shown([mistake]), malformed((items) => withMistakes(items, [mistake]))] as const;
    });
    for (const entry of [null, 'sku-1']) {
      const index = at();
      wrongs.push([
        `[${index}]: ${JSON.stringify(entry)}`,
        malformed((items) => (items as Entry[]).with(index, entry as never)),
      ]);
    }
    for (const [wrong, fault] of scene.random.shuffle(wrongs)) {
      const reply = await refresh(scene, fault);
      const values = { count: stock.length, wrong };
      if (reply.status === 200) return scene.fail('accepted', { ...values, body: excerpt(reply.text) });
      if (reply.status !== 502) return scene.fail('status', { ...values, got: told(reply) });
    }
  },

  'names-every': async (scene) => {
    const { stock } = await begin(scene);
    // Together the rounds have every kind of mistake; some entries have two.
    const kinds = scene.random.shuffle(MISTAKES);
    while (kinds.length > 0) {
      const mistakes = severalOf(scene.random, kinds, stock.length);
      const reply = await refresh(
        scene,
        malformed((items) => withMistakes(items, mistakes)),
      );
      const values = { count: stock.length, wrong: shown(mistakes) };
      const body = excerpt(reply.text);
      if (reply.status !== 502) return scene.fail('status', { ...values, got: told(reply), body });
      const named = namedIn(reply);
      if (named === undefined) return scene.fail('shape', { ...values, body });
      const wrong = mistakes.map(placeOf);
      const missed = wrong.find((place) => !named.includes(place));
      if (missed) return scene.fail('missed', { ...values, named: named.join(', ') || '—', field: missed });
      const blamed = named.find((place) => !wrong.includes(place));
      if (blamed) return scene.fail('blamed', { ...values, field: blamed });
    }
  },

  'accepts-sound': async (scene) => {
    const { stock } = await begin(scene);
    const index = scene.random.integer(0, stock.length - 1);
    const put = (fields: object) => stock.map((item, at) => (at === index ? { ...item, ...fields } : item));
    const lists: (readonly [string, StockItem[]])[] = [
      [`[${index}].available: 0`, put({ available: 0 })],
      [`[${index}].weight_g: 310`, put({ weight_g: 310, tags: ['2026'] })],
      [`[${index}].name: "サッカー"`, put({ name: 'サッカー' })],
      ['[]', []],
    ];
    for (const [how, list] of scene.random.shuffle(lists)) {
      const reply = await refresh(
        scene,
        malformed(() => list),
      );
      if (reply.status !== 200) return scene.fail('refused', { how, got: told(reply), body: excerpt(reply.text) });
      const now = await articles(scene);
      if (!isListOf(list, now)) return scene.fail('list', { how, got: told(now), body: excerpt(now.text) });
    }
  },

  'nothing-yet': async (scene) => {
    await begin(scene);
    // Whether an error with a list as its body is seen through is for `unreadable` to judge.
    const [how, fault] = scene.random.pick(UNREADABLE.filter(([one]) => !one.includes('[]')));
    const before = await articles(scene);
    await refresh(scene, fault);
    const after = await articles(scene);
    for (const reply of [before, after]) {
      if (reply.status === 200) return scene.fail('empty', { how, count: listIn(reply)?.length ?? 0 });
      if (reply.status !== 503) return scene.fail('status', { how, got: told(reply) });
    }
  },

  'all-or-nothing': async (scene) => {
    const { stock } = await begin(scene);
    await refresh(scene);
    // In the first place, in the middle and in the last one: whoever stores while looking stores more each time.
    for (const index of [0, Math.floor(stock.length / 2), stock.length - 1]) {
      const fresh = changed(scene.random, stock);
      const mistake = { ...scene.random.pick(MISTAKES), index };
      await refresh(
        scene,
        malformed(() => withMistakes(fresh, [mistake])),
      );
      const reply = await articles(scene);
      const values = { wrong: shown([mistake]), old: stock.length };
      const list = listIn(reply);
      if (reply.status !== 200 || !list) return scene.fail('status', { ...values, got: told(reply) });
      if (isListOf(stock, reply)) continue;
      const taken = list.filter((one) => fresh.some((item) => isSame(item, one))).length;
      return scene.fail('mixed', { ...values, count: list.length, fresh: taken });
    }
  },
});

async function begin(scene: Scene): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(warehouseHost(cup));
  await scene.start();
  return cup;
}

/** POST /refresh, while `fault` lies between the shop and the warehouse. */
async function refresh(scene: Scene, fault?: Fault): Promise<Reply> {
  if (fault) scene.world.fault('warehouse', fault);
  const reply = await scene.call('/refresh', { method: 'POST' });
  scene.world.heal('warehouse');
  return reply;
}

function articles(scene: Scene): Promise<Reply> {
  return scene.call('/articles');
}

function listIn(reply: Reply): Entry[] | undefined {
  const list = reply.json;
  return Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null) ? list : undefined;
}

/** Whether `reply` is 200 with exactly `stock`, in its order; further fields may stand there or not. */
function isListOf(stock: readonly StockItem[], reply: Reply): boolean {
  const list = reply.status === 200 ? listIn(reply) : undefined;
  return list?.length === stock.length && stock.every((item, index) => isSame(item, list[index] ?? {}));
}

function isSame({ sku, name, price_cents, available }: StockItem, entry: Entry): boolean {
  return Object.entries({ sku, name, price_cents, available }).every(([field, value]) => entry[field] === value);
}

/** The same articles with other amounts. */
function changed(random: Random, stock: readonly StockItem[]): StockItem[] {
  return stock.map((item) => ({ ...item, available: item.available + random.integer(1, 99) }));
}

/** Takes two to five mistakes off `kinds` and spreads them over a list of `length`, no two on one field of one entry. */
function severalOf(random: Random, kinds: Omit<Mistake, 'index'>[], length: number): Mistake[] {
  const places = random.shuffle(Array.from({ length }, (_, index) => index)).slice(0, 3);
  const found: Mistake[] = [];
  for (const kind of kinds.splice(0, random.integer(3, 5))) {
    const index = places.find((place) => !found.some((one) => one.index === place && one.field === kind.field));
    if (index === undefined) kinds.push(kind);
    else found.push({ ...kind, index });
  }
  return found.sort((one, other) => one.index - other.index);
}

function withMistakes(items: unknown, mistakes: readonly Mistake[]): Entry[] {
  const list = (items as Entry[]).map((item) => ({ ...item }));
  for (const { index, field, value } of mistakes) Object.assign(list[index] ?? {}, { [field]: value });
  return list;
}

function placeOf({ index, field }: Pick<Mistake, 'index' | 'field'>): string {
  return `[${index}].${field}`;
}

/** What a person reads of mistakes, in no language: `[3].available: -3, [1].name: undefined`. */
function shown(mistakes: readonly Mistake[]): string {
  return mistakes.map((one) => `${placeOf(one)}: ${JSON.stringify(one.value)}`).join(', ');
}

/** The places that a 502 names, each once; undefined where it has no list of them. */
function namedIn(reply: Reply): string[] | undefined {
  const { errors } = (reply.json ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors) || !errors.every((one) => typeof one === 'object' && one !== null)) return undefined;
  return [...new Set(errors.map(({ index, field }) => `[${index}].${field}`))];
}
