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
  readonly html: string;
  /** Of a figure: its source and conditions. */
  readonly caption?: string;
  /** As an author would compare it with the other language. */
  readonly what: string;
}

/** Pixels of a slide of 1280 that a picture may be wide, by how many share the slide. */
export const WIDTHS = { whole: 1152, side: 700, column: 556 } as const;

/** Code is as large as its longest line allows; below the last it would not be read from the back of a room. */
const SIZES = [28, 26, 24, 22] as const;
/** What a column of a monospaced font takes of its size, rounded up: DejaVu's is the widest of the usual ones. */
const COLUMN = 0.6025;
const CODE_PADDING = 46;

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
      const svg = drawSvg(sequence.events, { words, title, participants: sequence.participants, idPrefix: id });
      const html = `<figure class="picture diagram">${fitting(svg)}</figure>`;
      return { html, what: `mermaid (${sequence.events.length} messages)` };
    }
    case 'figure': {
      const figure = figures[block.name];
      if (figure === undefined) return undefined;
      const drawn = figure.draw(valuesOf(figure.controls(language)), language, id).html;
      const panels = drawn.match(/<svg[\s\S]*?<\/svg>/g) ?? [drawn];
      const shown = panel === undefined ? panels : panels.slice(Number(panel) - 1, Number(panel));
      if (shown.length === 0) context.report(block.line, `${block.name} has no panel ${panel}`, 'leave out panel=…');
      return {
        html: `<figure class="picture plot ${block.name}">${shown.map(fitting).join('')}</figure>`,
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
  const longest = Math.max(...code.split('\n').map((one) => one.length));
  const most = (size: number): number => Math.floor((width - CODE_PADDING) / (size * COLUMN));
  const size = SIZES.find((one) => longest <= most(one));
  if (size === undefined) {
    const room = most(SIZES.at(-1) ?? 0);
    context.report(
      line,
      `a line of ${longest} columns, here ${room} have room`,
      'show another region, or give it more room',
    );
  }
  const caption = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`;
  const pre = `<pre class="size-${size ?? SIZES.at(-1)}"><code>${highlight(code, language)}</code></pre>`;
  return {
    html: `<figure class="picture code">${caption}${pre}</figure>`,
    what: [language, file, region].filter(Boolean).join(' '),
  };
}

/** Without a size of its own, so that it fills the room that the slide has left. */
function fitting(svg: string): string {
  return withoutStyle(svg)
    .replace(/^(<svg[^>]*?) width="[^"]*"/, '$1')
    .replace(/^(<svg[^>]*?) height="[^"]*"/, '$1');
}
