/** Where the title of a band stands: in its first row, where no line passes. */
import { columns, truncate } from '../../journal/columns.ts';
import type { Band, Line } from './layout.ts';
import { BAND_TEXT, BOLD, MARGIN } from './measures.ts';

/** The row of the title, from the upper edge of its band. */
const ROW = { top: 6, bottom: 28 } as const;
/** Between a title and a line beside it. */
const BESIDE = 8;
/** What a character of size 1 takes: less than elsewhere, as a halo keeps the text readable where it is a little longer. */
const CHARACTER = 0.52;
/** Fewer characters of what a domain is about say nothing. */
const LEAST = 8;

/** The title of the band at `y`, as far to the left as it fits whole; where it fits nowhere, cut in the widest place. */
export function placeTitle(
  { name, about }: Pick<Band, 'name' | 'about'>,
  y: number,
  width: number,
  lines: readonly Line[],
): Pick<Band, 'name' | 'about' | 'x'> {
  const named = columns(name) * BOLD * BAND_TEXT;
  const wanted = named + (about === '' ? 0 : columns(` · ${about}`) * CHARACTER * BAND_TEXT);
  const free = freeParts(y, width, lines);
  const [widest] = [...free].sort((one, other) => other.to - other.from - (one.to - one.from));
  const place = free.find(({ from, to }) => to - from >= wanted) ?? widest ?? { from: MARGIN, to: width };
  const room = Math.floor((place.to - place.from - named) / (CHARACTER * BAND_TEXT)) - columns(' · ');
  return { name, about: room < LEAST ? '' : truncate(about, room), x: place.from };
}

/** The stretches of the title's row through which no line goes, from left to right. */
function freeParts(y: number, width: number, lines: readonly Line[]): { from: number; to: number }[] {
  const passing = lines.flatMap(({ points }) =>
    points.slice(1).flatMap(([x, end], index) => {
      const start = points[index]?.[1] ?? end;
      return Math.min(start, end) < y + ROW.bottom && Math.max(start, end) > y + ROW.top ? [x] : [];
    }),
  );
  const edges = [MARGIN + 4 - BESIDE, ...passing.sort((one, other) => one - other), width - MARGIN + BESIDE];
  return edges.slice(1).map((to, index) => ({ from: (edges[index] as number) + BESIDE, to: to - BESIDE }));
}
