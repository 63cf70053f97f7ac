/** A grid of characters to draw lines and marks on. Braille gives each character 2 × 4 dots; ASCII has one a character. */

interface Cell {
  /** The dots of a braille character, as bits. */
  dots: number;
  /** A character that stands in place of the dots. */
  text: string;
  /** The look that was drawn last; -1: none. */
  look: number;
}

/** Bits of a braille character's dots (Unicode, U+2800 block), by column, from top to bottom. */
const BRAILLE = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;
/** Dots on, off, on, off…; an empty pattern is a solid line. */
const DASHES: readonly (readonly number[])[] = [[], [5, 4], [1, 2], [6, 3, 1, 3]];
const MARKS = ['●', '○', '▲', '□'] as const;
const ASCII_MARKS = ['*', 'o', '^', '#'] as const;
const ASCII_LINES = ['-', '.', ':', '~'] as const;

/** Shares of the width, from the left, and of the height, from below. */
export type Place = readonly [x: number, y: number];

/** Colours what belongs to a look; the identity where there are no colours. */
export type Paint = (look: number, text: string) => string;

export class Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly #ascii: boolean;
  readonly #cells: Cell[];

  constructor(columns: number, rows: number, ascii: boolean) {
    this.columns = columns;
    this.rows = rows;
    this.#ascii = ascii;
    this.#cells = Array.from({ length: columns * rows }, () => ({ dots: 0, text: '', look: -1 }));
  }

  /** A line through `points`; what lies outside is left out. */
  line(points: readonly Place[], look: number): void {
    const [across, down] = this.#ascii ? [1, 1] : [2, 4];
    const [width, height] = [this.columns * across - 1, this.rows * down - 1];
    const dash = this.#ascii ? [] : (DASHES[look] ?? []);
    let drawn = 0;
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (const [index, to] of points.entries()) {
      const inside = clip(points[Math.max(0, index - 1)] ?? to, to);
      if (!inside) continue;
      const [[fromX, fromY], [toX, toY]] = inside;
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(toX - fromX) * width, Math.abs(toY - fromY) * height)));
      for (let step = 0; step <= steps; step += 1) {
        const x = Math.round((fromX + ((toX - fromX) * step) / steps) * width);
        const y = Math.round((1 - fromY - ((toY - fromY) * step) / steps) * height);
        if (x === lastX && y === lastY) continue;
        [lastX, lastY] = [x, y];
        if (isOn(dash, drawn)) this.#dot(x, y, across, down, look);
        drawn += 1;
      }
    }
  }

  /** The mark of `look`, in the place of whatever was drawn there. */
  mark(x: number, y: number, look: number): void {
    const column = Math.round(x * (this.columns - 1));
    const cell = this.#cell(column, Math.round((1 - y) * (this.rows - 1)));
    if (!cell) return;
    cell.text = (this.#ascii ? ASCII_MARKS : MARKS)[look] ?? '';
    cell.look = look;
  }

  /** The rows from top to bottom, all of the full width. */
  lines(paint: Paint): string[] {
    return Array.from({ length: this.rows }, (_, row) => {
      const cells = this.#cells.slice(row * this.columns, (row + 1) * this.columns);
      return cells
        .map((cell) => {
          const text = cell.text || (cell.dots === 0 ? ' ' : String.fromCharCode(0x2800 + cell.dots));
          return cell.look === -1 ? text : paint(cell.look, text);
        })
        .join('');
    });
  }

  #dot(x: number, y: number, across: number, down: number, look: number): void {
    const cell = this.#cell(Math.floor(x / across), Math.floor(y / down));
    if (!cell) return;
    if (this.#ascii) cell.text = ASCII_LINES[look] ?? '';
    else cell.dots |= BRAILLE[x % 2 === 0 ? 0 : 1][y % 4] ?? 0;
    cell.look = look;
  }

  #cell(column: number, row: number): Cell | undefined {
    const inside = column >= 0 && column < this.columns && row >= 0 && row < this.rows;
    return inside ? this.#cells[row * this.columns + column] : undefined;
  }
}

/** The part of a segment that is inside, undefined where none is (Liang and Barsky, 1984). */
function clip(from: Place, to: Place): readonly [Place, Place] | undefined {
  let [first, last] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [start, delta] = [from[axis], to[axis] - from[axis]];
    if (delta === 0 && (start < 0 || start > 1)) return undefined;
    if (delta === 0) continue;
    const [one, other] = [-start / delta, (1 - start) / delta];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  const place = (share: number): Place => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  return first <= last ? [place(first), place(last)] : undefined;
}

function isOn(dash: readonly number[], drawn: number): boolean {
  let left = drawn % (dash.reduce((sum, length) => sum + length, 0) || 1);
  for (const [index, length] of dash.entries()) {
    if (left < length) return index % 2 === 0;
    left -= length;
  }
  return true;
}
