import { type Arrow, drawArrow, needOf } from './arrow.ts';
import { cellsOf, columns, truncate, wrap } from './columns.ts';
import type { JournalEvent } from './event.ts';
import { ASCII, type Glyphs, UNICODE } from './glyphs.ts';
import { gapsFor, type Need, spanOf } from './lanes.ts';
import { describe } from './list.ts';
import { captionOf, elide, participantsOf, ROWS, type Row, rowsOf, timeText } from './rows.ts';
import { asciiOnly, sanitise } from './sanitise.ts';
import type { JournalWords } from './words.ts';

export interface TextOptions {
  readonly words: JournalWords;
  /** Columns, 80 when absent; fewer than 20 count as 20. */
  readonly width?: number;
  /** Only characters of ASCII; false when absent. */
  readonly ascii?: boolean;
  /** Names from left to right; whoever else takes part stands after them. In order of first appearance when absent. */
  readonly participants?: readonly string[];
  /** How many messages at most, 60 when absent; of more, those in the middle are left out and counted. */
  readonly rows?: number;
}

/** Names are shortened to at most this many columns, and to fewer where they would touch. */
const LONGEST_NAME = 20;
const SHORTEST_NAME = 4;

/** A drawing about to be made: what all its rows share. */
interface Sheet {
  readonly width: number;
  readonly glyphs: Glyphs;
  readonly safe: (text: string) => string;
  readonly words: JournalWords;
  readonly participants: readonly string[];
}

/**
 * A sequence diagram of `events`, one line each, without colours and safe to print: no line is wider than the width
 * asked for. Where the participants do not fit side by side, the same as a list of sentences.
 */
export function drawText(events: readonly JournalEvent[], options: TextOptions): string[] {
  const { words, ascii = false, rows: limit = ROWS } = options;
  const rows = rowsOf(events);
  const sheet: Sheet = {
    width: Math.max(20, Math.floor(options.width ?? 80)),
    glyphs: ascii ? ASCII : UNICODE,
    safe: (text) => (ascii ? asciiOnly(sanitise(text)) : sanitise(text)),
    words,
    participants: participantsOf(rows, options.participants),
  };
  const { first, skipped, last } = elide(rows, limit);
  const drawing = rows.length === 0 ? undefined : diagram(sheet, first, skipped, last);
  return drawing ?? describe(events, words, limit).flatMap((line) => wrap(sheet.safe(line), sheet.width));
}

function diagram(sheet: Sheet, first: readonly Row[], skipped: number, last: readonly Row[]): string[] | undefined {
  const { glyphs, participants, words, safe } = sheet;
  const shown = [...first, ...last];
  const times = shown.map(({ time }) => safe(timeText(time, words)));
  const timeWidth = Math.max(...times.map(columns)) + 1;
  const names = participants.map((name) => truncate(safe(name), LONGEST_NAME, glyphs.ellipsis));
  const needs = shown.map((row) => needOfRow(row, sheet));

  for (let longest = LONGEST_NAME; longest >= SHORTEST_NAME; longest -= 1) {
    const fitting = names.map((name) => truncate(name, longest, glyphs.ellipsis));
    const indent = Math.max(timeWidth, Math.floor(columns(fitting[0] ?? '') / 2));
    const gaps = gapsFor(names.length, [...needs, ...needsOfNames(fitting)], sheet.width - indent);
    if (gaps === undefined) continue;
    const lanes = lanesOf(gaps, indent);
    const lines = [header(fitting, lanes, sheet)];
    let told = '';
    for (const [index, row] of shown.entries()) {
      if (skipped > 0 && index === first.length) lines.push(gapLine(words.more(skipped), lanes, sheet));
      const time = times[index] ?? '';
      const prefix = time === told ? '' : `${' '.repeat(timeWidth - 1 - columns(time))}${time}`;
      told = time;
      lines.push(rowLine(prefix, row, gaps, lanes, sheet));
    }
    return lines;
  }
  return undefined;
}

function arrowOf(row: Row, { safe, words }: Sheet): Arrow {
  const { event, trouble } = row;
  const marks = trouble === undefined ? [] : words.marks[trouble].map(safe);
  return {
    label: safe(captionOf(row, words)),
    marks,
    trouble,
    centred: event.kind === 'reply',
    optional: event.kind === 'abort' && trouble === 'aborted',
  };
}

