import type { Language } from '../../language/bilingual.ts';
import { escapeHtml } from '../html.ts';
import { type Figure, sayTime } from './figure.ts';
import { words } from './latency-ladder.words.ts';

/**
 * One call by its path, in milliseconds. In-process and loopback: median on a small Linux machine with two cores, Node
 * 20. The others: J. Dean's list of latency numbers, and public ping measurements between zones.
 */
const RUNGS = [
  ['function', 0.000001],
  ['await', 0.000082],
  ['loopback', 0.022],
  ['fetch', 0.165],
  ['centre', 0.5],
  ['zones', 1.7],
  ['ocean', 150],
] as const;

const WIDTH = 352;
const ROW = 38;
const LEFT = 4;
const BAR = 12;
/** Decades of milliseconds that the scale shows: from 1 ns to 1,000 s. */
const [LEAST, MOST] = [-6, 6];

/** How long calls take by where they go, on a scale on which each step is ten times the one before. */
export const latencyLadder: Figure = {
  controls: (language) => [
    {
      kind: 'choice',
      name: 'calls',
      label: words[language].calls,
      values: [1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1000],
      initial: 1,
      say: String,
    },
  ],
  draw: ({ number }, language, id) => {
    const text = words[language];
    const calls = number('calls');
    const times = RUNGS.map(([name, time]) => ({ name: text.rungs[name], time: calls * time }));
    const longest = sayTime(times.at(-1)?.time ?? 0);
    const near = sayTime(calls * RUNGS[4][1]);
    return { html: drawing(times, calls, language, id), told: [text.told({ calls, near, longest })] };
  },
};

function drawing(
  times: readonly { readonly name: string; readonly time: number }[],
  calls: number,
  language: Language,
  id: string,
): string {
  const text = words[language];
  const height = 24 + times.length * ROW + 22;
  const at = (time: number): number => LEFT + ((Math.log10(time) - LEAST) / (MOST - LEAST)) * (WIDTH - 2 * LEFT);
  const ticks = [-6, -3, 0, 3].map((decade) => {
    const x = at(10 ** decade);
    const label = `<text x="${x}" y="${height - 6}" text-anchor="${decade === LEAST ? 'start' : 'middle'}" fill="var(--journal-muted, currentColor)">${sayTime(10 ** decade)}</text>`;
    return `<path d="M${x} 24V${height - 22}" stroke="var(--journal-muted, currentColor)" stroke-opacity="0.25"/>${label}`;
  });
  const rows = times.flatMap(({ name, time }, index) => {
    const y = 24 + index * ROW;
    return [
      `<text x="${LEFT}" y="${y + 14}" fill="var(--journal-text, currentColor)">${escapeHtml(name)}</text>`,
      `<text x="${WIDTH - LEFT}" y="${y + 14}" text-anchor="end" font-weight="bold" fill="var(--journal-text, currentColor)">${sayTime(time)}</text>`,
      `<rect x="${LEFT}" y="${y + 19}" width="${Math.max(2, at(time) - LEFT).toFixed(1)}" height="${BAR}" rx="2" fill="var(--plot-1, currentColor)"/>`,
    ];
  });
  const title = text.title(calls);
  const described = times.map(({ name, time }) => `${name}: ${sayTime(time)}.`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" lang="${language}" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH * 1.25}" height="${height * 1.25}" font-family="var(--journal-font, monospace)" font-size="12">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(described)}</desc>`,
    `<text x="0" y="13" font-weight="bold" fill="var(--journal-text, currentColor)">${escapeHtml(title)}</text>`,
    ...ticks,
    ...rows,
    '</svg>',
  ].join('\n');
}
