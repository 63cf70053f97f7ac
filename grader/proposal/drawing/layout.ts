/** Where everything stands in the drawing of a proposal: domains as bands, services in columns, lines in between. */
import type { Language } from '../../language/bilingual.ts';
import { type Connection, type Proposal, type Service, textIn } from '../proposal.ts';
import { columnsOf } from './columns.ts';
import { BOX, type Edge, MARGIN, type Node } from './measures.ts';
import { placeColumns } from './place.ts';
import { placePorts, sizeBoxes, stackBands } from './stack.ts';
import { labelOf, linesOf, nameLines } from './texts.ts';
import { placeTitle } from './titles.ts';

export interface Box {
  readonly service: Service;
  readonly names: readonly string[];
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Band {
  readonly name: string;
  /** As much of what it is about as there is room for. */
  readonly about: string;
  /** Where its name begins: no line passes there. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface Line {
  readonly connection: Connection;
  /** Its number in the list of connections, from 1. */
  readonly number: number;
  /** Corners, from box to box. */
  readonly points: readonly (readonly [number, number])[];
  readonly label: readonly string[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly bands: readonly Band[];
  readonly lines: readonly Line[];
}

/**
 * Lays out all services, and the connections both of whose ends exist, at least `least` wide. Connections have the numbers
 * that they have in the `whole` of which this is a part.
 */
export function layOut(
  proposal: Proposal,
  language: Language,
  owns: (data: string) => string,
  { least = 0, whole = proposal }: { least?: number; whole?: Proposal } = {},
): Layout {
  const { services, connections, domains } = proposal;
  const joined = connections
    .map((connection) => ({ connection, number: whole.connections.indexOf(connection) + 1 }))
    .filter(({ connection: { from, to } }) => {
      const isKnown = (wanted: string): boolean => services.some(({ name }) => name === wanted);
      return from !== to && isKnown(from) && isKnown(to);
    });
  const links = joined.map(({ connection }) => connection);
  const isCall = ({ mechanism }: Connection): boolean => mechanism.endsWith('request-response');
  const columns = columnsOf(
    services.map(({ name }) => name),
    links.filter(isCall),
    links.filter((link) => !isCall(link)),
  );
  const names = [...new Set([...domains.map(({ name }) => name), ...services.map(({ domain }) => domain)])];
  const nodes = services.map((service): Node => {
    const [column, band] = [columns.get(service.name) ?? 0, names.indexOf(service.domain)];
    const lines = linesOf(service, language, owns);
    return { service, column, band, names: nameLines(service.name), lines, height: 0, y: 0 };
  });
  const edges = joined.map(({ connection, number }): Edge => {
    const [from, to] = [connection.from, connection.to].map((name) =>
      nodes.find(({ service }) => service.name === name),
    ) as [Node, Node];
    const label = labelOf(connection, language);
    return { connection, number, label, from, to, gutter: gutterOf(from, to), start: 0, end: 0 };
  });
  sizeBoxes(nodes, edges);
  const stack = stackBands(nodes, edges, names.length);
  placePorts(edges, stack.gutters);
  const { lefts, width: needed, lines } = placeColumns(nodes, edges, stack.gutters);
  const width = Math.max(needed, least);
  return {
    width,
    height: stack.bottom + MARGIN,
    boxes: nodes.map((node) => ({ ...node, x: lefts[node.column] ?? 0, width: BOX.width })),
    bands: stack.bands.map((band, index) => {
      const domain = domains.find(({ name }) => name === names[index]);
      const title = { name: names[index] ?? '', about: domain ? textIn(domain.about, language) : '' };
      return { ...band, ...placeTitle(title, band.y, width, lines) };
    }),
    lines,
  };
}

/** Neighbours need none; the others go along the band of whoever is called, on the side from which they come. */
function gutterOf(from: Node, to: Node): number | null {
  if (to.column === from.column + 1) return null;
  return from.band < to.band ? to.band : to.band + 1;
}
