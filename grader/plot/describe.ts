import type { Plot, Point, Series } from './plot.ts';
import type { PlotWords } from './words.ts';

/** Values told of one series at most; of more, evenly spread ones. */
const TOLD = 12;

/** `plot` in words, for those who do not see it: its axes, then for each series its course and values, a line each. */
export function describePlot(plot: Plot, words: PlotWords): string[] {
  const band = plot.band ? [words.band(plot.band.label, rounded(plot.band.from), rounded(plot.band.until))] : [];
  return [words.axes(plot.x.label, plot.y.label), ...band, ...plot.series.map((series) => told(series, words))];
}

function told({ name, points }: Series, words: PlotWords): string {
  const [first] = points;
  if (!first) return words.empty(name);
  const by = (better: (y: number, than: number) => boolean): Point =>
    points.reduce((best, point) => (better(point.y, best.y) ? point : best), first);
  const course = words.course({
    name,
    first: pair(first),
    last: pair(points.at(-1) ?? first),
    least: pair(by((y, than) => y < than)),
    most: pair(by((y, than) => y > than)),
  });
  const all = points.length <= TOLD;
  const some = all
    ? points
    : Array.from(
        { length: TOLD },
        (_, index) => points[Math.round((index * (points.length - 1)) / (TOLD - 1))] ?? first,
      );
  return `${course} ${words.values(all)} ${some.map((point) => words.at(...pair(point))).join(', ')}.`;
}

function pair({ x, y }: Point): [string, string] {
  return [rounded(x), rounded(y)];
}

/** Three significant digits are what a plot shows; whole numbers stay whole. */
export function rounded(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
