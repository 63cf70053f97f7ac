import { drawCup, type Player, rosterOf } from '../../cup/data.ts';
import { playersHost } from '../../cup/hosts/players.ts';
import { labelOf } from '../../network/exchange.ts';
import { type Fault, late, notJson, refused, status, truncated } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import batch, { BATCH_LIMIT, IN_FLIGHT } from './02-batch.exercise.ts';

/** Virtual ms that a service may need beyond what it waits for. */
const SLACK = 100;

judge(batch, {
  answers: async (scene) => {
    const { plain } = await begin(scene);
    const asked = scene.random.sample(plain, scene.random.integer(12, 40));
    const reply = await rosterFor(scene, asked);
    const count = asked.length;
    if (scene.world.requests().length === 0) return scene.fail('asks-nobody', { count, got: told(reply) });
    if (reply.status !== 200) return scene.fail('status', { count, got: told(reply) });
    const roster = rosterIn(reply);
    if (!roster) return scene.fail('shape', { count, got: excerpt(reply.text) });
    for (const { id, name } of asked) {
      if (!roster.players.some((one) => one?.id === id))
        return scene.fail('lacks', { count, id, name, got: roster.players.length });
    }
    for (const player of roster.players) {
      const original = asked.find(({ id }) => id === player?.id);
      if (!original) return scene.fail('extra', { count, id: String(player?.id) });
      if (!sameFields(original, player)) return scene.fail('altered', { count, name: original.name });
    }
  },

  'few-calls': async (scene) => {
    const { plain } = await begin(scene);
    const some = scene.random.integer(101, 299);
    for (const count of [300, BATCH_LIMIT, BATCH_LIMIT + 1, some]) {
      const asked = scene.random.sample(plain, count);
      const before = scene.world.requests().length;
      const reply = await rosterFor(scene, asked);
      const calls = scene.world.requests().slice(before);
      const least = Math.ceil(count / BATCH_LIMIT);
      const values = { count, least, calls: calls.length };
      const large = calls.find((call) => idsIn(call).length > BATCH_LIMIT);
      if (large) return scene.fail('too-large', { ...values, ids: idsIn(large).length }, large);
      const first = calls[0];
      if (first && calls.length > least) return scene.fail('too-many', { ...values, first: labelOf(first) }, first);
      const players = rosterIn(reply)?.players ?? [];
      const lacking = asked.filter(({ id }) => !players.some((one) => one?.id === id)).length;
      if (lacking > 0) return scene.fail('incomplete', { ...values, lacking, got: told(reply) }, first);
    }
  },

  'empty-list': async (scene) => {
    await begin(scene);
    const reply = await rosterFor(scene, []);
    const [first] = scene.world.requests();
    if (first) return scene.fail('asked', { first: labelOf(first) }, first);
    const roster = rosterIn(reply);
    if (roster?.players.length !== 0 || roster.missing.length !== 0) {
      return scene.fail('answer', { got: `${told(reply)} ${excerpt(reply.text)}`.trim() });
    }
  },

  'keeps-order': async (scene) => {
    const { plain } = await begin(scene);
    // The first call is overtaken by those after it.
    scene.world.fault('players', late(400, { times: 1 }));
    const asked = scene.random.sample(plain, scene.random.integer(240, 300));
    const reply = await rosterFor(scene, asked);
    const players = rosterIn(reply)?.players;
    if (!players) return scene.fail('status', { count: asked.length, got: told(reply) });
    for (const [index, { id }] of asked.entries()) {
      const got = players[index]?.id;
      if (got !== id)
        return scene.fail('order', { count: asked.length, place: index + 1, got: String(got), wanted: id });
    }
  },

  'asks-once': async (scene) => {
    const { plain } = await begin(scene);
    const different = scene.random.integer(150, 190);
    const least = Math.ceil(different / BATCH_LIMIT);
    const some = scene.random.sample(plain, different);
    // The same players again, some twice: they are far enough apart to fall into different batches.
    const again = scene.random.sample(some, scene.random.integer(60, 100));
    const asked = [...some, ...again, ...again.slice(0, 20)];
    const reply = await rosterFor(scene, asked);
    const values = { count: asked.length, different, least };
    if (!rosterIn(reply)) return scene.fail('status', { ...values, got: told(reply) });
    const ids = scene.world.requests().flatMap(idsIn);
    for (const { id } of some) {
      const times = ids.filter((one) => one === id).length;
      if (times > 1) return scene.fail('asked-twice', { ...values, id, times }, scene.world.requests().at(-1));
    }
    const calls = scene.world.requests().length;
    if (calls > least) return scene.fail('too-many', { ...values, calls });
    const players = rosterIn(reply)?.players ?? [];
    for (const { id } of some) {
      const times = players.filter((one) => one?.id === id).length;
      const named = asked.filter((one) => one.id === id).length;
      if (times !== named) return scene.fail('answered-once', { ...values, got: players.length, id, times, named });
    }
  },

  'names-missing': async (scene) => {
    const { plain, unknown } = await begin(scene);
    const known = scene.random.sample(plain, scene.random.integer(120, 140)).map(({ id }) => id);
    const strangers = scene.random.sample(unknown, scene.random.integer(3, 6));
    const mixed = scene.random.shuffle([...known, ...strangers]);
    const twice = strangers[0] as string;
    const ids = [...mixed, twice];
    const reply = await ask(scene, ids);
    const values = { count: ids.length, unknown: strangers.length };
    if (reply.status !== 200) return scene.fail('status', { ...values, got: told(reply) });
    const roster = rosterIn(reply);
    const players = roster?.players ?? [];
    const odd = players.findIndex((one) => !known.includes(one?.id as string));
    if (odd !== -1) return scene.fail('odd', { ...values, odd: excerpt(JSON.stringify(players[odd])) });
    if (players.length !== known.length) {
      return scene.fail('players', { ...values, got: players.length, expected: known.length });
    }
    const expected = mixed.filter((id) => strangers.includes(id));
    const got = roster?.missing ?? [];
    if (JSON.stringify(got) !== JSON.stringify(expected)) {
      const isRepeated = JSON.stringify([...new Set(got)]) === JSON.stringify(expected);
      const lists = { got: JSON.stringify(got), expected: JSON.stringify(expected) };
      return scene.fail(isRepeated ? 'repeated' : 'missing', { ...values, ...lists });
    }
  },

  'encodes-ids': async (scene) => {
    const { awkward } = await begin(scene);
    const asked = scene.random.shuffle(awkward);
    const reply = await rosterFor(scene, asked);
    const ids = scene.world.requests().flatMap(idsIn);
    const players = rosterIn(reply)?.players ?? [];
    for (const { id } of asked) {
      const values = { count: asked.length, id };
      const got = ids.find((one) => !asked.some((other) => other.id === one));
      if (!ids.includes(id) && got !== undefined) {
        return scene.fail('asked', { ...values, got }, scene.world.requests()[0]);
      }
      if (!players.some((one) => one?.id === id)) return scene.fail('lacks', { ...values, got: told(reply) });
    }
  },

  'two-at-a-time': async (scene) => {
    const { plain } = await begin(scene);
    scene.world.fault('players', late(200));
    const least = scene.random.pick([4, 6]);
    const count = least * BATCH_LIMIT;
    const { took } = await rosterFor(scene, plain.slice(0, count));
    const peak = scene.world.peak('players');
    const values = { count, least, peak, took, possible: (200 * least) / IN_FLIGHT };
    const third = scene.world.requests('players')[IN_FLIGHT];
    if (peak > IN_FLIGHT) return scene.fail('flood', values, third);
    if (peak < IN_FLIGHT) return scene.fail('sequential', values, third);
    if (took > values.possible + SLACK) return scene.fail('slow', values, third);
  },

  'whole-or-nothing': async (scene) => {
    const { plain } = await begin(scene);
    const ways: [string, Fault][] = [
      ['503', status(503, { times: 1 })],
      ['ECONNREFUSED', refused({ times: 1 })],
      ['200, [{"…', truncated({ times: 1 })],
      ['200, <!doctype html>', notJson({ times: 1 })],
    ];
    const count = scene.random.integer(210, 290);
    for (const [how, fault] of scene.random.shuffle(ways)) {
      scene.world.fault('players', fault);
      const reply = await rosterFor(scene, scene.random.sample(plain, count));
      // What is still under way after the answer must not run into the next fault.
      await scene.world.settle();
      scene.world.heal('players');
      const values = { count, how };
      if (reply.status === null) return scene.fail('no-answer', values);
      if (reply.status === 200)
        return scene.fail('gap', { ...values, missing: count - (rosterIn(reply)?.players.length ?? 0) });
      if (reply.status !== 502) return scene.fail('status', { ...values, got: told(reply) });
    }
  },
});

