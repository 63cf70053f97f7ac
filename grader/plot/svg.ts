import { columns, truncate, wrap } from '../journal/columns.ts';
import { sanitise } from '../journal/sanitise.ts';
import { INK, number } from '../journal/shapes.ts';
import { describePlot } from './describe.ts';
import { lineAttributes, markShape } from './looks.ts';
import { looksOf, type Plot, type Point, type Series } from './plot.ts';
import { numberText, type Scale, scalesOf } from './scale.ts';
import type { PlotWords } from './words.ts';

export interface PlotSvgOptions {
  readonly words: PlotWords;
  /** Begins the ids of this drawing and must be its own on the page: a letter, then letters, digits, `-` and `_`. */
  readonly idPrefix: string;
  /** The language of its texts, for screen readers. */
  readonly language: string;
}

/** All lengths are units of the viewBox; a unit is a pixel where the drawing is 1:1, as on a screen 360 pixels wide. */
const WIDTH = 352;
const HEIGHT = 190;
const FONT = 12;
/** What a column of a monospaced font takes, rounded up. */
const COLUMN = 7.4;
const LINE = 17;
const RIGHT = 8;
const SAMPLE = 34;
/** Distance of marks on a line. */
const BETWEEN_MARKS = 40;
const GRID = 'stroke="var(--journal-muted, currentColor)" stroke-opacity="0.25"';

/** Where the drawing proper stands. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/**
 * `plot` as one `<svg>` element, to stand inline in a page or in a file of its own, with the data in words as its
 * description. Colours: the CSS variables `--plot-1` to `--plot-4` for the series and those of the journal's drawings
 * for texts and axes, else that of the text around. No more than 360 pixels are needed to read it. Throws a TypeError
 * where `idPrefix` cannot begin an id.
 */
export function drawPlotSvg(plot: Plot, { words, idPrefix, language }: PlotSvgOptions): string {
  if (!/^[A-Za-z][\w-]*$/.test(idPrefix)) {
    throw new TypeError(
      `drawPlotSvg(): idPrefix is ${JSON.stringify(idPrefix)}; expected a letter, then letters, digits, - and _`,
    );
  }
  const scales = scalesOf(plot, { x: 6, y: 5 });
  const gutter = Math.max(...scales.y.ticks.map((tick) => numberText(tick).length)) * COLUMN + 8;
  const heads = [
    ...lines(plot.title, 'font-weight="bold"', 0, 0),
    ...lines(plot.y.label, '', 0, textLines(plot.title)),
  ];
  const top = heads.length * LINE + (plot.band ? LINE : 0) + 8;
  const area: Area = {
    left: gutter,
    top,
    width: WIDTH - gutter - RIGHT,
    x: (value) => gutter + scales.x.at(value) * (WIDTH - gutter - RIGHT),
    y: (value) => top + (1 - scales.y.at(value)) * HEIGHT,
  };
  const looks = looksOf(plot);
  const below = top + HEIGHT + LINE;
  const captions = textLines(plot.x.label, gutter);
  const legend = legendOf(plot, looks, below + (captions + 0.5) * LINE);
  const [title, desc, clip] = [`${idPrefix}-title`, `${idPrefix}-desc`, `${idPrefix}-clip`];
  const description = describePlot(plot, words).map(sanitise).map(escapeXml).join('\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" lang="${language}" aria-labelledby="${title} ${desc}" viewBox="0 0 ${WIDTH} ${number(legend.bottom)}" width="${WIDTH * 1.25}" height="${number(legend.bottom * 1.25)}" style="max-width:100%;height:auto" font-family="var(--journal-font, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace)" font-size="${FONT}">`,
    `<title id="${title}">${escapeXml(sanitise(plot.title))}</title>`,
    `<desc id="${desc}">${description}</desc>`,
    `<clipPath id="${clip}"><rect x="${number(area.left)}" y="${number(top - 2)}" width="${number(area.width)}" height="${HEIGHT + 4}"/></clipPath>`,
    ...heads,
    ...band(plot, area),
    ...axes(scales, area),
    ...lines(plot.x.label, INK.muted, gutter, below / LINE),
    ...plot.series.flatMap((series, index) => seriesShapes(series, looks[index] ?? 0, index, area, clip)),
    ...legend.shapes,
    '</svg>',
  ].join('\n');
}

