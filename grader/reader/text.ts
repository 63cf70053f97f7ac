/** A chapter's blocks in a terminal. */
import { drawText } from '../journal/text.ts';
import type { JournalWords } from '../journal/words.ts';
import type { Language } from '../language/bilingual.ts';
import type { Block, Box, Code, Diagram } from './chapter.ts';
import { CONTAINERS } from './containers.ts';
import { indent, joined } from './lines.ts';
import { nodesOf } from './nodes.ts';
import { proseLines } from './prose.ts';
import { type Span, wrapSpans } from './spans.ts';
import { TITLES } from './words.ts';

export interface TextOptions {
  readonly lang: Language;
  /** Of the diagrams, in the same language. */
  readonly words: JournalWords;
  /** Columns, 80 when absent; fewer than 24 count as 24. Lines of code alone may be longer: they are never broken. */
  readonly width?: number;
  /** Bold, italic and code by ANSI; false when absent, and then code keeps its backticks. */
  readonly colours?: boolean;
  /** Diagrams in ASCII; false when absent. */
  readonly ascii?: boolean;
}

type Sheet = Required<TextOptions>;

/** `blocks` as lines for a terminal, with an empty line between blocks and none at either end. */
export function toText(blocks: readonly Block[], options: TextOptions): string[] {
  const { width = 80, colours = false, ascii = false } = options;
  return blockLines(blocks, { ...options, width: Math.max(24, Math.floor(width)), colours, ascii });
}

function blockLines(blocks: readonly Block[], sheet: Sheet): string[] {
  return joined(blocks.map((block) => linesOf(block, sheet)));
}

function linesOf(block: Block, sheet: Sheet): string[] {
  switch (block.kind) {
    case 'prose':
      return proseLines(nodesOf(block.tokens), sheet, (code, width) => codeLines(code, { ...sheet, width }));
    case 'heading':
      return titled(block.title, [], sheet);
    case 'code':
      return codeLines(block, sheet);
    case 'diagram':
      return diagramLines(block, sheet);
    case 'figure':
      return wrapText(`[${block.name}] ${block.caption}`, sheet);
    case 'box':
      if (block.name === 'hint') return blockLines(block.blocks, sheet);
      return inBox(titleOf(block, sheet.lang), sheet, (narrow) => blockLines(block.blocks, narrow));
    case 'quiz':
      return inBox(TITLES.quiz[sheet.lang], sheet, (narrow) => [
        ...blockLines(block.question, narrow),
        '',
        ...block.options.flatMap(({ text }) => indent(blockLines(text, inner(narrow, 4)), '    ', '[ ] ')),
      ]);
    case 'predict':
      return inBox(TITLES.predict[sheet.lang], sheet, (narrow) =>
        joined([
          blockLines(block.question, narrow),
          inBox(TITLES.answer[sheet.lang], narrow, (narrower) => blockLines(block.answer, narrower)),
        ]),
      );
    case 'recall':
      return inBox(TITLES.recall[sheet.lang], sheet, (narrow) =>
        joined(
          block.questions.map(({ question, answer }, index) =>
            indent(blockLines([...question, ...answer], inner(narrow, 3)), '   ', `${index + 1}. `),
          ),
        ),
      );
  }
}

/** A story's own title says enough; that of a note, a warning or a box on Python follows what it is. */
function titleOf({ name, argument }: Box, lang: Language): string {
  const title = CONTAINERS[name].argument === 'title' ? argument : '';
  if (title === '') return TITLES[name][lang];
  return name === 'story' ? title : `${TITLES[name][lang]}: ${title}`;
}

function codeLines({ code, title }: Code, sheet: Sheet): string[] {
  const lines = code.replaceAll('\t', '  ').split('\n');
  const above = title === undefined ? [] : wrapText(title, sheet, 'italic');
  return [...above, ...indent(lines, sheet.width < 60 ? '  ' : '    ')];
}

function diagramLines({ title, sequence }: Diagram, sheet: Sheet): string[] {
  const { events, participants } = sequence;
  const { words, width, ascii } = sheet;
  return [...wrapText(title, sheet, 'italic'), ...drawText(events, { words, width, ascii, participants })];
}

/** A container: its title, then what it holds, indented by two. */
function inBox(title: string, sheet: Sheet, content: (narrow: Sheet) => string[]): string[] {
  return titled(title, indent(content(inner(sheet, 2)), '  '), sheet);
}

/** In bold; where there are no colours, underlined. */
function titled(title: string, below: readonly string[], sheet: Sheet): string[] {
  const lines = wrapText(title, sheet, 'bold');
  const longest = Math.max(...lines.map(({ length }) => length));
  return [...lines, ...(sheet.colours ? [] : ['-'.repeat(longest)]), ...below];
}

function wrapText(text: string, { width, colours }: Sheet, format: Span['format'] = 'plain'): string[] {
  return wrapSpans([{ text, format }], width, colours);
}

function inner(sheet: Sheet, by: number): Sheet {
  return { ...sheet, width: Math.max(12, sheet.width - by) };
}
