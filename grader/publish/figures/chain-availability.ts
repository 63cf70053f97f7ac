import { Random } from '../../base/random.ts';
import { chainAvailability, sumQuantile } from '../../demos/simulate/formulas.ts';
import type { Plot } from '../../plot/plot.ts';
import { drawPlotSvg } from '../../plot/svg.ts';
import { plotWords } from '../../plot/words.ts';
import { withoutStyle } from '../html.ts';
import { words } from './chain-availability.words.ts';
import { type Figure, say, sayTime } from './figure.ts';

const REQUESTS = 50_000;
const LONGEST = 20;
const LENGTHS = Array.from({ length: LONGEST }, (_, index) => index + 1);

/** What a chain of calls makes of the availability and the delay of each. The formulas are those of the demo. */
export const chainAvailabilityFigure: Figure = {
  controls: (language) => {
    const { calls, each, mean } = words[language].controls;
    return [
      { kind: 'choice', name: 'calls', label: calls, values: LENGTHS, initial: 10, say: String },
      {
        kind: 'choice',
        name: 'each',
        label: each,
        values: [90, 95, 98, 99, 99.5, 99.9, 99.95, 99.99],
        initial: 99,
        say: (value) => `${value} %`,
      },
      {
        kind: 'choice',
        name: 'mean',
        label: mean,
        values: [1, 2, 5, 10, 20, 50, 100, 200],
        initial: 20,
        say: (value) => `${value} ms`,
      },
    ];
  },
  draw: ({ number }, language, id) => {
    const text = words[language];
    const [calls, each, mean] = [number('calls'), number('each'), number('mean')];
    const shown = LENGTHS.filter((length) => length <= Math.max(10, calls));
    const points = (value: (length: number) => number) => shown.map((x) => ({ x, y: value(x) }));
    const product = (length: number): number => 100 * chainAvailability(each / 100, length);
    const simulated = successes(each / 100);
    const p99 = (length: number): number => sumQuantile(length, mean, 0.99);
    const x = { label: text.x, ticks: shown.length > 10 ? [1, 5, 10, 15, 20] : shown };
    const success: Plot = {
      id: 'chain-availability',
      title: text.success.title,
      x,
      y: { label: text.success.y, most: 100 },
      series: [
        { name: text.success.product, points: points(product), as: 'line', look: 0 },
        { name: text.success.simulated, points: points((length) => simulated[length] ?? 0), as: 'marks', look: 0 },
        { name: text.success.shared, points: points(() => each), as: 'line', look: 1 },
      ],
    };
    const delay: Plot = {
      id: 'chain-delay',
      title: text.delay.title,
      x,
      y: { label: text.delay.y, least: 0 },
      series: [
        { name: text.delay.mean, points: points((length) => length * mean), as: 'line', look: 0 },
        { name: text.delay.p99, points: points(p99), as: 'line', look: 1 },
        { name: text.delay.added, points: points((length) => length * p99(1)), as: 'line', look: 2 },
      ],
    };
    const options = { words: plotWords[language], language };
    const drawn = [success, delay].map((plot, index) => drawPlotSvg(plot, { ...options, idPrefix: `${id}-${index}` }));
    const told = text.told({
      calls,
      success: `${say(product(calls), 4)} %`,
      down: sayTime((1 - product(calls) / 100) * 30 * 24 * 3_600_000),
      mean: sayTime(calls * mean),
      p99: sayTime(p99(calls)),
      added: sayTime(calls * p99(1)),
    });
    return { html: `<div class="panels">${drawn.map(withoutStyle).join('')}</div>`, told };
  },
};

/**
 * By the number of calls, the percentage of simulated requests of which every call up to there succeeded, each with
 * probability `each` and independently: one pass over the longest chain tells all shorter ones too.
 */
function successes(each: number): number[] {
  const random = new Random('chain-availability');
  const counts = new Array<number>(LONGEST + 1).fill(0);
  for (let request = 0; request < REQUESTS; request += 1) {
    for (let call = 1; call <= LONGEST && random.fraction() < each; call += 1) counts[call] = (counts[call] ?? 0) + 1;
  }
  return counts.map((count) => (100 * count) / REQUESTS);
}
