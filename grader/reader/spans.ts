/** Words with their formats, wrapped for a terminal. */
import { styleText } from 'node:util';
import type { Token } from 'markdown-it';
import { cellsOf, columns } from '../journal/columns.ts';
import { sanitise } from '../journal/sanitise.ts';

export type Format = 'plain' | 'bold' | 'italic' | 'code';

export interface Span {
  readonly text: string;
  readonly format: Format;
}

/** A word is spans that are not parted, a line break is null. */
type Word = Span[] | null;

/** What inline tokens say. Without colours, code keeps its backticks; a link out of the workbook shows its address. */
export function spansOf(tokens: readonly Token[], colours: boolean): Span[] {
  const spans: Span[] = [];
  let [bold, italic, link] = [0, 0, ''];
  for (const { type, content, ...token } of tokens) {
    if (type === 'strong_open') bold += 1;
    if (type === 'strong_close') bold -= 1;
    if (type === 'em_open') italic += 1;
    if (type === 'em_close') italic -= 1;
    const format = bold > 0 ? 'bold' : italic > 0 ? 'italic' : 'plain';
    if (type === 'text') spans.push({ text: content, format });
    if (type === 'softbreak') spans.push({ text: ' ', format });
    if (type === 'hardbreak') spans.push({ text: '\n', format: 'plain' });
    if (type === 'code_inline') spans.push({ text: colours ? content : `\`${content}\``, format: 'code' });
    if (type === 'link_open') link = String(token.attrs?.find(([name]) => name === 'href')?.[1] ?? '');
    if (type === 'link_close' && /^https?:/.test(link) && spans.at(-1)?.text !== link) {
      spans.push({ text: ` (${link})`, format: 'plain' });
    }
  }
  return spans;
}

/** `spans` in lines of at most `width` columns; what is longer than a line is parted. */
export function wrapSpans(spans: readonly Span[], width: number, colours: boolean): string[] {
  const lines: Span[][] = [[]];
  let used = 0;
  const feed = (): void => {
    lines.push([]);
    used = 0;
  };
  for (const word of wordsOf(spans)) {
    if (word === null) {
      feed();
      continue;
    }
    const needed = word.reduce((sum, { text }) => sum + columns(text), 0);
    if (used > 0 && used + 1 + needed > width) feed();
    if (used > 0) {
      const before = lines.at(-1)?.at(-1)?.format ?? 'plain';
      lines.at(-1)?.push({ text: ' ', format: before === word[0]?.format ? before : 'plain' });
      used += 1;
    }
    for (const { text, format } of word) {
      for (const piece of piecesOf(text, width, width - used)) {
        if (used > 0 && used + columns(piece) > width) feed();
        lines.at(-1)?.push({ text: piece, format });
        used += columns(piece);
      }
    }
  }
  return lines.map((line) => paint(line, colours));
}

function wordsOf(spans: readonly Span[]): Word[] {
  const words: Word[] = [];
  let word: Span[] = [];
  const end = (): void => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (const { text, format } of spans) {
    for (const piece of text.split(/([ \n])/)) {
      if (piece === ' ' || piece === '\n') end();
      if (piece === '\n') words.push(null);
      if (piece.trim() !== '') word.push({ text: sanitise(piece), format });
    }
  }
  end();
  return words;
}

/** `text` whole if it fits into a line, else in pieces: the first takes the `room` left, the others a line each. */
function piecesOf(text: string, width: number, room: number): string[] {
  if (columns(text) <= width) return [text];
  const cells = cellsOf(text);
  const first = room > 0 ? room : width;
  const pieces = [cells.slice(0, first).join('')];
  for (let at = first; at < cells.length; at += width) pieces.push(cells.slice(at, at + width).join(''));
  return pieces;
}

function paint(line: readonly Span[], colours: boolean): string {
  if (!colours) return line.map(({ text }) => text).join('');
  const runs: { text: string; format: Format }[] = [];
  for (const { text, format } of line) {
    const last = runs.at(-1);
    if (last?.format === format) last.text += text;
    else runs.push({ text, format });
  }
  return runs.map(({ text, format }) => style(text, format)).join('');
}

/** `text` with the ANSI codes of `format`, whatever the output is. */
export function style(text: string, format: Format): string {
  if (format === 'plain') return text;
  return styleText(format === 'code' ? 'cyan' : format, text, { validateStream: false });
}
