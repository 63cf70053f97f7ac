/** Columns from left to right, once it is known how many lines turn before them and how long their labels are. */
import { columns as columnsIn } from '../../journal/columns.ts';
import type { Line } from './layout.ts';
import { BOX, CHARACTER, type Edge, type Gutter, MARGIN, type Node, TEXT, TRACK } from './measures.ts';
import { type Turn, tracksOf } from './tracks.ts';

/** Between a label and what is beside it, the arrow's head included. */
const AROUND = 30;
/** Between two columns at least. */
const NARROWEST = 48;

/** Where an edge turns: on its way out of the box, or into it where it comes along a gutter. */
interface Upright {
  readonly edge: Edge;
  readonly side: 'out' | 'into';
  readonly turn: Turn;
}

export interface Columns {
  /** The left edge of each column of boxes. */
  readonly lefts: readonly number[];
  readonly width: number;
  readonly lines: readonly Line[];
}

export function placeColumns(nodes: readonly Node[], edges: readonly Edge[], gutters: readonly Gutter[]): Columns {
  const along = (edge: Edge): number => {
    const gutter = gutters[edge.gutter ?? 0];
    return gutter ? gutter.y + (gutter.tracks.get(edge) ?? 0) * TRACK : 0;
  };
  const count = Math.max(...nodes.map(({ column }) => column)) + 1;
  const turnAt = { out: new Map<Edge, number>(), into: new Map<Edge, number>() };
  const lefts: number[] = [];
  let x = MARGIN + BOX.padding;
  for (let channel = 0; channel <= count; channel += 1) {
    const uprights = uprightsOf(edges, channel, along);
    const tracks = tracksOf(uprights.map(({ turn }) => turn));
    for (const [index, { edge, side }] of uprights.entries()) {
      turnAt[side].set(edge, x + TRACK * (1 + (tracks[index] ?? 0)));
    }
    const turning = uprights.length === 0 ? 0 : TRACK * (uprights.length + 1);
    const labels = Math.max(0, ...edges.filter(({ to }) => to.column === channel).map(labelWidth));
    const room = turning + (labels === 0 ? 0 : labels + AROUND);
    if (channel === count) {
      x += room;
      break;
    }
    x += channel === 0 ? room : Math.max(NARROWEST, room);
    lefts.push(x);
    x += BOX.width;
  }
  const lines = edges.map((edge): Line => {
    const { connection, number, label, from, to, start, end, gutter } = edge;
    const [out, into] = [(lefts[from.column] ?? 0) + BOX.width, lefts[to.column] ?? 0];
    const [first, second] = [turnAt.out.get(edge) ?? out, turnAt.into.get(edge) ?? into];
    const between =
      gutter === null
        ? [first, start, first, end]
        : [first, start, first, along(edge), second, along(edge), second, end];
    return { connection, number, label, points: inPairs([out, start, ...between, into, end]) };
  });
  return { lefts, width: x + MARGIN + BOX.padding, lines };
}

function uprightsOf(edges: readonly Edge[], channel: number, along: (edge: Edge) => number): Upright[] {
  const leaving = edges
    .filter(({ from }) => from.column + 1 === channel)
    .map((edge): Upright => {
      const { start, end, gutter } = edge;
      const [to, right] = gutter === null ? [end, end] : [along(edge), null];
      return { edge, side: 'out', turn: { left: start, right, top: Math.min(start, to), bottom: Math.max(start, to) } };
    });
  const arriving = edges
    .filter(({ to, gutter }) => gutter !== null && to.column === channel)
    .map((edge): Upright => {
      const [from, right] = [along(edge), edge.end];
      return {
        edge,
        side: 'into',
        turn: { left: null, right, top: Math.min(from, right), bottom: Math.max(from, right) },
      };
    });
  // What goes straight on turns nowhere.
  return [...leaving, ...arriving].filter(({ turn }) => turn.bottom - turn.top > 0.5);
}

function labelWidth({ label, number, connection: { timeLimit } }: Edge): number {
  const texts = label.map((line, index) => (index === 0 ? `${number} ${line}` : line));
  const all = [...texts, timeLimit === null ? '' : `≤ ${timeLimit.text}`];
  return Math.max(...all.map((text) => columnsIn(text) * CHARACTER * TEXT));
}

function inPairs(numbers: readonly number[]): [number, number][] {
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ]);
}
