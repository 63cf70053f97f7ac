import { breaksOff } from './glyphs.ts';
import type { Trouble } from './words.ts';

/** Attributes that colour the parts of an SVG; without the variables they are the colour of the text around it. */
export const INK = {
  text: 'fill="var(--journal-text, currentColor)"',
  muted: 'fill="var(--journal-muted, currentColor)"',
  trouble: 'fill="var(--journal-trouble, currentColor)"',
  lifeline: 'stroke="var(--journal-muted, currentColor)" stroke-opacity="0.5"',
} as const;

const LINE = 'var(--journal-line, currentColor)';
const TROUBLE = 'var(--journal-trouble, currentColor)';
/** Half of an arrow head's height, and its length. */
const HALF = 4.5;
const HEAD = 9;

/** What tells the outcomes apart without colour, besides the word: the line's dashes. */
const DASHES: Readonly<Partial<Record<Trouble, string>>> = { stalled: '7 5', late: '2 3' };

/** A horizontal arrow from one lifeline to the other at height `y`. */
export function arrowShapes(from: number, to: number, y: number, trouble: Trouble | undefined): string {
  const way = Math.sign(to - from);
  const end = endOf(from, to, trouble);
  const colour = trouble === undefined ? LINE : TROUBLE;
  const dashes = trouble === undefined ? undefined : DASHES[trouble];
  const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  // The line stops at the back of the head, so that a hollow one stays hollow.
  const stop = breaksOff(trouble) || trouble === 'aborted' ? end : end - way * HEAD;
  const line = `<path d="M${number(from)} ${number(y)}H${number(stop)}"${dashed}/>`;
  return `<g class="journal-${trouble ?? 'delivered'}" fill="none" stroke="${colour}" stroke-width="1.5">${line}${headOf(end, y, way, trouble, colour)}</g>`;
}

/** Where the arrow ends: at the other lifeline, or before it. */
function endOf(from: number, to: number, trouble: Trouble | undefined): number {
  const way = Math.sign(to - from);
  // In the last gap: an arrow that breaks off never seems to reach a lifeline that it only crosses.
  if (trouble === 'lost' || trouble === 'reset') return to - way * Math.min(28, Math.abs(to - from) / 2);
  if (trouble === 'refused') return to - way * 10;
  if (trouble === 'aborted') return to - way * (HALF + 2);
  return to - way;
}

function headOf(x: number, y: number, way: number, trouble: Trouble | undefined, colour: string): string {
  const path = (d: string, attributes = '') => `<path d="${d}"${attributes}/>`;
  const [left, right, up, down] = [x - HALF, x + HALF, y - HALF, y + HALF].map(number);
  switch (trouble) {
    case 'lost':
    case 'aborted':
      return path(`M${left} ${up}L${right} ${down}M${left} ${down}L${right} ${up}`);
    case 'refused':
      return path(`M${number(x)} ${number(y - 8)}V${number(y + 8)}`, ' stroke-width="3"');
    case 'reset':
      return path(`M${left} ${number(y + 7)}l6 -14m5 0l-6 14`);
    default: {
      const triangle = `M${number(x)} ${number(y)}L${number(x - way * HEAD)} ${up}V${down}Z`;
      return path(triangle, trouble === 'late' ? '' : ` fill="${colour}"`);
    }
  }
}

/** What a participant sends to itself. */
export function loopShapes(lane: number, y: number): string {
  const back = `M${number(lane)} ${number(y - 4)}h18v8h-10`;
  const head = `M${number(lane + 1)} ${number(y + 4)}l8 -4v8z`;
  return `<g class="journal-self" fill="none" stroke="${LINE}" stroke-width="1.5"><path d="${back}"/><path d="${head}" fill="${LINE}"/></g>`;
}

/** Marks on its lifeline what happened at one participant alone. */
export function dot(lane: number, y: number): string {
  return `<circle class="journal-note" cx="${number(lane)}" cy="${number(y)}" r="4" fill="${LINE}"/>`;
}

/** At most one decimal: `12`, `12.5`. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
