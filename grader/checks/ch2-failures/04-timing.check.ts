import { isDeepStrictEqual } from 'node:util';
import { type Cup, drawCup, type Player } from '../../cup/data.ts';
import { playersHost } from '../../cup/hosts/players.ts';
import { screenHost, type View } from '../../cup/hosts/screen.ts';
import { type Fault, late, notJson, refused, type Selection, status } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, SLACK, told } from '../telling.ts';
import timing, { TIME_LIMIT_MS } from './04-timing.exercise.ts';

interface Shown extends View {
  readonly at: number;
}

judge(timing, {
  shows: async (scene) => {
    const { cup, texts } = await begin(scene);
    for (const text of [texts[0] as string, nobody(scene)]) {
      const asked = type(scene, text);
      await scene.world.settle();
      const reply = await asked;
      const expected = namedLike(cup, text);
      const [view] = shown(scene).filter((one) => one.text === text);
      const values = { text, got: told(reply), expected: excerpt(JSON.stringify(expected)) };
      if (!view) return scene.fail('nothing', values, scene.world.requests().at(-1));
      if (view.state !== 'found' || !isDeepStrictEqual(view.players, expected)) {
        return scene.fail('view', { ...values, view: inWords(view) });
      }
      if (reply.status !== 204) return scene.fail('status', values);
    }
  },

  'late-answer': async (scene) => {
    const { texts } = await begin(scene);
    const gap = scene.random.integer(15, 25) * 10;
    // The first answer comes last; then all of them in reverse; then in the order of the questions.
    const plans = [
      [5 * gap, gap / 2],
      [5 * gap, 3 * gap, gap],
      [gap / 2, gap / 2, gap / 2],
    ];
    for (const delays of plans) {
      const before = shown(scene).length;
      const typed = texts.slice(0, delays.length);
      const values = { gap, texts: typed.map((one) => `"${one}"`).join(', '), delays: delays.join(', ') };
      const start = scene.world.now;
      const first = scene.world.requests().length;
      for (const [index, text] of typed.entries()) slow(scene, text, delays[index] as number);
      await typeAll(scene, typed, gap);
      scene.world.heal('players');
      const views = shown(scene).slice(before);
      for (const [index, view] of views.entries()) {
        const next = views[index + 1];
        if (next && typed.indexOf(next.text) < typed.indexOf(view.text)) {
          const near = scene.world.requests('players').find(({ url }) => url.searchParams.get('q') === next.text);
          return scene.fail('overwritten', { ...values, newer: view.text, older: next.text }, near);
        }
      }
      const text = typed.at(-1) as string;
      const last = views.at(-1);
      if (last?.text !== text) return scene.fail('last', { ...values, shown: last?.text ?? '—', text });
      for (const [index, text] of typed.entries()) {
        const asked = scene.world.requests().slice(first);
        const request = asked.find(({ to, url }) => to === 'players' && url.searchParams.get('q') === text);
        const waited = (request?.startedAt ?? scene.world.now) - start - index * gap;
        if (waited > SLACK) return scene.fail('waited', { ...values, text, waited }, request);
      }
    }
  },

  'same-text': async (scene) => {
    const cup = drawCup(scene.random.fork('cup'));
    const players: Player[] = [...cup.players];
    scene.world.add(playersHost({ ...cup, players }), screenHost());
    await scene.start();
    const [other, text] = prefixesOf(scene, cup) as [string, string];
    slow(scene, text, 900, { times: 1 });
    const replies = [type(scene, text)];
    await scene.world.pass(200);
    replies.push(type(scene, other));
    await scene.world.pass(200);
    const model = namedLike(cup, text)[0] as Player;
    players.push({ ...model, id: `p${scene.random.hex(4)}`, registration: scene.random.hex(16) });
    replies.push(type(scene, text));
    await scene.world.settle();
    await Promise.all(replies);
    const expected = namedLike({ players }, text).length;
    const count = shown(scene).at(-1)?.players.length ?? 0;
    if (count !== expected) return scene.fail('stale', { text, other, count, expected });
  },

  'old-failure': async (scene) => {
    const { texts } = await begin(scene);
    const [older, newer] = texts as [string, string];
    for (const [how, fault] of FAILING) {
      const before = shown(scene).length;
      const only = isFor(older);
      scene.world.fault('players', fault({ only }));
      // What is refused is refused at once: nothing can delay it.
      slow(scene, older, 900);
      await typeAll(scene, [older, newer], 200);
      scene.world.heal('players');
      const views = shown(scene).slice(before);
      const good = views.findIndex((view) => view.text === newer);
      const [after] = views.slice(good + 1);
      if (after) return scene.fail('hidden', { older, newer, how, shown: after.text, state: after.state });
    }
  },

  cleared: async (scene) => {
    const { texts } = await begin(scene);
    const text = texts[0] as string;
    slow(scene, text, 700);
    const emptied = scene.world.now + 200;
    await typeAll(scene, [text, ''], 200);
    const [asked] = scene.world.requests('players').filter(({ url }) => url.searchParams.get('q') === '');
    if (asked) return scene.fail('asked', { text }, asked);
    const views = shown(scene);
    const empty = views.findIndex((view) => view.text === '' && view.state === 'empty');
    if (empty < 0 || (views[empty]?.at ?? 0) > emptied + SLACK) {
      return scene.fail('not-empty', { text, took: (views[empty]?.at ?? scene.world.now) - emptied });
    }
    const [after] = views.slice(empty + 1);
    if (after) return scene.fail('filled', { text, shown: after.text });
  },

  unavailable: async (scene) => {
    const { texts } = await begin(scene);
    const text = texts[0] as string;
    for (const [how, fault] of scene.random.shuffle([...FAILING, ['ECONNREFUSED', refused] as const])) {
      const before = shown(scene).length;
      scene.world.fault('players', fault());
      await typeAll(scene, [text], 0);
      scene.world.heal('players');
      const view = shown(scene).slice(before).at(-1);
      if (!view) return scene.fail('nothing', { text, how }, scene.world.requests('players').at(-1));
      if (!isUnavailable(view, text)) return scene.fail('view', { text, how, view: inWords(view) });
    }
  },

  'too-late': async (scene) => {
    const { texts } = await begin(scene);
    const text = texts[0] as string;
    const limit = TIME_LIMIT_MS;
    for (const milliseconds of [limit - 2 * SLACK, limit + scene.random.integer(10, 30) * 100]) {
      const [before, start] = [shown(scene).length, scene.world.now];
      slow(scene, text, milliseconds);
      await typeAll(scene, [text], 0);
      scene.world.heal('players');
      const views = shown(scene).slice(before);
      const values = { late: milliseconds, limit, text };
      if (milliseconds < limit) {
        const view = views.at(-1);
        if (view?.state !== 'found') return scene.fail('too-soon', { ...values, view: view ? inWords(view) : '—' });
        continue;
      }
      const said = views.find((view) => isUnavailable(view, text));
      const after = (said?.at ?? scene.world.now) - start;
      const near = scene.world.requests('players').at(-1);
      if (!said || after > limit + SLACK) return scene.fail('silent', { ...values, after: limit + SLACK }, near);
      const revived = views.find((view) => view.at > said.at && view.state === 'found');
      if (revived) return scene.fail('revived', { ...values, at: revived.at - start }, near);
    }
  },
});

