import { inspect } from 'node:util';
import { callback } from '../../base/values.ts';
import type { Ended } from '../../network/ended.ts';
import { refused } from '../../network/faults.ts';
import { functions, Later } from '../../network/functions.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import measure, { WARM_UP } from './01-measure.exercise.ts';

/** Virtual ms by which a figure may be off: whoever rounds to whole milliseconds is right as well. */
const TOLERANCE = 0.5;
/** How long each call takes where all take the same. */
const STEADY_MS = 40;

const FIGURES = ['p50', 'p99', 'max'] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

judge(measure, {
  counts: async (scene) => {
    await begin(scene, () => scene.random.integer(5, 60));
    const n = scene.random.integer(15, 40);
    const ended = await ask(scene, n);
    const calls = scene.world.requests('players').length;
    const values = { n, warmUp: WARM_UP, expected: n + WARM_UP, calls };
    if (ended.state === 'threw') return scene.fail('threw', { ...values, error: told(ended) });
    if (calls !== n + WARM_UP) return scene.fail('calls', values);
    if (ended.state !== 'returned') return scene.fail('open', values);
    if (!figuresIn(ended)) return scene.fail('shape', { ...values, got: shown(ended.value) });
  },

  'one-at-a-time': async (scene) => {
    await begin(scene, () => STEADY_MS);
    const n = scene.random.integer(12, 30);
    const figures = figuresIn(await ask(scene, n));
    const peak = scene.world.peak('players');
    if (peak > 1) return scene.fail('together', { n, peak }, scene.world.requests('players').at(-1));
    const got = figures?.p50 ?? Number.NaN;
    if (!near(got, STEADY_MS)) return scene.fail('too-short', { n, got: rounded(got) });
  },

  'leaves-out-warm-up': async (scene) => {
    await begin(scene, (index) => (index < WARM_UP ? 900 : scene.random.integer(5, 60)));
    const n = scene.random.integer(15, 40);
    const figures = figuresIn(await ask(scene, n));
    const { p99, max } = figures ?? { p99: Number.NaN, max: Number.NaN };
    if (!(p99 < 100 && max < 100))
      return scene.fail('counted', { n, warmUp: WARM_UP, p99: rounded(p99), max: rounded(max) });
  },

  'nearest-rank': async (scene) => {
    const times: number[] = [];
    let asked = 0;
    await begin(scene, (index) => times[index - asked - WARM_UP] ?? 30);
    // 100 tells the rank from the index; 200 and an even count tell it from an average of the two in the middle.
    for (const n of [100, 1, 2, scene.random.integer(6, 13), 200]) {
      times.splice(0, times.length, ...scene.random.sample(spread(n), n));
      const sorted = times.toSorted((one, other) => one - other);
      asked = scene.world.requests('players').length;
      const figures = figuresIn(await ask(scene, n));
      for (const [name, p] of [
        ['p50', 50],
        ['p99', 99],
        ['max', 100],
      ] as const) {
        const rank = Math.ceil((p * n) / 100);
        const expected = sorted[rank - 1] as number;
        const got = figures?.[name] ?? Number.NaN;
        const values = { n, rank, name, expected, got: rounded(got), times: excerpt(sorted) };
        if (!near(got, expected)) return scene.fail('figure', values);
      }
    }
  },

  monotonic: async (scene) => {
    const { world } = scene;
    for (const step of scene.random.shuffle([-3600, 3600])) {
      if (world.members.length === 0) await begin(scene, () => STEADY_MS);
      const n = scene.random.integer(12, 20);
      const running = ask(scene, n);
      // In the middle of a measured call.
      await world.pass((WARM_UP + scene.random.integer(3, n - 2)) * STEADY_MS + STEADY_MS / 2);
      await world.stepWallClock(step * 1000);
      const figures = figuresIn(await running);
      if (figures && FIGURES.every((name) => near(figures[name], STEADY_MS))) continue;
      const got = Object.fromEntries(FIGURES.map((name) => [name, rounded(figures?.[name] ?? Number.NaN)]));
      return scene.fail('off', { ...got, step: step > 0 ? `+${step}` : `−${-step}` });
    }
  },

  'failed-calls': async (scene) => {
    await begin(scene, () => STEADY_MS);
    const n = scene.random.integer(15, 25);
    const which = scene.random.integer(3, n - 3);
    let calls = 0;
    const only = (): boolean => {
      calls += 1;
      return calls === WARM_UP + which;
    };
    scene.world.fault('players', refused({ only }));
    const ended = await ask(scene, n);
    const values = { n, which };
    if (ended.state === 'returned') {
      const { p50, max } = figuresIn(ended) ?? { p50: Number.NaN, max: Number.NaN };
      return scene.fail('figures', { ...values, p50: rounded(p50), max: rounded(max) });
    }
    if (ended.state !== 'threw') return scene.fail('open', values);
    if (ended.error.message !== 'fetch failed') return scene.fail('other-error', { ...values, error: told(ended) });
  },
});

/** A world with a call to measure, whose call number `index` (from 0) takes `latency(index)` ms. */
async function begin(scene: Scene, latency: (index: number) => number): Promise<void> {
  let calls = 0;
  const load = (): Later => {
    calls += 1;
    return new Later(latency(calls - 1), null);
  };
  scene.world.add(functions('players', { load }));
  await scene.start();
}

function ask(scene: Scene, n: number): Promise<Ended> {
  return scene.invoke('measure', [callback('players', 'load'), n]);
}

/** What was returned, where it is what it should be. */
function figuresIn(ended: Ended): Figures | undefined {
  if (ended.state !== 'returned' || typeof ended.value !== 'object' || ended.value === null) return undefined;
  const figures = ended.value as Partial<Figures>;
  return FIGURES.every((name) => typeof figures[name] === 'number') ? (figures as Figures) : undefined;
}

/** `n` different times of one, two and three digits. */
function spread(n: number): number[] {
  return Array.from({ length: n + 120 }, (_, index) => index + 3);
}

function near(got: number, expected: number): boolean {
  return Math.abs(got - expected) <= TOLERANCE;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(2)));
}

function excerpt(sorted: readonly number[]): string {
  return sorted.length <= 12
    ? sorted.join(', ')
    : `${sorted.slice(0, 4).join(', ')}, …, ${sorted.slice(-4).join(', ')}`;
}

function told(ended: Ended): string {
  return ended.state === 'threw' ? `${ended.error.name}: ${ended.error.message}` : ended.state;
}

function shown(value: unknown): string {
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 1 });
}
