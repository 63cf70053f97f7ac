/** How the series of an SVG plot differ: by dashes and marks first, by colour only where the page sets variables. */
import { number } from '../journal/shapes.ts';

const DASHES = ['', '8 5', '1.5 4', '9 4 1.5 4'] as const;
const RADIUS = 3.5;

/** The colour of a look, `--plot-1` to `--plot-4`; without the variable, that of the text around. */
export function colourOf(look: number): string {
  return `var(--plot-${look + 1}, currentColor)`;
}

/** Attributes of a look's line. */
export function lineAttributes(look: number): string {
  const dashes = DASHES[look] ? ` stroke-dasharray="${DASHES[look]}"` : '';
  return `fill="none" stroke="${colourOf(look)}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"${dashes}`;
}

/** The mark of a look: a disc, a ring, a triangle, a square. */
export function markShape(look: number, x: number, y: number): string {
  const colour = colourOf(look);
  const [left, top, side] = [x - RADIUS, y - RADIUS, 2 * RADIUS].map(number);
  const hollow = `fill="none" stroke="${colour}" stroke-width="1.5"`;
  switch (look) {
    case 0:
      return `<circle cx="${number(x)}" cy="${number(y)}" r="3" fill="${colour}"/>`;
    case 1:
      return `<circle cx="${number(x)}" cy="${number(y)}" r="${RADIUS}" ${hollow}/>`;
    case 2:
      return `<path d="M${number(x)} ${number(y - 4)}l4 7h-8z" fill="${colour}"/>`;
    default:
      return `<rect x="${left}" y="${top}" width="${side}" height="${side}" ${hollow}/>`;
  }
}