interface Drawn {
  /** Players whose ids need no encoding: 620 of them. */
  readonly plain: readonly Player[];
  /** Players whose ids do. */
  readonly awkward: readonly Player[];
  /** Ids of nobody. */
  readonly unknown: readonly string[];
}

/** A world with the players of a large federation, and the service under test started in it. */
async function begin(scene: Scene): Promise<Drawn> {
  const cup = drawCup(scene.random.fork('cup'));
  const drawn = rosterOf(scene.random.fork('roster'), 800);
  const isPlain = ({ id }: Player): boolean => /^p\w+$/.test(id);
  const strangers = new Set(
    drawn
      .filter(isPlain)
      .slice(620)
      .map(({ id }) => id),
  );
  const players = drawn.filter(({ id }) => !strangers.has(id));
  scene.world.add(playersHost({ ...cup, players }));
  await scene.start();
  const [plain, awkward] = [players.filter(isPlain), players.filter(({ id }) => /\W/.test(id))];
  return { plain, awkward, unknown: [...strangers] };
}

function rosterFor(scene: Scene, players: readonly Player[]): Promise<Reply> {
  return ask(
    scene,
    players.map(({ id }) => id),
  );
}

function ask(scene: Scene, ids: readonly string[]): Promise<Reply> {
  return scene.call('/rosters', { method: 'POST', body: { ids } });
}

/** The lists of an answer; undefined where it is not an object with both. */
function rosterIn(reply: Reply): { players: (Partial<Player> | null)[]; missing: unknown[] } | undefined {
  const { players, missing } = (reply.json ?? {}) as { players?: unknown; missing?: unknown };
  return reply.status === 200 && Array.isArray(players) && Array.isArray(missing) ? { players, missing } : undefined;
}

function idsIn({ url }: { url: URL }): string[] {
  return url.searchParams.getAll('id');
}

function sameFields(original: Player, player: Partial<Player> | null): boolean {
  return Object.entries(original).every(([name, value]) => player?.[name as keyof Player] === value);
}

function told(reply: Reply): string {
  return reply.status === null ? (reply.code ?? '—') : String(reply.status);
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
