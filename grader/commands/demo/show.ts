/** How a demo looks in the terminal. */
import { styleText } from 'node:util';
import type { Demo, Experiment } from '../../demos/demo.ts';
import { wrap } from '../../journal/columns.ts';
import { drawText } from '../../journal/text.ts';
import type { Language } from '../../language/bilingual.ts';
import { plain } from '../../plot/plain.ts';
import { drawTable } from '../../plot/table.ts';
import { drawPlot } from '../../plot/text.ts';
import type { Words } from './words.ts';

export interface Look {
  readonly width: number;
  readonly ascii: boolean;
  readonly colours: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** One colour a look of a series; they differ by mark and dashes before all. */
const COLOURS = ['cyan', 'yellow', 'magenta', 'green'] as const satisfies readonly Style[];
const INDENT = '  ';

/** The title and the question. */
export function questionLines(
  chapter: string,
  { name, title, question }: Demo,
  language: Language,
  say: Words,
  look: Look,
): string[] {
  return [
    ...paragraph(`${chapter}/${name} · ${title[language]}`, '', look, 'bold'),
    '',
    ...paragraph(say.predict, '', look, 'underline'),
    ...paragraph(question[language], INDENT, look),
    '',
  ];
}

/** The guess beside the outcome; `guess` is null where nobody was asked. */
export function outcomeLines(guess: string | null, outcome: string, say: Words, look: Look): string[] {
  const labels = guess === null ? [say.outcome] : [say.guess, say.outcome];
  const width = Math.max(...labels.map((label) => label.length));
  const line = (label: string, text: string) => labelled(`${label}:`, text, width + 1, look);
  const guessed = guess === null ? [] : line(say.guess, guess || say.noGuess);
  return [...guessed, ...line(say.outcome, outcome), ''];
}

/** Model (nothing of it where it is empty), diagrams, plots, table and remarks. */
export function experimentLines(
  { model, diagrams = [], plots, table, remarks }: Experiment,
  say: Words,
  look: Look,
): string[] {
  const { width, ascii } = look;
  const paint = (series: number, text: string): string => painted(COLOURS[series] ?? 'cyan', text, look);
  return [
    ...(model.length === 0 ? [] : paragraph(say.model, '', look, 'underline')),
    ...model.flatMap((text) => paragraph(text, INDENT, look)),
    ...(model.length === 0 ? [] : ['']),
    ...diagrams.flatMap(({ title, events }) => [
      ...paragraph(title, '', look, 'underline'),
      ...drawText(events, { words: say.journal, width, ascii }),
      '',
    ]),
    ...plots.flatMap((plot) => [...drawPlot(plot, { width, ascii, paint }), '']),
    ...drawTable(table, width, ascii),
    '',
    ...paragraph(say.see, '', look, 'underline'),
    ...remarks.flatMap((text) => paragraph(`- ${text}`, '', look)),
  ];
}

/** `label`, padded to `width` columns, and `text` beside it in as many lines as it needs. */
export function labelled(label: string, text: string, width: number, look: Look): string[] {
  const lines = flow(text, look.width - INDENT.length - width - 1, look);
  return lines.map((line, index) => {
    const before = index === 0 ? plain(label, look.ascii) : '';
    return `${INDENT}${before.padEnd(width)} ${line.trimStart()}`;
  });
}

/** `text` in lines, each of them after `indent`. */
export function paragraph(text: string, indent: string, look: Look, style?: Style): string[] {
  const lines = flow(text, look.width - indent.length, look);
  return lines.map((line, index) => {
    const flush = index > 0 && !text.startsWith('- ') ? line.trimStart() : line;
    return indent + (style === undefined ? flush : painted(style, flush, look));
  });
}

/** `text` in lines of at most `width` columns; a number keeps its unit. */
function flow(text: string, width: number, { ascii }: Look): string[] {
  const bound = plain(text, ascii).replace(/(\d) (?=(?:%|ms|s)(?![\p{L}\d]))/gu, '$1\u00a0');
  return wrap(bound, width).map((line) => line.replaceAll('\u00a0', ' '));
}

function painted(style: Style, text: string, { colours }: Look): string {
  return colours ? styleText(style, text, { validateStream: false }) : text;
}
