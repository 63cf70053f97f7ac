const ZERO = /^[\p{Mn}\p{Me}]$/u;
/** East Asian Wide and Fullwidth (UAX 11) and emoji, by their scripts: what terminals draw two columns wide. */
const WIDE =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\p{sc=Tangut}\p{sc=Nushu}\p{sc=Khitan_Small_Script}\p{Emoji_Presentation}\u2630-\u2637\u268a-\u268f\u2ff0-\u303e\u309b\u309c\u30a0\u30fb\u30fc\u3190-\u319f\u31c0-\u31ef\u3220-\u3247\u3250-\u33ff\u4dc0-\u4dff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}]$/u;
/** Of the same scripts, but half as wide. */
const HALF = /^[\u02ea\u02eb\u303f\uff61-\uffdc]$/u;

/** How many columns of a terminal `text` takes; `text` is sanitised. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += columnsOf(character);
  return sum;
}

function columnsOf(character: string): number {
  if (character >= ' ' && character <= '~') return 1;
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) && !HALF.test(character) ? 2 : 1;
}

/** `text` in at most `width` columns; what does not fit is replaced by `ellipsis`. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (columns(text) <= width) return text;
  const room = width - columns(ellipsis);
  if (room < 0) return ellipsis.slice(0, Math.max(0, width));
  return `${prefix(text, room).trimEnd()}${ellipsis}`;
}

/** The longest beginning of `text` that takes at most `width` columns. */
function prefix(text: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** One string a column: a character two columns wide is followed by an empty one, accents stay with their letter. */
export function cellsOf(text: string): string[] {
  const cells: string[] = [];
  let base = -1;
  for (const character of text) {
    const width = columnsOf(character);
    if (width === 0 && base >= 0) {
      cells[base] += character;
      continue;
    }
    base = cells.length;
    cells.push(character);
    if (width === 2) cells.push('');
  }
  return cells;
}

/** `text` in lines of at most `width` columns (at least 4), the second and later ones indented by two. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    const joined = line === '' ? rest : `${line} ${rest}`;
    if (columns(joined) <= width) {
      line = joined;
      continue;
    }
    if (line.trim() !== '') lines.push(line);
    line = lines.length === 0 ? '' : '  ';
    while (columns(line + rest) > width) {
      const piece = prefix(rest, width - line.length);
      lines.push(line + piece);
      rest = rest.slice(piece.length);
      line = '  ';
    }
    line += rest;
  }
  if (line.trim() !== '') lines.push(line);
  return lines;
}
