/**
 * How large the words of a slide are. A slide that says little says it in larger words, so that it fills the screen and is
 * read from farther back. The room that words take is estimated, with the widest of the usual fonts: a deck is the same
 * file whether or not a browser is at hand to measure it, and the tests measure every slide in one.
 */
import type { Token } from 'markdown-it';
import { CODE_SIZES, type Picture } from './pictures.ts';
import type { Slide } from './slide.ts';

/** Sizes of text in pixels, one of which a slide has; each is a class in theme.css. */
const TEXT_SIZES = [44, 42, 40, 38, 36, 34, 32] as const;
/** In a narrow column, and beside a drawing, words stay smaller than that. */
const BESIDE = 36;
/** What takes less of its room than this is spread. */
const AIRY = 0.75;
/** Of text, how large code may be. */
const CODE_SHARE = 0.875;

/** Pixels, as theme.css has them. */
const INSIDE = { width: 1184, height: 612 };
const [COLUMN_GAP, SIDE_GAP, SIDE_TEXT] = [40, 36, 404];
const GAP = 20;
const LABEL = 34;
const HEADING = { size: 44, line: 1.15 };
const CODE = { padding: 34, line: 1.36, title: 43 };
const SOURCE = { size: 24, line: 1.3 };
const CELL = { aside: 16, above: 21 };

/** What an option takes beside and between its words. */
const OPTION = { aside: 96, around: 24, gap: 12 };
const EXPLAINED = { aside: 142, around: 18, gap: 9 };

/** Ems: text, and what stands larger or smaller than it. */
const LINE = 1.36;
const [TABLE, TABLE_LINE, QUOTE, SUBHEADING, EXPLANATION] = [0.875, 1.28, 1.1, 1.06, 0.875];
const INDENT = 1.15;
const BETWEEN_ITEMS = 0.45;
/** How much wider bold words are. */
const BOLD = 1.09;
const SPACE = 0.32;
/** What is counted on of a room: fonts differ. */
const USED = 0.98;

export interface Content {
  readonly kind: Slide['kind'];
  readonly layout: Slide['layout'] | undefined;
  readonly labelled: boolean;
  readonly heading: Token | undefined;
  /** Blocks side by side; a single column where nothing is. */
  readonly columns: readonly (readonly Token[])[];
  readonly pictures: ReadonlyMap<Token, Picture>;
}

export interface Sizes {
  readonly text: number;
  readonly code: number;
  /** Room is left even so: it goes between rows, items and options. */
  readonly airy: boolean;
}

/** The largest sizes with which all of it has room, and no row of a table and no option takes more lines than it must. */
export function sizesOf(content: Content): Sizes {
  const { layout, heading, columns, labelled, pictures } = content;
  const shown = [...pictures.values()];
  const longest = Math.min(...shown.map(({ code }) => code?.most ?? Number.POSITIVE_INFINITY));
  const beside = layout === 'side' || shown.some(({ code }) => code === undefined);
  const room = (INSIDE.height - GAP - headingHeight(heading) - (labelled ? LABEL + GAP : 0)) * USED;
  const widths = widthsOf(layout, columns.length);
  const steps = TEXT_SIZES.filter((text) => !beside || text <= BESIDE).map((text) => {
    const code = CODE_SIZES.find((size) => size <= Math.min(text * CODE_SHARE, longest)) ?? CODE_SIZES.at(-1) ?? text;
    const taken = columns.map((blocks, at) => extentOf(blocks, widths[at] ?? INSIDE.width, { text, code }, content));
    const height = Math.max(...taken.map((one) => one.height));
    return {
      text,
      code,
      airy: !beside && height < room * AIRY,
      fits: height <= room,
      rows: taken.reduce((sum, { rows }) => sum + rows, 0),
    };
  });
  const fewest = Math.min(...steps.map(({ rows }) => rows));
  return steps.find(({ fits, rows }) => fits && rows === fewest) ?? steps.at(-1) ?? { text: 32, code: 28, airy: false };
}

function widthsOf(layout: Content['layout'], count: number): number[] {
  if (layout === 'side') return [SIDE_TEXT, INSIDE.width - SIDE_GAP - SIDE_TEXT];
  return Array.from({ length: count }, () => (INSIDE.width - COLUMN_GAP * (count - 1)) / count);
}

function headingHeight(heading: Token | undefined): number {
  return lines(heading, INSIDE.width / HEADING.size, BOLD) * HEADING.size * HEADING.line;
}

