/** Bands from top to bottom, boxes in them, and where lines leave and enter the boxes. */
import {
  BAND,
  BOX,
  type Edge,
  GUTTER,
  type Gutter,
  MARGIN,
  type Node,
  PORT,
  type Stack,
  TEXT,
  TRACK,
} from './measures.ts';

/** As high as its texts, and as the lines that end at it need. */
export function sizeBoxes(nodes: readonly Node[], edges: readonly Edge[]): void {
  for (const node of nodes) {
    const content = 2 * BOX.padding + node.names.length * BOX.name + node.lines.length * BOX.line;
    const [entering, leaving] = [edges.filter(({ to }) => to === node), edges.filter(({ from }) => from === node)];
    node.height = Math.max(content, portsHeight(entering), leaving.length * TRACK * 1.5 + BOX.padding);
  }
}

function portsHeight(edges: readonly Edge[]): number {
  return edges.reduce((sum, edge) => sum + above(edge) + below(edge), 0);
}

/** What a line needs above it where it ends, for its label. */
function above({ label }: Edge): number {
  return PORT.above + Math.max(0, label.length - 1) * TEXT;
}

/** And below it, for its time limit. */
function below({ connection }: Edge): number {
  return connection.timeLimit === null ? PORT.below : PORT.limit;
}

/** Stacks the boxes of each band, column by column, around the middle of the band. */
export function stackBands(nodes: readonly Node[], edges: readonly Edge[], count: number): Stack {
  const gutters: Gutter[] = [];
  const bands: { y: number; height: number }[] = [];
  let y = MARGIN;
  for (let index = 0; index <= count; index += 1) {
    const tracks = packed(edges.filter(({ gutter }) => gutter === index));
    gutters.push({ y: y + TRACK, tracks });
    const isOuter = index === 0 || index === count;
    y += tracks.size > 0 ? (new Set(tracks.values()).size + 1) * TRACK : isOuter ? 0 : GUTTER;
    if (index === count) break;
    const columns = Map.groupBy(
      nodes.filter(({ band }) => band === index),
      ({ column }) => column,
    );
    const heights = [...columns.values()].map(heightOf);
    const height = BAND.top + Math.max(40, ...heights) + BAND.bottom;
    for (const [column, list] of [...columns].sort(([one], [other]) => one - other)) {
      if (column > 0) list.sort((one, other) => pull(one, edges) - pull(other, edges));
      let top = y + BAND.top + (height - BAND.top - BAND.bottom - heightOf(list)) / 2;
      for (const node of list) {
        node.y = top;
        top += node.height + BOX.gap;
      }
    }
    bands.push({ y, height });
    y += height;
  }
  return { bands, gutters, bottom: y };
}

function heightOf(list: readonly Node[]): number {
  return list.reduce((sum, { height }) => sum + height + BOX.gap, -BOX.gap);
}

/** The middle of those that call `node` from the left; its own order where nobody does. */
function pull(node: Node, edges: readonly Edge[]): number {
  const callers = edges.filter(({ from, to }) => to === node && from.column < node.column).map(({ from }) => from);
  if (callers.length === 0) return Number.POSITIVE_INFINITY;
  return callers.reduce((sum, { y, height, band }) => sum + band * 10_000 + y + height / 2, 0) / callers.length;
}

/** Tracks of a gutter: lines that share a stretch of it lie side by side. */
function packed(edges: readonly Edge[]): Map<Edge, number> {
  const tracks = new Map<Edge, number>();
  const ends: number[] = [];
  const span = ({ from, to }: Edge): [number, number] => [
    Math.min(from.column + 1, to.column),
    Math.max(from.column + 1, to.column),
  ];
  for (const edge of [...edges].sort((one, other) => span(one)[0] - span(other)[0])) {
    const [left, right] = span(edge);
    const free = ends.findIndex((end) => end < left);
    const track = free === -1 ? ends.length : free;
    ends[track] = right;
    tracks.set(edge, track);
  }
  return tracks;
}

/** Where lines leave and enter their boxes: in the order of where they come from or go to. */
export function placePorts(edges: readonly Edge[], gutters: readonly Gutter[]): void {
  const middle = ({ y, height }: Node): number => y + height / 2;
  const way = (edge: Edge, end: Node): number =>
    edge.gutter === null ? middle(end) : (gutters[edge.gutter]?.y ?? 0) + (edge.gutter > end.band ? 1 : 0);
  const nodes = new Set(edges.flatMap(({ from, to }) => [from, to]));
  for (const node of nodes) {
    const leaving = edges.filter(({ from }) => from === node);
    leaving.sort((one, other) => way(one, one.to) - way(other, other.to));
    const step = Math.min(PORT.above, (node.height - BOX.padding) / Math.max(1, leaving.length));
    for (const [index, edge] of leaving.entries()) {
      edge.start = middle(node) + (index - (leaving.length - 1) / 2) * step;
    }
    const entering = edges.filter(({ to }) => to === node);
    entering.sort((one, other) => way(one, one.from) - way(other, other.from));
    let top = middle(node) - portsHeight(entering) / 2;
    for (const edge of entering) {
      edge.end = entering.length === 1 ? middle(node) : top + above(edge);
      top += above(edge) + below(edge);
    }
  }
}
