import type { Axis, Plot } from './plot.ts';

/** Where the values of an axis stand. */
export interface Scale {
  readonly ticks: readonly number[];
  /** 0 at the axis's beginning, 1 at its end, beyond them for what lies outside. */
  readonly at: (value: number) => number;
}

/** The x and y scales of `plot` with about so many ticks each. */
export function scalesOf(plot: Plot, ticks: { readonly x: number; readonly y: number }): { x: Scale; y: Scale } {
  const points = plot.series.flatMap((series) => series.points);
  return {
    x: scale(
      plot.x,
      points.map(({ x }) => x),
      ticks.x,
      false,
    ),
    y: scale(
      plot.y,
      points.map(({ y }) => y),
      ticks.y,
      true,
    ),
  };
}

function scale(axis: Axis, values: readonly number[], wanted: number, roundOutwards: boolean): Scale {
  const finite = values.filter(Number.isFinite);
  const least = axis.least ?? finite.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = axis.most ?? finite.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  if (!(least <= most)) return linear(0, 1, [0, 1]);
  if (axis.kind === 'logarithmic') return logarithmic(least, most, axis.ticks);
  const step = stepFor(most - least || 1, wanted);
  const from = axis.least ?? (roundOutwards ? Math.floor(least / step) * step : least);
  const until = axis.most ?? (roundOutwards ? Math.ceil(most / step) * step : most);
  const [start, end] = from < until ? [from, until] : [from - step, until + step];
  return linear(start, end, axis.ticks ?? multiples(start, end, step));
}

function linear(from: number, until: number, ticks: readonly number[]): Scale {
  return { ticks, at: (value) => (value - from) / (until - from) };
}

function logarithmic(least: number, most: number, ticks: readonly number[] | undefined): Scale {
  const from = Math.floor(Math.log10(least));
  const until = Math.max(from + 1, Math.ceil(Math.log10(most)));
  const decades = Array.from({ length: until - from + 1 }, (_, index) => 10 ** (from + index));
  return { ticks: ticks ?? decades, at: (value) => (Math.log10(value) - from) / (until - from) };
}

/** 1, 2 or 5 times a power of ten, so that `span` holds at most `wanted` steps. */
function stepFor(span: number, wanted: number): number {
  const rough = span / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}

function multiples(from: number, until: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(until / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** A number as people write it, without the noise of binary fractions: `0.3`, `1000`. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(10)));
}