/** How the newest search may fail, but by silence. */
const FAILING: readonly (readonly [string, (selection?: Selection) => Fault])[] = [
  ['503', (selection) => status(503, selection)],
  ['200, <!doctype html>', notJson],
];

async function begin(scene: Scene): Promise<{ cup: Cup; texts: readonly string[] }> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(playersHost(cup), screenHost());
  await scene.start();
  return { cup, texts: prefixesOf(scene, cup) };
}

/** Somebody's name as it is typed: its first letter, its first two, its first three. Each finds somebody. */
function prefixesOf(scene: Scene, cup: Cup): string[] {
  const name = [...scene.random.pick(cup.players.filter((one) => /^\p{L}{3}/u.test(one.name))).name];
  return [1, 2, 3].map((length) => name.slice(0, length).join(''));
}

function nobody(scene: Scene): string {
  return `zz&${scene.random.hex(4)}`;
}

/** The box now holds `text`. */
function type(scene: Scene, text: string): Promise<Reply> {
  return scene.call('/search', { method: 'PUT', body: { text } });
}

/** The box holds each of `texts`, one `gap` ms after the other; ends when nothing is left to happen. */
async function typeAll(scene: Scene, texts: readonly string[], gap: number): Promise<void> {
  const replies: Promise<Reply>[] = [];
  for (const text of texts) {
    replies.push(type(scene, text));
    await scene.world.pass(gap);
  }
  await scene.world.settle();
  await Promise.all(replies);
}

/** players needs `milliseconds` to answer a search for `text`. */
function slow(scene: Scene, text: string, milliseconds: number, selection: Selection = {}): void {
  scene.world.fault('players', late(milliseconds, { only: isFor(text), ...selection }));
}

function isFor(text: string): (request: Request) => boolean {
  return ({ url }) => new URL(url).searchParams.get('q') === text;
}

/** What the screen showed, in order. */
function shown(scene: Scene): Shown[] {
  return scene.world
    .effects('screen', 'shown')
    .map(({ key, at, detail }) => ({ text: key, at, ...(detail as Omit<View, 'text'>) }));
}

function isUnavailable({ text, state, players }: View, expected: string): boolean {
  return text === expected && state === 'unavailable' && players.length === 0;
}

/** The players whose name has `text` in it, as the players service finds them. */
function namedLike({ players }: Pick<Cup, 'players'>, text: string): Player[] {
  return players.filter(({ name }) => folded(name).includes(folded(text)));
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

function inWords({ text, state, players }: View): string {
  return `text "${text}", state "${state}", players ${excerpt(JSON.stringify(players))}`;
}
