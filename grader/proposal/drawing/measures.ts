/** What is laid out, and its measures. All lengths are units of the viewBox; one is a pixel where it is shown 1:1. */
import type { Connection, Service } from '../proposal.ts';

export const TEXT = 12;
/** What a character of size 1 takes, with room to spare. */
export const CHARACTER = 0.56;
/** The same of bold text. */
export const BOLD = 0.66;
/** Of the name of a service, and of what stands beside a domain. */
export const NAME = 14;
export const BAND_TEXT = 13;
export const MARGIN = 16;
export const BOX = { width: 168, padding: 10, gap: 18, name: 20, line: 16 } as const;
export const BAND = { top: 34, bottom: 16 } as const;
/** Between two lines side by side. */
export const TRACK = 12;
/** Between two bands where no line goes along. */
export const GUTTER = 20;
/** Around a line where it ends: a label above, below it nothing or a time limit. */
export const PORT = { above: 24, below: 6, limit: 18 } as const;

export interface Node {
  readonly service: Service;
  readonly column: number;
  readonly band: number;
  /** Its name, in as many lines as that takes. */
  readonly names: readonly string[];
  /** Texts below its name. */
  readonly lines: readonly string[];
  height: number;
  y: number;
}

export interface Edge {
  readonly connection: Connection;
  readonly number: number;
  readonly label: readonly string[];
  readonly from: Node;
  readonly to: Node;
  /** The gutter along which it goes where its ends are no neighbours: 0 is above the first band. */
  readonly gutter: number | null;
  /** Where it leaves and enters its boxes. */
  start: number;
  end: number;
}

/** The stretch between two bands, above the first or below the last, with the lines that go along it. */
export interface Gutter {
  readonly y: number;
  readonly tracks: ReadonlyMap<Edge, number>;
}

export interface Stack {
  readonly bands: readonly { readonly y: number; readonly height: number }[];
  readonly gutters: readonly Gutter[];
  readonly bottom: number;
}
