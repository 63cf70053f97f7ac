import { columns, truncate } from './columns.ts';
import type { JournalEvent } from './event.ts';
import { describe } from './list.ts';
import { captionOf, elide, participantsOf, ROWS, type Row, rowsOf, timeText } from './rows.ts';
import { sanitise } from './sanitise.ts';
import { arrowShapes, dot, INK, loopShapes, number } from './shapes.ts';
import type { JournalWords } from './words.ts';

export interface SvgOptions {
  readonly words: JournalWords;
  /** `words.title` when absent. */
  readonly title?: string;
  /** The text alternative; a sentence for each event when absent. */
  readonly description?: string;
  /** Names from left to right; whoever else takes part stands after them. In order of first appearance when absent. */
  readonly participants?: readonly string[];
  /** Begins the ids of this drawing and must be its own on the page: a letter, then letters, digits, `-` and `_`. */
  readonly idPrefix: string;
  /** How many messages at most, 60 when absent; of more, those in the middle are left out and counted. */
  readonly rows?: number;
  /** How high the place of a message is, in units of the viewBox: 36 when absent, 28 at least. */
  readonly rowHeight?: number;
}

/** All lengths are units of the viewBox; a unit is a pixel where the drawing is 1:1, as on a screen 360 pixels wide. */
const FONT = 12;
/** What a column of a monospaced font takes, rounded up. */
const COLUMN = 7.4;
const HEADER = 28;
/** Of names on two levels, how much lower the second one is. */
const LEVEL = 15;
const ROW = 36;
const LABEL_BASE = 14;
const ARROW = 22;
/** The width that drawings of few participants take, and the distance between lifelines in those of many. */
const USUAL_WIDTH = 352;
const NARROWEST = 240;
const CLOSEST = 56;
const FARTHEST = 168;

interface Layout {
  readonly width: number;
  /** Labels keep to the right of the times. */
  readonly left: number;
  readonly lanes: readonly number[];
  readonly gap: number;
}

/** A text that stands over the lifelines; they leave room for it. */
interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly markup: string;
}

/**
 * A sequence diagram of `events` as one `<svg>` element, to stand inline in a page. It takes its colours from the CSS
 * variables `--journal-line`, `--journal-text`, `--journal-muted` and `--journal-trouble`, else from the text around
 * it. No more than 360 pixels are needed to read it. Throws a TypeError where `idPrefix` cannot begin an id.
 */
export function drawSvg(events: readonly JournalEvent[], options: SvgOptions): string {
  const { words, idPrefix, rows: limit = ROWS, rowHeight = ROW } = options;
  if (!/^[A-Za-z][\w-]*$/.test(idPrefix)) {
    throw new TypeError(
      `drawSvg(): idPrefix is ${JSON.stringify(idPrefix)}; expected a letter, then letters, digits, - and _`,
    );
  }
  const rows = rowsOf(events);
  const { first, skipped, last } = elide(rows, limit);
  const participants = participantsOf(rows, options.participants);
  const layout = layOut([...first, ...last], participants, words);
  const labels: Label[] = [];
  const shapes: string[] = [];
  const names = namesOf(participants, layout);
  let top = names.bottom;
  let told = '';
  for (const [index, row] of [...first, ...last].entries()) {
    if (skipped > 0 && index === first.length) {
      labels.push(label(`⋮ ${words.more(skipped)}`, '', layout.left, top + LABEL_BASE, layout, 'start'));
      top += rowHeight;
    }
    const time = timeText(row.time, words);
    if (time !== told) shapes.push(text(time, 0, top + ARROW + 4, 'start', INK.muted));
    told = time;
    drawRow(row, top, participants, layout, words, labels, shapes);
    top += rowHeight;
  }
  if (rows.length === 0) {
    labels.push(label(words.nothing, '', 0, top + LABEL_BASE, { ...layout, left: 0 }, 'start'));
    top += rowHeight;
  }
  const bottom = top + 4;
  const description = options.description ?? describe(events, words, limit).join('\n');
  const [title, desc] = [`${idPrefix}-title`, `${idPrefix}-desc`];
  const size = `viewBox="0 0 ${number(layout.width)} ${number(bottom)}" width="${number(layout.width * 1.25)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="journal" role="img" aria-labelledby="${title} ${desc}" ${size} style="max-width:100%;height:auto" font-family="var(--journal-font, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace)" font-size="${FONT}">`,
    `<title id="${title}">${escapeXml(sanitise(options.title ?? words.title))}</title>`,
    `<desc id="${desc}">${description.split('\n').map(sanitise).map(escapeXml).join('\n')}</desc>`,
    ...layout.lanes.map((lane, index) => lifeline(lane, names.starts[index] ?? 0, bottom, labels)),
    ...names.markup,
    ...shapes,
    ...labels.map(({ markup }) => markup),
    '</svg>',
  ].join('\n');
}

