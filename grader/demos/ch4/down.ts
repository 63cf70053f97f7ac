import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Plot, Point } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round } from '../round.ts';
import { arrivals } from './arrivals.ts';
import { type DownWords, question, title, words } from './down.words.ts';

/** Virtual seconds, and requests per second. */
const SCENE = { rate: 2, from: 180, until: 300, restart: 240, end: 600, retry: 5 } as const;
const WAYS = ['blocking', 'forgotten', 'memory', 'disk'] as const;
type Way = (typeof WAYS)[number];
const BUCKET = 10;

export const down: Demo = { name: 'down', title, question, run };

/** What became of a request: when its training took place (null: never), and whether its client was told of a failure. */
interface Fate {
  readonly at: number;
  readonly done: number | null;
  readonly told: boolean;
}

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('down');
  const times = arrivals(random.fork('arrivals'), SCENE.rate, SCENE.end);
  const fates = Object.fromEntries(
    WAYS.map((way) => [way, times.map((at) => fateOf(way, at, random.fork(`${way}/${at}`)))]),
  ) as Record<Way, Fate[]>;
  const during = (way: Way): Fate[] => fates[way].filter(({ at }) => isDown(at));
  const done = (way: Way): number => during(way).filter((fate) => fate.done !== null).length;
  const latest = Math.max(...fates.disk.map(({ at, done: end }) => (end ?? at) - at));
  return {
    outcome: say.outcome(during('disk').length, WAYS.map(done)),
    model: [say.model(SCENE)],
    plots: [plot('done', fates, say), plot('promised', fates, say)],
    table: {
      head: say.head,
      rows: WAYS.map((way) => [
        say.ways[way],
        String(during(way).filter(({ told }) => told).length),
        String(during(way).filter((fate) => !fate.told && fate.done === null).length),
        String(done(way)),
      ]),
    },
    remarks: say.remarks(round(latest, 0), round(peak(fates.disk), 0), SCENE.rate),
  };
}

function isDown(at: number): boolean {
  return at >= SCENE.from && at < SCENE.until;
}

function fateOf(way: Way, at: number, random: Random): Fate {
  if (!isDown(at)) return { at, done: at, told: false };
  if (way === 'blocking') return { at, done: null, told: true };
  if (way === 'forgotten' || (way === 'memory' && at < SCENE.restart)) return { at, done: null, told: false };
  // Each wait is RETRY to twice that; the restart makes an attempt of its own, which fails as well.
  let next = at < SCENE.restart ? SCENE.restart : at;
  while (isDown(next)) next += SCENE.retry * (1 + random.fraction());
  return { at, done: next, told: false };
}

/** The most trainings that begin in one second after the outage. */
function peak(fates: readonly Fate[]): number {
  const counts = new Map<number, number>();
  for (const { done } of fates) {
    const second = Math.floor(done ?? -1);
    if (second >= SCENE.until) counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}

function plot(id: 'done' | 'promised', fates: Readonly<Record<Way, Fate[]>>, say: DownWords): Plot {
  const count = (way: Way, until: number): number => {
    const done = fates[way].filter((fate) => fate.done !== null && fate.done <= until).length;
    if (id === 'done') return done;
    return fates[way].filter(({ at, told }) => at <= until && !told).length - done;
  };
  const points = (way: Way): Point[] =>
    Array.from({ length: SCENE.end / BUCKET }, (_, index) => {
      const x = (index + 1) * BUCKET;
      return { x: x / 60, y: count(way, x) };
    });
  return {
    id,
    title: say[id].title,
    x: { label: say.time, least: 0, most: SCENE.end / 60 },
    y: { label: say[id].y, least: 0 },
    band: { from: SCENE.from / 60, until: SCENE.until / 60, label: say.band },
    series: WAYS.map((way) => ({ name: say.ways[way], points: points(way) })),
  };
}
