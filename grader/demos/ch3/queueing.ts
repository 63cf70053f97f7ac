import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Point } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round } from '../round.ts';
import { meanTimeInSystem, timeInSystemQuantile } from '../simulate/formulas.ts';
import { changingQueue, type Phase, steadyQueue, type Visit } from '../simulate/queue.ts';
import { mean } from '../simulate/statistics.ts';
import { type QueueingWords, question, title, words } from './queueing.words.ts';

/** Mean service time, ms. */
const SERVICE = 10;
/** Percent, and requests to simulate: nearer to 100 it takes far more of them for the mean to settle. */
const LOADS: readonly (readonly [utilisation: number, requests: number])[] = [
  ...[10, 20, 30, 40, 50, 60, 70, 80].map((utilisation) => [utilisation, 100_000] as const),
  [90, 300_000],
  [95, 500_000],
  [99, 1_500_000],
];
const TOLD = [10, 50, 80, 90, 95, 99];
/** Milliseconds that the curve shows; what is above is in the table. */
const SHOWN = 600;
/** Virtual ms. */
const PHASES: readonly Phase[] = [
  { until: 60_000, utilisation: 0.8 },
  { until: 180_000, utilisation: 1.2 },
  { until: 360_000, utilisation: 0.8 },
];
const OVERLOAD = { from: 60, until: 180, end: 360 } as const;
const PLACES = 50;
/** Seconds that a point of the second plot averages over. */
const BUCKET = 10;

export const queueing: Demo = { name: 'queueing', title, question, run };

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('queueing');
  const loads = LOADS.map(([utilisation, requests]) => loadOf(utilisation, requests, random));
  const asked = loads.find(({ utilisation }) => utilisation === 90) as Load;
  const overload = overloadOf(random.fork('overload'));
  return {
    outcome: say.outcome(round(asked.mean.computed), round(asked.mean.simulated), round(asked.p99.computed, 0)),
    model: say.model(SERVICE, PLACES),
    plots: [curve(loads, say), overloadPlot(overload, say)],
    table: { head: say.head, rows: loads.filter(({ utilisation }) => TOLD.includes(utilisation)).map(rowOf) },
    remarks: say.remarks({ ...overload.told, last: round(meanTimeInSystem(SERVICE, 0.99)), places: String(PLACES) }),
  };
}

type Load = ReturnType<typeof loadOf>;

/** Times in system at `utilisation` percent, ms. */
function loadOf(utilisation: number, requests: number, random: Random) {
  const share = utilisation / 100;
  const draws = random.fork(`steady/${utilisation}`);
  const measured = steadyQueue({ utilisation: share, service: SERVICE, requests, random: draws });
  return {
    utilisation,
    factor: 1 / (1 - share),
    mean: { computed: meanTimeInSystem(SERVICE, share), simulated: measured.mean },
    p99: { computed: timeInSystemQuantile(SERVICE, share, 0.99), simulated: measured.p99 },
  };
}

function curve(loads: readonly Load[], { curve: say, mean: meanWord }: QueueingWords) {
  const formula = (at: (utilisation: number) => number): Point[] =>
    Array.from({ length: 90 }, (_, index) => ({ x: 10 + index, y: at((10 + index) / 100) }));
  const simulated = (value: (load: Load) => number): Point[] =>
    loads.map((load) => ({ x: load.utilisation, y: value(load) }));
  const meanAt = formula((share) => meanTimeInSystem(SERVICE, share));
  const p99At = formula((share) => timeInSystemQuantile(SERVICE, share, 0.99));
  return {
    id: 'curve',
    title: say.title,
    x: { label: say.x, least: 0, most: 100 },
    y: { label: say.y, least: 0, most: SHOWN },
    series: [
      { name: say.computed(meanWord), points: meanAt, as: 'line', look: 0 },
      { name: say.simulated(meanWord), points: simulated((load) => load.mean.simulated), as: 'marks', look: 0 },
      { name: say.computed('p99'), points: p99At, as: 'line', look: 1 },
      { name: say.simulated('p99'), points: simulated((load) => load.p99.simulated), as: 'marks', look: 1 },
    ],
  } as const;
}

function rowOf({ utilisation, factor, ...times }: Load): string[] {
  const shown = [times.mean.computed, times.mean.simulated, times.p99.computed, times.p99.simulated];
  return [String(utilisation), round(factor), ...shown.map((time) => round(time, 0))];
}

type Overload = ReturnType<typeof overloadOf>;

/** The same arrivals with a line of any length and with a bounded one; times in seconds. */
function overloadOf(random: Random) {
  const visitsWith = (places: number) => changingQueue({ phases: PHASES, service: SERVICE, places, random });
  const [unbounded, bounded] = [visitsWith(Number.POSITIVE_INFINITY), visitsWith(PLACES)];
  const during = bounded.filter(({ at }) => at >= OVERLOAD.from * 1000 && at < OVERLOAD.until * 1000);
  const course = perBucket(unbounded);
  const peak = course.reduce((one, other) => (other.y > one.y ? other : one));
  // Felt until a bucket takes no more than twice the usual time.
  const usual = (2 * meanTimeInSystem(SERVICE, 0.8)) / 1000;
  const recovered = course.find(({ x, y }) => x > OVERLOAD.until && y <= usual)?.x ?? OVERLOAD.end;
  return {
    unbounded: course,
    bounded: perBucket(bounded),
    told: {
      longest: round(peak.y, 0),
      after: round(recovered - OVERLOAD.until, 0),
      bounded: round(Math.max(...bounded.map(({ took }) => took ?? 0)) / 1000),
      refused: round((100 * during.filter(({ took }) => took === null).length) / during.length, 0),
    },
  };
}

function perBucket(visits: readonly Visit[]): Point[] {
  return Array.from({ length: OVERLOAD.end / BUCKET }, (_, index) => {
    const [from, until] = [index * BUCKET * 1000, (index + 1) * BUCKET * 1000];
    const times = visits.flatMap(({ at, took }) => (at >= from && at < until && took !== null ? [took / 1000] : []));
    return { x: (index + 0.5) * BUCKET, y: mean(times) };
  });
}

/** What piles up where nothing but the surplus counts (fluid limit): chance and the usual waiting left out. */
function surplus(): Point[] {
  const points: Point[] = [{ x: 0, y: 0 }];
  let behind = 0;
  let from = 0;
  for (const { until, utilisation } of PHASES) {
    const growth = utilisation - 1;
    const seconds = (until - from) / 1000;
    const empty = growth < 0 ? behind / -growth : Number.POSITIVE_INFINITY;
    if (empty > 0 && empty < seconds) points.push({ x: from / 1000 + empty, y: 0 });
    behind = Math.max(0, behind + growth * seconds);
    points.push({ x: until / 1000, y: behind });
    from = until;
  }
  return points;
}

function overloadPlot({ unbounded, bounded }: Overload, { overload: say }: QueueingWords) {
  return {
    id: 'overload',
    title: say.title,
    x: { label: say.x, least: 0, most: OVERLOAD.end },
    y: { label: say.y, least: 0 },
    band: { from: OVERLOAD.from, until: OVERLOAD.until, label: say.band },
    series: [
      { name: say.computed, points: surplus(), as: 'line', look: 0 },
      { name: say.unbounded, points: unbounded, as: 'marks', look: 0 },
      { name: say.bounded(PLACES), points: bounded, look: 1 },
    ],
  } as const;
}
