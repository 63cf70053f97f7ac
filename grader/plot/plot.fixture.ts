import { Random } from '../base/random.ts';
import type { Plot } from './plot.ts';

/** Two lines that cross, within a named stretch. */
export const crossing: Plot = {
  id: 'crossing',
  title: 'Lines that cross',
  x: { label: 'time (s)' },
  y: { label: 'calls per second' },
  band: { from: 2, until: 6, label: 'slow' },
  series: [
    { name: 'rising', points: [0, 2, 4, 6, 8].map((x) => ({ x, y: x * 10 })) },
    { name: 'falling', points: [0, 2, 4, 6, 8].map((x) => ({ x, y: 80 - x * 10 })) },
  ],
};

const NAMES = ['a', 'ñandú ¿cuánto?', 'x'.repeat(100), '\u001b[31mred\u001b[0m <&"> 漢字', 'many words '.repeat(12)];

/** Any plot: odd names, empty series, equal values, values outside the axes. */
export function randomPlot(seed: number): Plot {
  const random = new Random(`plot/${seed}`);
  const points = (): { x: number; y: number }[] => {
    const scale = 10 ** random.integer(-4, 6);
    return Array.from({ length: random.integer(0, 30) }, (_, x) => ({ x, y: 1e-6 + random.fraction() * scale }));
  };
  const bounds = random.pick([{}, { least: 0.5, most: 20 }, { least: 0 }]);
  const isLogarithmic = random.integer(0, 2) === 0;
  return {
    id: 'random',
    title: random.pick(NAMES),
    x: { label: random.pick(NAMES), ...random.pick([{}, { least: 5, most: 15 }]) },
    y: isLogarithmic ? { label: random.pick(NAMES), kind: 'logarithmic' } : { label: random.pick(NAMES), ...bounds },
    ...(random.integer(0, 1) === 0
      ? {}
      : { band: { from: -5, until: random.integer(0, 50), label: random.pick(NAMES) } }),
    series: Array.from({ length: random.integer(0, 6) }, () => ({
      name: random.pick(NAMES),
      points: points(),
      as: random.pick(['line', 'marks', 'both'] as const),
    })),
  };
}
