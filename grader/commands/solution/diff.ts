/** A unified diff of two texts, by lines. */

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added' | 'hunk';
  readonly text: string;
}

/** Lines around each change. */
const AROUND = 3;
/** Lines of one text; above it everything is told as replaced, since the table grows with the square. */
const LONGEST = 5_000;

/** How `after` comes from `before`; empty where they are the same. Line endings do not count. */
export function diff(before: string, after: string): DiffLine[] {
  const all = compare(linesOf(before), linesOf(after));
  const changed = all.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const lines: DiffLine[] = [];
  let last = -1;
  for (const [index, line] of all.entries()) {
    if (!changed.some((at) => Math.abs(at - index) <= AROUND)) continue;
    if (index > last + 1 || last === -1) lines.push({ kind: 'hunk', text: header(all, index, changed) });
    lines.push(line);
    last = index;
  }
  return lines;
}

/** `@@ -12,7 +14,9 @@`, for the hunk that begins at `start`. */
function header(all: readonly DiffLine[], start: number, changed: readonly number[]): string {
  let end = start;
  while (end + 1 < all.length && changed.some((at) => Math.abs(at - end - 1) <= AROUND)) end += 1;
  const count = (lines: readonly DiffLine[], other: DiffLine['kind']): number =>
    lines.filter(({ kind }) => kind !== other).length;
  const range = (other: DiffLine['kind']): string => {
    const length = count(all.slice(start, end + 1), other);
    return `${count(all.slice(0, start), other) + (length === 0 ? 0 : 1)},${length}`;
  };
  return `@@ -${range('added')} +${range('removed')} @@`;
}

/** Every line of both, the longest common subsequence kept. */
function compare(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length > LONGEST || after.length > LONGEST) {
    return [...before.map((text) => removed(text)), ...after.map((text) => added(text))];
  }
  const width = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] as number;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, fresh] = [before[row], after[column]];
    if (old !== undefined && old === fresh) {
      lines.push({ kind: 'same', text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(removed(old));
      row += 1;
    } else {
      lines.push(added(fresh as string));
      column += 1;
    }
  }
  return lines;
}

function removed(text: string): DiffLine {
  return { kind: 'removed', text };
}

function added(text: string): DiffLine {
  return { kind: 'added', text };
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
