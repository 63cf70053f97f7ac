/** A plot of one or more series over two axes, before it is drawn: `text.ts` and `svg.ts` draw the same one. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Axis {
  /** What it measures, with its unit: `time (s)`. */
  readonly label: string;
  /** Default: linear. A logarithmic axis shows whole decades; its values are above 0. */
  readonly kind?: 'linear' | 'logarithmic';
  /** Where the axis begins and ends; what lies outside is cut off. Default: where the data do (y: rounded outwards). */
  readonly least?: number;
  readonly most?: number;
  /** Values to label. Default: round ones. */
  readonly ticks?: readonly number[];
}

export interface Series {
  readonly name: string;
  /** From left to right. */
  readonly points: readonly Point[];
  /** Default: both. Formulas are lines, measurements are marks. */
  readonly as?: 'line' | 'marks' | 'both';
  /** Which of the dashes, marks and colours it takes, from 0; series that belong together share one. Default: its place. */
  readonly look?: number;
}

/** A stretch of the x axis that is named above the plot. */
export interface Band {
  readonly from: number;
  readonly until: number;
  readonly label: string;
}

export interface Plot {
  /** Names its file: lower case and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly band?: Band;
}

/** There are so many different looks. */
export const LOOKS = 4;

/** The look of each series, in order. */
export function looksOf(plot: Plot): number[] {
  return plot.series.map(({ look }, index) => (look ?? index) % LOOKS);
}
