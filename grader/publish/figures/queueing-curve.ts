import { meanTimeInSystem, timeInSystemQuantile } from '../../demos/simulate/formulas.ts';
import { drawPlotSvg } from '../../plot/svg.ts';
import { plotWords } from '../../plot/words.ts';
import { withoutStyle } from '../html.ts';
import { type Figure, say, sayTime } from './figure.ts';
import { words } from './queueing-curve.words.ts';

/** Percent of the time that the server is busy. */
const LOADS = [...Array.from({ length: 19 }, (_, index) => 5 * index), 91, 92, 93, 94, 95, 96, 97, 98, 99];
/** What the plot shows, in service times; what is above leaves it. */
const TALLEST = 30;

/** M/M/1: how long a request takes, by how busy the server is. The formulas are those of the demo. */
export const queueingCurve: Figure = {
  controls: (language) => [
    {
      kind: 'choice',
      name: 'busy',
      label: words[language].busy,
      values: LOADS.slice(1),
      initial: 80,
      say: (value) => `${value} %`,
    },
    {
      kind: 'choice',
      name: 'service',
      label: words[language].service,
      values: [1, 2, 5, 10, 20, 50, 100],
      initial: 10,
      say: (value) => `${value} ms`,
    },
  ],
  draw: ({ number }, language, id) => {
    const text = words[language];
    const [busy, service] = [number('busy'), number('service')];
    const mean = (load: number): number => meanTimeInSystem(service, load / 100);
    const p99 = (load: number): number => timeInSystemQuantile(service, load / 100, 0.99);
    const chosen = [mean(busy), p99(busy)] as const;
    const points = (time: (load: number) => number) => LOADS.map((load) => ({ x: load, y: time(load) }));
    const svg = drawPlotSvg(
      {
        id: 'queueing-curve',
        title: text.title,
        x: { label: text.x, least: 0, most: 100, ticks: [0, 20, 40, 60, 80, 100] },
        y: { label: text.y, least: 0, most: TALLEST * service },
        series: [
          { name: text.mean, points: points(mean), as: 'line', look: 0 },
          { name: text.p99, points: points(p99), as: 'line', look: 1 },
          { name: text.chosen(`${busy} %`), points: chosen.map((y) => ({ x: busy, y })), as: 'marks', look: 0 },
        ],
      },
      { words: plotWords[language], idPrefix: id, language },
    );
    const told = text.told({
      busy: `${busy} %`,
      mean: sayTime(chosen[0]),
      p99: sayTime(chosen[1]),
      times: say(chosen[0] / service),
    });
    return { html: withoutStyle(svg), told: [told] };
  },
};