function layOut(rows: readonly Row[], participants: readonly string[], words: JournalWords): Layout {
  const times = rows.map(({ time }) => columns(timeText(time, words)));
  const left = Math.max(4, ...times) * COLUMN + 4;
  const count = Math.max(1, participants.length);
  const wanted = Math.max(
    ...participants.map((name) => columns(sanitise(name)) * COLUMN + 12),
    ...rows.map(({ event }) => columns(sanitise(event.label)) * COLUMN + 24),
    (USUAL_WIDTH - left) / Math.max(3, count),
  );
  const gap = Math.max(CLOSEST, Math.min(FARTHEST, wanted, (USUAL_WIDTH - left) / count));
  const lanes = participants.map((_, index) => left + gap * (index + 0.5));
  return { left, gap, lanes, width: Math.max(NARROWEST, left + gap * count) };
}

/** Each name over its lifeline. Where one of them has no room beside the others, every other one stands lower. */
function namesOf(
  participants: readonly string[],
  { lanes, gap, width }: Layout,
): { readonly markup: string[]; readonly starts: number[]; readonly bottom: number } {
  const clean = participants.map(sanitise);
  const room = Math.floor((gap - 4) / COLUMN);
  const levels = clean.some((name) => columns(name) > room) && clean.length > 1 ? 2 : 1;
  const tops = clean.map((_, index) => (levels === 1 ? 0 : (index % 2) * LEVEL));
  const markup = clean.map((name, index) => {
    const shown = truncate(name, levels === 1 ? room : Math.floor((2 * gap - 10) / COLUMN));
    const half = (columns(shown) * COLUMN) / 2;
    const x = Math.min(Math.max(lanes[index] ?? 0, half), Math.max(half, width - half));
    return text(shown, x, 14 + (tops[index] ?? 0), 'middle', `${INK.text} font-weight="bold"`);
  });
  return { markup, starts: tops.map((top) => HEADER - 8 + top), bottom: HEADER + (levels - 1) * LEVEL };
}

function drawRow(
  row: Row,
  top: number,
  participants: readonly string[],
  layout: Layout,
  words: JournalWords,
  labels: Label[],
  shapes: string[],
): void {
  const { event, trouble } = row;
  const lane = (name: string) => layout.lanes[participants.indexOf(name)] ?? 0;
  const [from, to] = [lane(event.from), lane(event.to)];
  const y = top + ARROW;
  const room = Math.floor((layout.width - layout.left) / COLUMN);
  const caption = sanitise(captionOf(row, words));
  const marks: readonly string[] = trouble === undefined ? [] : words.marks[trouble];
  const mark = marks.find((word) => columns(caption) + columns(word) + 3 <= room) ?? marks.at(-1) ?? '';
  labels.push(label(caption, mark, (from + to) / 2, top + LABEL_BASE, layout, 'middle'));
  if (event.kind === 'note') shapes.push(dot(from, y));
  else shapes.push(from === to ? loopShapes(from, y) : arrowShapes(from, to, y, trouble));
}

/** `caption`, then `mark`, in one line that stays between the times and the right edge. */
function label(
  caption: string,
  mark: string,
  x: number,
  y: number,
  { left, width }: Layout,
  anchor: 'start' | 'middle',
): Label {
  const room = Math.floor((width - left) / COLUMN);
  const suffix = mark === '' ? '' : truncate(mark, room);
  const separator = caption === '' || suffix === '' ? '' : ' · ';
  const shown = truncate(caption, Math.max(0, room - columns(suffix) - columns(separator)));
  const taken = columns(shown + separator + suffix) * COLUMN;
  const centre = anchor === 'start' ? x + taken / 2 : Math.min(Math.max(x, left + taken / 2), width - taken / 2);
  const marked =
    suffix === '' ? '' : `<tspan class="journal-mark" font-weight="bold" ${INK.trouble}>${escapeXml(suffix)}</tspan>`;
  const markup = `<text x="${number(centre)}" y="${number(y)}" text-anchor="middle" ${INK.text}>${escapeXml(shown + separator)}${marked}</text>`;
  return { x: centre, y, width: taken, markup };
}

/** A vertical line that leaves out the labels it would run through. */
function lifeline(lane: number, from: number, to: number, labels: readonly Label[]): string {
  const crossed = labels.filter(({ x, width }) => width > 0 && Math.abs(lane - x) < width / 2 + 2);
  const pieces = [`M${number(lane)} ${number(from)}`];
  for (const { y } of crossed) pieces.push(`V${number(y - 11)}M${number(lane)} ${number(y + 4)}`);
  return `<path class="journal-lifeline" d="${pieces.join('')}V${number(to)}" fill="none" ${INK.lifeline}/>`;
}

function text(content: string, x: number, y: number, anchor: string, attributes: string): string {
  return `<text x="${number(x)}" y="${number(y)}" text-anchor="${anchor}" ${attributes}>${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/[&<>"]/g, (character) => entities[character] ?? '').replace(/'/g, '&#39;');
}
