/** The fences of a deck as HTML: code from files that tests run, diagrams by the journal, figures by their functions. */
import type { Token } from 'markdown-it';
import { drawSvg } from '../../journal/svg.ts';
import type { Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import type { Code } from '../../reader/chapter.ts';
import { type FenceContext, readFence } from '../../reader/fences.ts';
import { valuesOf } from '../figures/figure.ts';
import { figures } from '../figures/figures.ts';
import { highlight } from '../highlight.ts';
import { escapeHtml, withoutStyle } from '../html.ts';

export interface Picture {
  /** `size` is that of code in pixels, the same for all of a slide. */
  readonly html: (size: number) => string;
  /** Of a figure: its source and conditions. */
  readonly caption?: string;
  /** As an author would compare it with the other language. */
  readonly what: string;
  /** Of code, which takes the room that it needs; what is drawn takes what room is left. */
  readonly code?: CodeSize;
}

export interface CodeSize {
  readonly lines: number;
  /** Its longest line allows no more. */
  readonly most: number;
  readonly titled: boolean;
}

/** Pixels of a slide of 1280 that a picture may be wide, by how many share the slide. */
export const WIDTHS = { whole: 1184, side: 744, column: 572 } as const;

/** Sizes of code in pixels; below the last it would not be read from the back of a room. */
export const CODE_SIZES = [36, 34, 32, 30, 28, 26, 24, 22] as const;
/** What a column of a monospaced font takes of its size, rounded up: DejaVu's is the widest of the usual ones. */
const COLUMN = 0.6025;
const CODE_PADDING = 46;
/** Messages stand closer than on a page: a slide is as wide as it is not high, and so their words are larger. */
const ROW_HEIGHT = 30;

/** A fence drawn for a slide; undefined after reporting that it is not understood. `id` begins the ids inside. */
export function pictureOf(
  token: Token,
  { width, id, language, ...context }: FenceContext & { width: number; id: string; language: Language },
): Picture | undefined {
  // A figure of several panels may show one of them: its place, from 1.
  const [, info = token.info, panel] = /^(\s*figure\b.*?)\s+panel=(\d)\s*$/.exec(token.info) ?? [];
  const block = readFence({ ...token, info } as Token, context);
  switch (block?.kind) {
    case undefined:
      return undefined;
    case 'code':
      return codePicture(block, width, context);
    case 'diagram': {
      const { title, sequence } = block;
      const words = catalogues[language].journal;
      const svg = drawSvg(sequence.events, {
        words,
        title,
        participants: sequence.participants,
        rowHeight: ROW_HEIGHT,
        idPrefix: id,
      });
      const html = `<figure class="picture diagram">${fitting(svg)}</figure>`;
      return { html: () => html, what: `mermaid (${sequence.events.length} messages)` };
    }
    case 'figure': {
      const figure = figures[block.name];
      if (figure === undefined) return undefined;
      const drawn = figure.draw(valuesOf(figure.controls(language)), language, id).html;
      const panels = drawn.match(/<svg[\s\S]*?<\/svg>/g) ?? [drawn];
      const shown = panel === undefined ? panels : panels.slice(Number(panel) - 1, Number(panel));
      if (shown.length === 0) context.report(block.line, `${block.name} has no panel ${panel}`, 'leave out panel=…');
      const html = `<figure class="picture plot ${block.name}">${shown.map(fitting).join('')}</figure>`;
      return {
        html: () => html,
        caption: block.caption,
        what: `figure ${block.name}${panel === undefined ? '' : ` panel=${panel}`}`,
      };
    }
  }
}

function codePicture(
  { language, title, file, region, line, ...block }: Code,
  width: number,
  context: FenceContext,
): Picture {
  // Whole lines of comment are what the speaker says; who wants to read them opens the file.
  const code =
    file === undefined
      ? block.code
      : block.code
          .replace(/^\s*(\/\/.*|\/\*\*.*\*\/)\n?/gm, '')
          .replace(/\n{2,}/g, '\n\n')
          .trimEnd();
  const lines = code.split('\n');
  const longest = Math.max(...lines.map((one) => one.length));
  const room = (size: number): number => Math.floor((width - CODE_PADDING) / (size * COLUMN));
  const least = CODE_SIZES.at(-1) ?? 0;
  const most = CODE_SIZES.find((one) => longest <= room(one));
  if (most === undefined) {
    context.report(
      line,
      `a line of ${longest} columns, here ${room(least)} have room`,
      'show another region, or give it more room',
    );
  }
  const caption = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`;
  const marked = highlight(code, language);
  return {
    html: (size) =>
      `<figure class="picture code">${caption}<pre class="size-${size}"><code>${marked}</code></pre></figure>`,
    what: [language, file, region].filter(Boolean).join(' '),
    code: { lines: lines.length, most: most ?? least, titled: title !== undefined },
  };
}

/** Without a size of its own, so that it fills the room that the slide has left. */
function fitting(svg: string): string {
  return withoutStyle(svg)
    .replace(/^(<svg[^>]*?) width="[^"]*"/, '$1')
    .replace(/^(<svg[^>]*?) height="[^"]*"/, '$1');
}
