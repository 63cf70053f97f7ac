import { columns, truncate, wrap } from '../journal/columns.ts';
import { Canvas, type Paint } from './canvas.ts';
import { plain } from './plain.ts';
import { type Band, looksOf, type Plot, type Series } from './plot.ts';
import { numberText, type Scale, scalesOf } from './scale.ts';

export interface PlotTextOptions {
  /** Columns, 80 when absent; fewer than 30 count as 30. */
  readonly width?: number;
  /** Rows between the axes, 12 when absent. */
  readonly rows?: number;
  /** Only characters of ASCII; false when absent. */
  readonly ascii?: boolean;
  /** Colours what belongs to a series; no colours when absent. */
  readonly paint?: Paint;
}

interface Frame {
  readonly axis: string;
  readonly tick: string;
  readonly corner: string;
  readonly line: string;
  readonly below: string;
  readonly band: readonly [left: string, line: string, right: string];
  readonly ellipsis: string;
}

const FRAME: Frame = {
  axis: '│',
  tick: '┤',
  corner: '└',
  line: '─',
  below: '┬',
  band: ['├', '─', '┤'],
  ellipsis: '…',
};
const ASCII_FRAME: Frame = {
  axis: '|',
  tick: '+',
  corner: '+',
  line: '-',
  below: '+',
  band: ['|', '-', '|'],
  ellipsis: '..',
};
/** Columns between two marks on a line, so that the line stays visible. */
const BETWEEN_MARKS = 7;
/** Columns of a line's sample in the legend. */
const SAMPLE = 5;

/**
 * The lines of `plot`: title, the y axis's label, the drawing, the x axis's label, the legend. No line is wider than
 * asked for; series differ by dashes and marks, so no colour is needed to tell them apart.
 */
export function drawPlot(plot: Plot, options: PlotTextOptions = {}): string[] {
  const { rows = 12, ascii = false, paint = (_, text) => text } = options;
  const width = Math.max(30, Math.floor(options.width ?? 80));
  const frame = ascii ? ASCII_FRAME : FRAME;
  const safe = (text: string): string => plain(text, ascii);
  const scales = scalesOf(plot, { x: Math.floor(width / 8), y: Math.max(2, Math.floor(rows / 3)) });
  const marks = scales.y.ticks.map(numberText);
  const gutter = Math.max(...marks.map((mark) => mark.length)) + 1;
  const canvas = new Canvas(width - gutter - 1, rows, ascii);
  drawSeries(canvas, plot, scales);

  const ticks = new Map(
    scales.y.ticks.map((tick, index) => [Math.round((1 - scales.y.at(tick)) * (rows - 1)), marks[index] ?? '']),
  );
  const body = canvas.lines(paint).map((line, row) => {
    const mark = ticks.get(row);
    return `${(mark ?? '').padStart(gutter - 1)} ${mark === undefined ? frame.axis : frame.tick}${line}`.trimEnd();
  });
  const indent = ' '.repeat(gutter + 1);
  return [
    ...wrap(safe(plot.title), width),
    ...wrap(safe(plot.y.label), width),
    ...(plot.band ? [indent + bandLine(plot.band, scales.x, canvas.columns, frame, safe)] : []),
    ...body,
    ...xAxis(scales.x, canvas.columns, frame).map((line, row) => (row === 0 ? ' '.repeat(gutter) : indent) + line),
    ...wrap(safe(plot.x.label), canvas.columns).map((line) => indent + line),
    ...legend(plot, width, ascii, safe, paint),
  ];
}

function drawSeries(canvas: Canvas, plot: Plot, { x, y }: { x: Scale; y: Scale }): void {
  const looks = looksOf(plot);
  const places = plot.series.map((series) => series.points.map((point) => [x.at(point.x), y.at(point.y)] as const));
  for (const [index, series] of plot.series.entries()) {
    if (series.as !== 'marks') canvas.line(places[index] ?? [], looks[index] ?? 0);
  }
  for (const [index, series] of plot.series.entries()) {
    if (series.as === 'line') continue;
    const sparse = series.as !== 'marks';
    // Lines that run together show their marks in turn.
    let from = sparse ? index * 2 : Number.NEGATIVE_INFINITY;
    for (const [across, up] of places[index] ?? []) {
      const column = across * (canvas.columns - 1);
      if (column < from) continue;
      canvas.mark(across, up, looks[index] ?? 0);
      if (sparse) from = column + BETWEEN_MARKS;
    }
  }
}

function bandLine(band: Band, scale: Scale, width: number, frame: Frame, safe: (text: string) => string): string {
  const [left, line, right] = frame.band;
  const column = (value: number): number => Math.round(Math.min(1, Math.max(0, scale.at(value))) * (width - 1));
  const from = Math.min(width - 2, column(band.from));
  const until = Math.max(from + 1, column(band.until));
  const room = until - from - 1;
  const label = ` ${safe(band.label)} `;
  const start = ' '.repeat(from) + left;
  if (columns(label) > room) {
    const after = truncate(label.trimEnd(), width - until - 1, frame.ellipsis);
    return start + line.repeat(room) + right + after;
  }
  const before = Math.floor((room - columns(label)) / 2);
  return start + line.repeat(before) + label + line.repeat(room - before - columns(label)) + right;
}

/** The axis, and below it the labels that have room. */
function xAxis(scale: Scale, width: number, frame: Frame): string[] {
  const axis = Array.from({ length: width }, () => frame.line);
  let labels = '';
  for (const tick of scale.ticks) {
    const column = Math.round(scale.at(tick) * (width - 1));
    if (column < 0 || column >= width) continue;
    const text = numberText(tick);
    const start = Math.min(width - text.length, Math.max(0, column - Math.floor((text.length - 1) / 2)));
    if (labels !== '' && start <= labels.length) continue;
    axis[column] = frame.below;
    labels = labels.padEnd(start) + text;
  }
  return [frame.corner + axis.join(''), labels];
}

/** As many series on a line as fit, each after a sample of its line and mark. */
function legend(plot: Plot, width: number, ascii: boolean, safe: (text: string) => string, paint: Paint): string[] {
  const looks = looksOf(plot);
  const lines: string[] = [];
  let used = width;
  for (const [index, series] of plot.series.entries()) {
    const [first = '', ...rest] = wrap(safe(series.name), width - SAMPLE - 3);
    const item = `${sample(series, looks[index] ?? 0, ascii, paint)} ${first}`;
    const taken = SAMPLE + 1 + columns(first);
    if (rest.length === 0 && used + 3 + taken <= width) {
      lines.push(`${lines.pop()}   ${item}`);
      used += 3 + taken;
    } else {
      lines.push(`  ${item}`, ...rest.map((line) => ' '.repeat(SAMPLE + 1) + line));
      used = rest.length === 0 ? taken + 2 : width;
    }
  }
  return lines;
}

function sample({ as }: Series, look: number, ascii: boolean, paint: Paint): string {
  const canvas = new Canvas(SAMPLE, 1, ascii);
  if (as !== 'marks') {
    canvas.line(
      [
        [0, 0.4],
        [1, 0.4],
      ],
      look,
    );
  }
  if (as !== 'line') canvas.mark(0.5, 0.5, look);
  return canvas.lines(paint).join('');
}
