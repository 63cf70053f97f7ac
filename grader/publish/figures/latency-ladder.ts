import type { Language } from '../../language/bilingual.ts';
import { escapeHtml } from '../html.ts';
import { type Figure, sayTime } from './figure.ts';
import { words } from './latency-ladder.words.ts';

/**
 * One round trip by its path, in milliseconds: the least and, where it varies with the path, the most. Within the process
 * and on one machine: medians measured on Linux with two cores, Node 20. Data centre and ocean (California to the
 * Netherlands): the list of Dean and Norvig. Regions of a cloud: Microsoft Learn, 2019.
 */
const RUNGS = [
  ['function', 0.000001],
  ['loopback', 0.022],
  ['fetch', 0.165],
  ['centre', 0.5],
  ['regions', 3, 134],
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
    const times = RUNGS.map(([name, least, most = least]) => ({
      name: text.rungs[name],
      least: calls * least,
      most: calls * most,
    }));
    const longest = sayTime(times.at(-1)?.most ?? 0);
    const near = sayTime(calls * RUNGS[3][1]);
    return { html: drawing(times, calls, language, id), told: [text.told({ calls, near, longest })] };
  },
};

interface Rung {
  readonly name: string;
  /** Milliseconds. */
  readonly least: number;
  readonly most: number;
}

function drawing(times: readonly Rung[], calls: number, language: Language, id: string): string {
  const text = words[language];
  const height = 24 + times.length * ROW + 22;
  const at = (time: number): number => LEFT + ((Math.log10(time) - LEAST) / (MOST - LEAST)) * (WIDTH - 2 * LEFT);
  const decades = Array.from({ length: MOST - LEAST }, (_, index) => LEAST + index);
  const grid = decades.map((decade) => {
    const x = at(10 ** decade).toFixed(1);
    const line = `<path d="M${x} 24V${height - 22}" stroke="var(--journal-muted, currentColor)" stroke-opacity="0.2"/>`;
    if (decade % 3 !== 0) return line;
    const anchor = decade === LEAST ? 'start' : 'middle';
    return `${line}<text x="${x}" y="${height - 6}" text-anchor="${anchor}" fill="var(--journal-muted, currentColor)">${sayTime(10 ** decade)}</text>`;
  });
  const rows = times.flatMap((rung, index) => {
    const y = 24 + index * ROW;
    const [from, until] = [LEFT, Math.max(LEFT + 2, at(rung.least))];
    const bar = `<rect x="${from}" y="${y + 19}" width="${(until - from).toFixed(1)}" height="${BAR}" rx="2" fill="var(--plot-1, currentColor)"/>`;
    const range = (at(rung.most) - until).toFixed(1);
    const more = `<rect x="${until.toFixed(1)}" y="${y + 20}" width="${range}" height="${BAR - 2}" fill="none" stroke="var(--plot-1, currentColor)" stroke-dasharray="3 2"/>`;
    return [
      `<text x="${LEFT}" y="${y + 14}" fill="var(--journal-text, currentColor)">${escapeHtml(rung.name)}</text>`,
      `<text x="${WIDTH - LEFT}" y="${y + 14}" text-anchor="end" font-weight="bold" fill="var(--journal-text, currentColor)">${timeOf(rung)}</text>`,
      bar,
      ...(rung.most > rung.least ? [more] : []),
    ];
  });
  const title = text.title(calls);
  const described = times.map((rung) => `${rung.name}: ${timeOf(rung)}.`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" lang="${language}" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH * 1.25}" height="${height * 1.25}" font-family="var(--journal-font, monospace)" font-size="12">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(described)}</desc>`,
    `<text x="0" y="13" font-weight="bold" fill="var(--journal-text, currentColor)">${escapeHtml(title)}</text>`,
    ...grid,
    ...rows,
    '</svg>',
  ].join('\n');
}

function timeOf({ least, most }: Rung): string {
  return most > least ? `${sayTime(least)} – ${sayTime(most)}` : sayTime(least);
}
