/** How a command writes: colours on a terminal only, lines no longer than it is wide. */
import { styleText } from 'node:util';
import { columns, truncate, wrap } from '../../journal/columns.ts';

type Style = Parameters<typeof styleText>[0];

export interface Screen {
  /** Columns; at least 40. */
  readonly width: number;
  readonly colours: boolean;
  paint(style: Style, text: string): string;
  print(...lines: readonly string[]): void;
  /** `text` wrapped to the screen, no wider than 100 columns; a line break in it stays one. */
  say(text: string, indent?: number): void;
}

/** Whether `stream` gets colours: only a terminal does, and not where NO_COLOR is set. */
export function hasColours(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): boolean {
  return stream.isTTY === true && !environment.NO_COLOR;
}

export function screenOn(stream: NodeJS.WriteStream): Screen {
  const width = Math.max(40, stream.columns || 80);
  const colours = hasColours(stream);
  const print = (...lines: readonly string[]): void => {
    for (const line of lines) stream.write(`${line}\n`);
  };
  return {
    width,
    colours,
    paint: (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text),
    print,
    say: (text, indent = 0) => print(...paragraph(text, Math.min(width, 100), indent)),
  };
}

/** `text` in lines of at most `width` columns, all of them indented. */
export function paragraph(text: string, width: number, indent = 0): string[] {
  const margin = ' '.repeat(indent);
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : wrap(line, width - indent).map((one) => margin + one)));
}

/** `left` and `right` at the two ends of a line of `width` columns; `left` is cut where both do not fit. */
export function spread(left: string, right: string, width: number): string {
  const cut = truncate(left, Math.max(1, width - columns(right) - 2));
  return cut + ' '.repeat(Math.max(2, width - columns(cut) - columns(right))) + right;
}
