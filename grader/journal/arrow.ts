import { cellsOf, columns, truncate } from './columns.ts';
import { breaksOff, type Glyphs } from './glyphs.ts';
import type { Trouble } from './words.ts';

/** With fewer columns than this a label that has to be cut loses its HTTP method first. */
const LEAST_WITH_METHOD = 9;

/** What one arrow says and where it runs. */
export interface Arrow {
  readonly label: string;
  /** From the most telling to the shortest; empty where there is nothing to tell. */
  readonly marks: readonly string[];
  readonly trouble: Trouble | undefined;
  /** A reply's label stands in the middle of its line, any other one at its beginning. */
  readonly centred: boolean;
  /** Its label can be done without where room is short: the mark says it all. */
  readonly optional: boolean;
}

/** Columns of the two lifelines, exclusive, and how many columns lie between the sender's and the next lifeline. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly home: number;
}

/** A label may be cut to this many columns; with fewer nobody could tell what it is. */
const LEAST_LABEL = 7;
/** And to this many beside a word that says what became of it. */
const LEAST_BESIDE_MARK = 4;

/** How many columns between the lifelines `arrow` needs at least, and to be complete. */
export function needOf({ label, marks, trouble, optional }: Arrow, glyphs: Glyphs): { least: number; ideal: number } {
  const whole = columns(label);
  const cut = optional ? 0 : Math.min(whole, marks.length === 0 ? LEAST_LABEL : LEAST_BESIDE_MARK);
  const [longest = '', shortest = longest] = [marks[0], marks.at(-1)];
  if (!breaksOff(trouble)) {
    const text = (width: number, mark: string) => width + columns(suffixOf(mark, width === 0));
    return { least: text(cut, shortest) + 2, ideal: text(whole, longest) + 5 };
  }
  const end = columns(glyphs.ends[trouble].right);
  return { least: cut + end + columns(shortest) + 2, ideal: whole + end + columns(longest) + 7 };
}

function suffixOf(mark: string, alone: boolean): string {
  if (mark === '') return '';
  return alone ? mark : ` (${mark})`;
}

/** `label` in at most `room` columns; nothing where it would be a stump and can be done without. */
function shorten({ label, optional }: Arrow, room: number, ellipsis: string): string {
  const stump = optional && room < LEAST_LABEL && columns(label) > room;
  if (stump) return '';
  // `GET…` would say nothing: a path says more than its method.
  const shown = room < LEAST_WITH_METHOD && columns(label) > room ? label.replace(/^[A-Z]+ (?=\/)/, '') : label;
  return truncate(shown, room, ellipsis);
}

/** Draws `arrow` into `cells`, one string a column, which already hold the lifelines. */
export function drawArrow(cells: string[], arrow: Arrow, run: Run, glyphs: Glyphs): void {
  const pen = penFor(cells, run, glyphs, arrow.trouble === 'stalled' ? glyphs.dashed : glyphs.line);
  if (breaksOff(arrow.trouble)) drawBroken(pen, arrow, arrow.trouble, run, glyphs);
  else drawWhole(pen, arrow, run, glyphs);
}

/** Writes by distance from the sender, so that both directions are drawn by the same code. */
interface Pen {
  readonly length: number;
  readonly end: (trouble: Trouble | 'delivered') => string;
  readonly line: (length: number) => void;
  readonly text: (text: string, distance: number) => void;
  /** `text` with a blank on its sender's side. */
  readonly indented: (text: string) => string;
}

function penFor(cells: string[], { start, end }: Run, glyphs: Glyphs, line: string): Pen {
  const rightwards = start < end;
  const length = Math.abs(end - start) - 1;
  const columnAt = (distance: number) => (rightwards ? start + 1 + distance : start - 1 - distance);
  return {
    length,
    end: (trouble) => glyphs.ends[trouble][rightwards ? 'right' : 'left'],
    line: (until) => {
      for (let distance = 0; distance < until; distance += 1) {
        const column = columnAt(distance);
        cells[column] = cells[column] === glyphs.lifeline ? glyphs.crossing : line;
      }
    },
    text: (text, distance) => {
      const written = cellsOf(text);
      const first = rightwards ? columnAt(distance) : columnAt(distance + written.length - 1);
      for (const [index, cell] of written.entries()) cells[first + index] = cell;
    },
    indented: (text) => (rightwards ? ` ${text}` : `${text} `),
  };
}

function drawWhole(pen: Pen, arrow: Arrow, { home }: Run, { ellipsis }: Glyphs): void {
  const end = pen.end(arrow.trouble ?? 'delivered');
  const marks = arrow.marks.length === 0 ? [''] : arrow.marks;
  const textWith = (mark: string) => `${arrow.label}${suffixOf(mark, arrow.label === '')}`;
  const mark = marks.find((word) => columns(textWith(word)) + 4 <= pen.length) ?? marks.at(-1) ?? '';
  const label = shorten(arrow, pen.length - 2 - columns(suffixOf(mark, false)), ellipsis);
  const text = `${label}${suffixOf(mark, label === '')}`;
  pen.line(pen.length - 1);
  pen.text(end, pen.length - 1);
  if (text === '') return;
  const width = columns(text) + 2;
  const room = width + 2 <= home ? Math.min(home, pen.length - 1) : pen.length - 1;
  if (width > room) pen.text(text, 1);
  else if (width === room) pen.text(pen.indented(text), 1);
  else pen.text(` ${text} `, arrow.centred ? Math.max(1, Math.floor((room - width) / 2)) : 1);
}

function drawBroken(pen: Pen, arrow: Arrow, trouble: Trouble, { home }: Run, { ellipsis }: Glyphs): void {
  const end = pen.end(trouble);
  const around = columns(end) + 6;
  const mark =
    arrow.marks.find((word) => columns(arrow.label) + columns(word) + around <= pen.length) ?? arrow.marks.at(-1) ?? '';
  const label = shorten(arrow, pen.length - columns(end) - columns(mark) - 2, ellipsis);
  const whole = columns(label) + columns(mark) + around;
  // What is lost goes nowhere: where there is room for it, it stays within the first gap.
  const room = trouble === 'lost' && whole <= home ? home : pen.length;
  const roomy = whole <= room ? 1 : 0;
  const indented = columns(label) + columns(end) + columns(mark) + 3 <= room;
  const earliest = label === '' ? 1 : columns(label) + 1 + (indented ? 1 : 0) + roomy;
  const latest = room - columns(end) - columns(mark) - 1 - roomy;
  const wanted = trouble === 'lost' ? Math.max(Math.floor(room / 2), earliest + 1) : latest;
  const breakAt = Math.max(earliest, Math.min(wanted, latest));
  pen.line(breakAt);
  if (label !== '') pen.text(roomy === 1 ? ` ${label} ` : indented ? pen.indented(label) : label, 1);
  pen.text(end, breakAt);
  pen.text(pen.indented(mark), breakAt + columns(end));
}