/** Pixels that `blocks` take in a column of `width`, and the lines of their tables and options. */
function extentOf(
  blocks: readonly Token[],
  width: number,
  { text, code }: Omit<Sizes, 'airy'>,
  { kind, pictures }: Content,
): { readonly height: number; readonly rows: number } {
  const optionOf = kind === 'question' ? OPTION : kind === 'answer' ? EXPLAINED : undefined;
  let [height, rows] = [0, 0];
  let [inList, items, quoted] = [false, 0, false];
  let [head, size] = [false, text];
  let table: Token[][] | undefined;
  for (const token of blocks) {
    const picture = pictures.get(token);
    if (token.level === 0 && token.nesting >= 0 && height > 0) height += GAP;
    if (picture?.code !== undefined) {
      height += CODE.padding + picture.code.lines * code * CODE.line + (picture.code.titled ? CODE.title : 0);
    }
    switch (token.type) {
      case 'workbook_source':
        height += lines(token, width / SOURCE.size) * SOURCE.size * SOURCE.line;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        [inList, items, size] = [true, 0, kind === 'answer' ? text * EXPLANATION : text];
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        [inList, size] = [false, text];
        break;
      case 'list_item_open':
        height += optionOf === undefined ? 0 : optionOf.around;
        if (items > 0) height += optionOf === undefined ? BETWEEN_ITEMS * text : optionOf.gap;
        items += 1;
        break;
      case 'blockquote_open':
      case 'blockquote_close':
        quoted = token.nesting > 0;
        break;
      case 'heading_open':
      case 'heading_close':
        head = token.nesting > 0;
        break;
      case 'table_open':
        table = [];
        break;
      case 'tr_open':
        table?.push([]);
        break;
      case 'table_close':
        for (const tall of tableLines(table ?? [], width, text * TABLE)) {
          height += tall * text * TABLE * TABLE_LINE + CELL.above;
          rows += tall;
        }
        table = undefined;
        break;
      case 'inline': {
        if (table !== undefined) {
          table.at(-1)?.push(token);
          break;
        }
        const own = quoted ? text * QUOTE : head ? text * SUBHEADING : size;
        const aside = inList ? (optionOf?.aside ?? INDENT * text) : quoted ? 32 : 0;
        const taken = lines(token, (width - aside) / own, head ? BOLD : 1);
        height += taken * own * LINE;
        if (inList && optionOf !== undefined) rows += taken;
      }
    }
  }
  return { height, rows };
}

/** Lines of each row. As in a browser columns are as wide as what they hold, and share what lacks by that. */
function tableLines(rows: readonly Token[][], width: number, size: number): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const wanted = Array.from({ length: count }, (_, at) => {
    const cells = rows.flatMap((row, index) =>
      row[at] ? widths(row[at]).map((ems) => (index === 0 ? BOLD : 1) * ems) : [],
    );
    return Math.max(0, ...cells) * size + CELL.aside;
  });
  const share = width / wanted.reduce((sum, one) => sum + one, 0);
  if (share >= 1) return rows.map(() => 1);
  return rows.map((row, index) => {
    const tall = row.map((cell, at) =>
      lines(cell, (((wanted[at] ?? 0) * share - CELL.aside) * USED) / size, index === 0 ? BOLD : 1),
    );
    return Math.max(1, ...tall);
  });
}

type Inline = Pick<Token, 'content'> & Partial<Pick<Token, 'children'>>;

/** How many lines it takes where `room` ems are there. */
function lines(inline: Inline | undefined, room: number, bold = 1): number {
  let count = 0;
  for (const words of inline === undefined ? [[]] : wordsIn(inline)) {
    let left = 0;
    for (const [index, word] of words.entries()) {
      const taken = word * bold + (left > 0 ? SPACE : 0);
      if (index === 0 || taken > left) count += 1;
      left = index === 0 || taken > left ? room * USED - word * bold : left - taken;
    }
    if (words.length === 0) count += 1;
  }
  return count;
}

/** Ems that each line of `inline` would take if there were no end to it. */
function widths(inline: Inline): number[] {
  return wordsIn(inline).map((words) => words.reduce((sum, one) => sum + one + SPACE, -SPACE));
}

/** Of each line that it has for certain, ems of its words. */
function wordsIn({ content, children }: Inline): number[][] {
  const found: number[][] = [[]];
  let [strong, together] = [1, false];
  for (const child of children ?? [{ type: 'text', content }]) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') {
      found.push([]);
      together = false;
    }
    if (child.type === 'strong_open') strong = BOLD;
    if (child.type === 'strong_close') strong = 1;
    const code = child.type === 'code_inline';
    for (const [index, word] of child.content.split(' ').entries()) {
      const line = found.at(-1);
      const ems = code ? word.length * 0.545 + 0.52 : emsOf(word) * strong;
      const joined = index === 0 && together && line !== undefined && line.length > 0;
      if (joined) line[line.length - 1] = (line.at(-1) ?? 0) + ems;
      else if (word !== '') line?.push(ems);
      together = word !== '';
    }
  }
  return found;
}

/** Of DejaVu Sans, the widest of the usual fonts. */
function emsOf(text: string): number {
  const ems = (one: string): number =>
    /[ ilj.,:;'!|]/.test(one) ? 0.31 : /[frtI()"-]/.test(one) ? 0.39 : /[mwMW%…@]/.test(one) ? 0.93 : 0.62;
  return [...text].reduce((sum, one) => sum + ems(one), 0);
}
