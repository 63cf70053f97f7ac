import { drawPlotSvg } from '../../plot/svg.ts';
import { plotWords } from '../../plot/words.ts';
import { withoutStyle } from '../html.ts';
import { type Figure, say, sayTime } from './figure.ts';
import { words } from './serialise-time.words.ts';

/**
 * What `npm run demo ch1 serialise` measured: players, bytes, then microseconds for the reference, for writing and for
 * reading. Medians of 7 runs of 25 rounds each, seed 1, on Linux with two cores, Node 26.
 */
const MEASURED = [
  [1, 122, 0.0028, 0.46, 0.46],
  [10, 1206, 0.0067, 2.4, 3.2],
  [100, 12084, 0.0064, 23, 31],
  [300, 36455, 0.0062, 70, 95],
  [1000, 121835, 0.0062, 280, 440],
  [5000, 608404, 0.0062, 1300, 1750],
] as const;

/** A copy is paid for by its size, a reference is not. */
export const serialiseTime: Figure = {
  controls: (language) => [
    {
      kind: 'choice',
      name: 'players',
      label: words[language].players,
      values: MEASURED.map(([players]) => players),
      initial: 300,
      say: String,
    },
  ],
  draw: ({ number }, language, id) => {
    const text = words[language];
    const chosen = MEASURED.find(([players]) => players === number('players')) ?? MEASURED[3];
    const points = (column: 2 | 3 | 4) => MEASURED.map((row) => ({ x: row[0], y: row[column] }));
    const svg = drawPlotSvg(
      {
        id: 'serialise-time',
        title: text.title,
        x: { label: text.x, kind: 'logarithmic' },
        y: { label: text.y, kind: 'logarithmic' },
        series: [
          { name: text.reference, points: points(2) },
          { name: text.writing, points: points(3) },
          { name: text.reading, points: points(4) },
        ],
      },
      { words: plotWords[language], idPrefix: id, language },
    );
    const [players, bytes, reference, writing, reading] = chosen;
    const told = text.told({
      players,
      size: bytes < 1000 ? `${bytes} B` : `${say(bytes / 1000)} kB`,
      reference: sayTime(reference / 1000),
      writing: sayTime(writing / 1000),
      reading: sayTime(reading / 1000),
    });
    return { html: withoutStyle(svg), told: [told] };
  },
};
