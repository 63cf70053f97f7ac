import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Point } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round } from '../round.ts';
import { callsToLast, independentSuccess, sharedSuccess, sums } from '../simulate/chain.ts';
import { amplification, chainAvailability, sumQuantile } from '../simulate/formulas.ts';
import { percentile } from '../simulate/statistics.ts';
import { question, title, words } from './availability.words.ts';

const AVAILABILITY = 0.99;
const ATTEMPTS = 3;
/** Milliseconds that a call takes on average: one within a cloud region, its work included. */
const MEAN = 20;
const REQUESTS = 20_000;
const LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const TOLD = [1, 2, 3, 5, 10];

export const availability: Demo = { name: 'availability', title, question, run };

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('availability');
  const chains = LENGTHS.map((calls) => chainOf(calls, random));
  const points = (value: (chain: Chain) => number): Point[] =>
    chains.map((chain) => ({ x: chain.calls, y: value(chain) }));
  const longest = chains.at(-1) as Chain;
  const x = { label: say.calls, ticks: LENGTHS };
  return {
    outcome: say.outcome(round(longest.success), round(longest.simulated), REQUESTS),
    model: say.model({ requests: REQUESTS, mean: MEAN, attempts: ATTEMPTS }),
    plots: [
      {
        id: 'success',
        title: say.success.title,
        x,
        y: { label: say.success.y, least: 90, most: 100 },
        series: [
          { name: say.success.computed, points: points(({ success }) => success), as: 'line', look: 0 },
          { name: say.success.independent, points: points(({ simulated }) => simulated), as: 'marks', look: 0 },
          { name: say.success.shared, points: points(({ shared }) => shared), look: 1 },
        ],
      },
      {
        id: 'retries',
        title: say.load.title,
        x: { ...x, label: say.load.x },
        y: { label: say.load.y, kind: 'logarithmic', least: 1 },
        series: [
          {
            name: say.load.computed,
            points: points(({ calls }) => amplification(ATTEMPTS, calls)),
            as: 'line',
            look: 0,
          },
          { name: say.load.counted, points: points(({ retried }) => retried), as: 'marks', look: 0 },
          { name: say.load.once, points: points(() => ATTEMPTS), look: 1 },
        ],
      },
      {
        id: 'latency',
        title: say.latency.title,
        x,
        y: { label: say.latency.y, least: 0 },
        series: [
          { name: say.latency.computed('p50'), points: points(({ p50 }) => p50.computed), as: 'line', look: 0 },
          { name: say.latency.simulated('p50'), points: points(({ p50 }) => p50.simulated), as: 'marks', look: 0 },
          { name: say.latency.computed('p99'), points: points(({ p99 }) => p99.computed), as: 'line', look: 1 },
          { name: say.latency.simulated('p99'), points: points(({ p99 }) => p99.simulated), as: 'marks', look: 1 },
          { name: say.latency.multiplied, points: points(({ multiplied }) => multiplied), look: 2 },
        ],
      },
    ],
    table: { head: say.head, rows: chains.filter(({ calls }) => TOLD.includes(calls)).map(rowOf) },
    remarks: say.remarks({
      success: round(longest.success),
      calls: round(amplification(ATTEMPTS, 5)),
      p99: round(longest.p99.computed, 0),
      multiplied: round(longest.multiplied, 0),
    }),
  };
}

type Chain = ReturnType<typeof chainOf>;

/** A chain of `calls` calls, computed and simulated: shares in percent, times in ms. */
function chainOf(calls: number, random: Random) {
  const draws = random.fork(String(calls));
  const totals = sums(calls, MEAN, REQUESTS, draws.fork('latency'));
  const both = (share: number) => ({
    computed: sumQuantile(calls, MEAN, share),
    simulated: percentile(totals, share),
  });
  return {
    calls,
    success: 100 * chainAvailability(AVAILABILITY, calls),
    simulated: 100 * independentSuccess(calls, AVAILABILITY, REQUESTS, draws.fork('independent')),
    shared: 100 * sharedSuccess(AVAILABILITY, REQUESTS, draws.fork('shared')),
    retried: callsToLast(calls, ATTEMPTS),
    p50: both(0.5),
    p99: both(0.99),
    multiplied: calls * sumQuantile(1, MEAN, 0.99),
  };
}

function rowOf({ calls, success, simulated, retried, p50, p99 }: Chain): string[] {
  const times = [p50.computed, p50.simulated, p99.computed, p99.simulated];
  return [String(calls), round(success), round(simulated), String(retried), ...times.map((time) => round(time, 0))];
}