function axes({ x, y }: { x: Scale; y: Scale }, area: Area): string[] {
  const bottom = area.top + HEIGHT;
  const right = area.left + area.width;
  const across = y.ticks.map((tick) => {
    const height = area.top + (1 - y.at(tick)) * HEIGHT;
    const line = `<path d="M${number(area.left)} ${number(height)}H${number(right)}" ${GRID}/>`;
    return `${line}${text(numberText(tick), area.left - 5, height + 4, 'end', INK.muted)}`;
  });
  const labels: string[] = [];
  let free = 0;
  for (const tick of x.ticks) {
    const label = numberText(tick);
    const half = (label.length * COLUMN) / 2;
    const place = area.left + x.at(tick) * area.width;
    const centre = Math.min(WIDTH - half, place);
    if (centre - half < free || place < area.left - 1 || place > right + 1) continue;
    free = centre + half + 4;
    labels.push(`<path d="M${number(place)} ${number(bottom)}v4" ${INK.lifeline}/>`);
    labels.push(text(label, centre, bottom + 15, 'middle', INK.muted));
  }
  const base = `<path d="M${number(area.left)} ${number(bottom)}H${number(right)}" ${INK.lifeline}/>`;
  return [...across, base, ...labels];
}

/** A shaded stretch with dashed edges, its name above. */
function band({ band: marked }: Plot, area: Area): string[] {
  if (!marked) return [];
  const clamp = (value: number): number => Math.min(area.left + area.width, Math.max(area.left, value));
  const [from, until] = [clamp(area.x(marked.from)), clamp(area.x(marked.until))];
  const label = truncate(sanitise(marked.label), Math.floor(area.width / COLUMN));
  const half = (columns(label) * COLUMN) / 2;
  const centre = Math.min(WIDTH - half, Math.max(area.left + half, (from + until) / 2));
  const edges = `M${number(from)} ${number(area.top - 4)}V${number(area.top + HEIGHT)}M${number(until)} ${number(area.top - 4)}V${number(area.top + HEIGHT)}`;
  return [
    `<rect x="${number(from)}" y="${number(area.top)}" width="${number(until - from)}" height="${HEIGHT}" ${INK.muted} fill-opacity="0.1"/>`,
    `<path d="${edges}" stroke-dasharray="2 3" ${INK.lifeline}/>`,
    text(label, centre, area.top - 8, 'middle', INK.muted),
  ];
}

function seriesShapes({ points, as }: Series, look: number, index: number, area: Area, clip: string): string[] {
  const places = points.map(({ x, y }): Point => ({ x: area.x(x), y: area.y(y) }));
  const path = places.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
  const line =
    path === '' || as === 'marks' ? [] : [`<path d="${path}" ${lineAttributes(look)} clip-path="url(#${clip})"/>`];
  if (as === 'line') return line;
  // Lines that run together show their marks in turn.
  let from = as === 'marks' ? Number.NEGATIVE_INFINITY : area.left + index * 12;
  const marks = places.flatMap(({ x, y }) => {
    if (x < from || y < area.top - 2 || y > area.top + HEIGHT + 2) return [];
    if (as !== 'marks') from = x + BETWEEN_MARKS;
    return [markShape(look, x, y)];
  });
  return [...line, ...marks];
}

function legendOf({ series }: Plot, looks: readonly number[], top: number): { shapes: string[]; bottom: number } {
  const shapes: string[] = [];
  let y = top;
  for (const [index, { name, as }] of series.entries()) {
    const look = looks[index] ?? 0;
    if (as !== 'marks') shapes.push(`<path d="M2 ${number(y + 9)}H${SAMPLE - 6}" ${lineAttributes(look)}/>`);
    if (as !== 'line') shapes.push(markShape(look, (SAMPLE - 4) / 2, y + 9));
    const named = lines(name, INK.text, SAMPLE, y / LINE);
    shapes.push(...named);
    y += named.length * LINE;
  }
  return { shapes, bottom: y + 6 };
}

/** The lines that `content` takes from `left` on. */
function textLines(content: string, left = 0): number {
  return wrap(sanitise(content), Math.floor((WIDTH - left) / COLUMN)).length;
}

/** `content` in as many lines as it needs, the first one `skipped` lines from the top. */
function lines(content: string, attributes: string, left: number, skipped: number): string[] {
  const wrapped = wrap(sanitise(content), Math.floor((WIDTH - left) / COLUMN));
  const ink = attributes.includes('fill=') ? attributes : `${INK.text} ${attributes}`.trim();
  return wrapped.map((line, index) => text(line.trim(), left, (skipped + index) * LINE + 13, 'start', ink));
}

function text(content: string, x: number, y: number, anchor: string, attributes: string): string {
  return `<text x="${number(x)}" y="${number(y)}" text-anchor="${anchor}" ${attributes}>${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/[&<>"]/g, (character) => entities[character] ?? '').replace(/'/g, '&#39;');
}