/** What stands beside one lifeline: a note, or what a participant sends to itself. */
function asideOf(row: Row, sheet: Sheet): string {
  const { label, marks } = arrowOf(row, sheet);
  if (row.event.kind === 'note') return label;
  return `${sheet.glyphs.self}${label}${marks.length === 0 ? '' : ` (${marks.at(-1)})`}`;
}

function needOfRow(row: Row, sheet: Sheet): Need {
  const [from, to] = lanesOfRow(row, sheet);
  if (from === to) return { from, to: from + 1, least: 0, ideal: columns(asideOf(row, sheet)) + 2 };
  return { from: Math.min(from, to), to: Math.max(from, to), ...needOf(arrowOf(row, sheet), sheet.glyphs) };
}

function lanesOfRow({ event }: Row, { participants }: Sheet): [from: number, to: number] {
  const from = participants.indexOf(event.from);
  return [from, event.kind === 'note' ? from : participants.indexOf(event.to)];
}

/** Each name is centred over its lifeline; between two names there is at least one blank, better two. */
function needsOfNames(names: readonly string[]): Need[] {
  return names.map((name, from) => {
    const right = Math.max(0, columns(name) - 1 - half(name));
    const next = names[from + 1];
    const touching = next === undefined ? right : right + half(next);
    return { from, to: from + 1, least: touching + (next === undefined ? 0 : 1), ideal: touching + 2 };
  });
}

function half(name: string): number {
  return Math.floor(columns(name) / 2);
}

/** The column of each lifeline. */
function lanesOf(gaps: readonly number[], indent: number): number[] {
  return gaps.map((_, index) => (index === 0 ? indent : indent + 1 + spanOf(gaps, { from: 0, to: index })));
}

function header(names: readonly string[], lanes: readonly number[], { width }: Sheet): string {
  const cells = blank(width);
  for (const [index, name] of names.entries()) write(cells, name, (lanes[index] ?? 0) - half(name));
  return cells.join('').trimEnd();
}

function rowLine(time: string, row: Row, gaps: readonly number[], lanes: readonly number[], sheet: Sheet): string {
  const cells = lifelines(lanes, sheet, sheet.glyphs.lifeline);
  write(cells, time, 0);
  const [from, to] = lanesOfRow(row, sheet);
  const [start, end] = [lanes[from] ?? 0, lanes[to] ?? 0];
  if (from === to) {
    if (row.event.kind === 'note') cells[start] = sheet.glyphs.note;
    drawAside(cells, asideOf(row, sheet), start, gaps[from] ?? 0, lanes[0] ?? 0, sheet);
  } else {
    const home = gaps[from < to ? from : from - 1] ?? 0;
    drawArrow(cells, arrowOf(row, sheet), { start, end, home }, sheet.glyphs);
  }
  return cells.join('').trimEnd();
}

/** To the right of its lifeline if there is room, over other lifelines if need be; else on the side with more room. */
function drawAside(cells: string[], text: string, lane: number, gap: number, first: number, sheet: Sheet): void {
  const right = sheet.width - lane - 2;
  const left = lane - 1 - (first + 1);
  const width = columns(text);
  if (width + 1 <= gap || width <= right || right >= left) {
    write(cells, truncate(text, right, sheet.glyphs.ellipsis), lane + 2);
  } else {
    const fitting = truncate(text, left, sheet.glyphs.ellipsis);
    write(cells, fitting, lane - 1 - columns(fitting));
  }
}

function gapLine(text: string, lanes: readonly number[], sheet: Sheet): string {
  const cells = lifelines(lanes, sheet, sheet.glyphs.skipped);
  const first = (lanes[0] ?? 0) + 2;
  write(cells, truncate(sheet.safe(text), sheet.width - first, sheet.glyphs.ellipsis), first);
  return cells.join('').trimEnd();
}

function lifelines(lanes: readonly number[], { width }: Sheet, glyph: string): string[] {
  const cells = blank(width);
  for (const lane of lanes) cells[lane] = glyph;
  return cells;
}

function blank(width: number): string[] {
  return Array.from({ length: width }, () => ' ');
}

function write(cells: string[], text: string, column: number): void {
  for (const [index, cell] of cellsOf(text).entries()) cells[column + index] = cell;
}
