/** What a deck may hold beyond Marp's Markdown (slides/README.md), as a plugin of the markdown-it that Marp brings along. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Token } from 'markdown-it';
import { inWorkbook } from '../../base/workbook.ts';
import type { Language } from '../../language/bilingual.ts';
import { isId, readAttributes } from '../../reader/attributes.ts';
import { quote, type Report } from '../../reader/problems.ts';
import { figureNames } from '../figures/figures.ts';
import { escapeHtml } from '../html.ts';
import { type Picture, pictureOf, WIDTHS } from './pictures.ts';
import { type Question, splitQuestion } from './questions.ts';
import { sizesOf } from './size.ts';
import { KINDS, LAYOUTS, type Slide } from './slide.ts';
import { LABELS } from './words.ts';

/** What `render` may be given besides Markdown; without it nothing is reported. */
export interface DeckEnvironment {
  readonly report: Report;
  readonly file: string;
  /** The workbook, or a test's stand-in. */
  readonly root: string;
  /** Filled while reading; notes are left to Marp. */
  readonly slides: Omit<Slide, 'notes'>[];
  /** What the deck says of its language; set while reading. */
  language?: string | undefined;
}

interface CoreState {
  tokens: Token[];
  readonly env: { deck?: DeckEnvironment };
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
}

/** What is used of Marp's markdown-it, whose version is not ours. */
interface MarpMarkdown {
  readonly core: {
    readonly ruler: { readonly before: (name: string, own: string, rule: (state: CoreState) => void) => void };
  };
  readonly renderer: { readonly rules: Record<string, (tokens: Token[], index: number) => string> };
  readonly marpit: { readonly lastGlobalDirectives: { readonly lang?: string } };
}

const HOW_HEADING =
  'write ## Its title {#its-id}, with .story, .demo, .question, .answer, .activity, .side or .columns';

export function workbookSlides(md: MarpMarkdown): void {
  md.core.ruler.before('inline', 'workbook_headings', ({ tokens }: CoreState) => {
    for (const [index, token] of tokens.entries()) if (token.type === 'heading_open') detach(token, tokens[index + 1]);
  });
  md.core.ruler.before('marpit_slide', 'workbook_slides', (state: CoreState) => {
    const { lang } = md.marpit.lastGlobalDirectives;
    const language: Language = lang === 'en' ? 'en' : 'es';
    const deck: DeckEnvironment = state.env.deck ?? {
      report: () => undefined,
      file: '',
      root: inWorkbook(),
      slides: [],
    };
    deck.language = lang;
    state.tokens = new Arranger(state, deck, language).all(state.tokens);
  });
  // Classes of a heading are its slide's.
  md.core.ruler.before('marpit_directives_apply', 'workbook_classes', ({ tokens }: CoreState) => {
    let slide: Token | undefined;
    for (const token of tokens) {
      if (token.type === 'marpit_slide_open') slide = token;
      const { slideClasses } = (token.meta ?? {}) as { slideClasses?: readonly string[] };
      const meta = slide?.meta as { marpitDirectives?: object } | undefined;
      if (meta && slideClasses) meta.marpitDirectives = { ...meta.marpitDirectives, class: slideClasses.join(' ') };
    }
  });
  md.renderer.rules.workbook_html = (tokens: Token[], index: number) => tokens[index]?.content ?? '';
  md.renderer.rules.workbook_source = (tokens: Token[], index: number) =>
    `<p class="source">${escapeHtml(tokens[index]?.content ?? '')}</p>`;
}

/** Takes `{#id .kind}` off a heading's text. */
function detach(heading: Token, inline: Token | undefined): void {
  const match = /\s*\{([^{}]*)\}\s*$/.exec(inline?.content ?? '');
  if (inline === undefined || match === null) return;
  inline.content = inline.content.slice(0, match.index);
  heading.meta = { attributes: match[1] };
}

class Arranger {
  readonly #state: CoreState;
  readonly #deck: DeckEnvironment;
  readonly #language: Language;
  readonly #ids = new Set<string>();
  #pictures = 0;
  #asked: Question | undefined;

  constructor(state: CoreState, deck: DeckEnvironment, language: Language) {
    this.#state = state;
    this.#deck = deck;
    this.#language = language;
  }

  /** Slides begin with the rule between them, but for the first. */
  all(tokens: readonly Token[]): Token[] {
    const slides: Token[][] = [[]];
    for (const token of tokens) {
      if (token.type === 'hr' && token.level === 0) slides.push([]);
      slides.at(-1)?.push(token);
    }
    return slides.flatMap((slide, index) => this.#slide(slide, index));
  }

  #slide(tokens: readonly Token[], index: number): Token[] {
    const { report } = this.#deck;
    const start = tokens.findIndex(({ type, level }) => type === 'heading_open' && level === 0);
    const heading = tokens[start];
    const line = lineOf(heading ?? tokens.find(({ map }) => map !== null));
    if (heading === undefined || heading.tag !== (index === 0 ? 'h1' : 'h2')) {
      const what = index === 0 ? 'the first slide does not begin with # Title' : 'a slide does not begin with ## Title';
      report(line, what, HOW_HEADING);
      return [...tokens];
    }
    const inline = tokens[start + 1];
    const { id, kind, layout } = this.#headingOf(heading, line, index);
    heading.attrSet('id', id);
    const minutes = this.#minutesOf(tokens, line);
    const before = tokens.slice(0, start);
    const own = tokens.slice(start, start + 3);
    let rest = tokens.slice(start + 3);
    let options: readonly boolean[] = [];
    if (kind === 'question') {
      [rest, this.#asked] = splitQuestion(rest, line, report);
      options = this.#asked.options;
    } else if (kind === 'answer') {
      if (this.#asked === undefined)
        report(line, 'an answer without a question before it', 'put it after its question');
      rest = [...rest, ...(this.#asked?.tokens ?? [])];
      this.#asked = undefined;
    }
    this.#refuse(rest);
    const pictures = this.#picturesOf(rest, layout);
    const fences = [...pictures.values()].map(({ what }) => what);
    const title = inline?.children?.map(({ content }) => content).join('') ?? '';
    this.#deck.slides.push({ line, kind, ...(layout && { layout }), id, title, minutes, options, fences });
    const label = LABELS[kind]?.(minutes)[this.#language];
    const notes = rest.filter(isComment);
    const shown = rest.filter((token) => !isComment(token)).flatMap((token) => this.#captioned(token, pictures));
    const columns = columnsOf(shown, layout);
    const labelled = label === undefined ? [] : [this.#html(`<p class="label">${escapeHtml(label)}</p>`)];
    const content = { kind, layout, labelled: label !== undefined, heading: inline, columns, pictures };
    const { text, code, airy } = sizesOf(content);
    heading.meta = {
      slideClasses: [kind, layout, ...(index > 0 ? [`text-${text}`, airy && 'airy'] : [])].filter(Boolean),
    };
    const drawn = columns.map((tokens) =>
      tokens.map((token) => (token.type === 'fence' ? this.#html(pictures.get(token)?.html(code) ?? '') : token)),
    );
    return [...before, ...labelled, ...own, ...this.#body(drawn, index > 0, layout), ...notes];
  }

  #headingOf(heading: Token, line: number, index: number): Pick<Slide, 'id' | 'kind' | 'layout'> {
    const { report } = this.#deck;
    const { words = [] } = readAttributes(String(heading.meta?.attributes ?? '')) ?? {};
    const ids = words.filter((word) => word.startsWith('#')).map((word) => word.slice(1));
    const classes = words.filter((word) => word.startsWith('.')).map((word) => word.slice(1));
    const id = index === 0 ? 'title' : (ids[0] ?? '');
    const known = ids.length + classes.length === words.length && ids.length === (index === 0 ? 0 : 1);
    if (!known || !isId(id)) report(line, 'a heading without an id of its own', HOW_HEADING);
    if (this.#ids.has(id)) report(line, `another slide has the id ${id}`, 'choose another one');
    this.#ids.add(id);
    const kind = index === 0 ? 'title' : (KINDS.find((one) => classes.includes(one)) ?? 'plain');
    const layout = LAYOUTS.find((one) => classes.includes(one));
    const odd = classes.filter((name) => name !== kind && name !== layout);
    if (odd.length > 0) report(line, `not understood: ${odd.map((name) => `.${name}`).join(' ')}`, HOW_HEADING);
    return { id, kind, ...(layout && { layout }) };
  }

  /** Takes the comment `minutes: 4` from what Marp would show as a note. */
  #minutesOf(tokens: readonly Token[], line: number): number {
    let minutes: number | undefined;
    for (const token of tokens) {
      const [, told] = (token.type === 'marpit_comment' && /^minutes:\s*(\d+)$/.exec(token.content)) || [];
      if (told === undefined) continue;
      minutes = (minutes ?? 0) + Number(told);
      token.meta = { ...token.meta, marpitCommentParsed: 'minutes' };
    }
    if (minutes === undefined) this.#deck.report(line, 'a slide without its minutes', 'write <!-- minutes: 3 -->');
    return minutes ?? 0;
  }

  /** Nothing on a slide may lead out of it without a network, or ask for anything. */
  #refuse(tokens: readonly Token[]): void {
    for (const token of tokens) {
      for (const child of token.children ?? []) {
        const href = child.type === 'link_open' ? String(child.attrGet('href')) : undefined;
        if (child.type === 'image') this.#deck.report(lineOf(token), 'an image', 'use a ```figure or a ```mermaid');
        if (href !== undefined && !/^(https:\/\/|#)/.test(href)) {
          this.#deck.report(
            lineOf(token),
            `a link that leads nowhere: ${quote(href)}`,
            'write https://… or the command to run',
          );
        }
      }
    }
  }

  /** What the fences of `tokens` stand for, each where it was understood. */
  #picturesOf(tokens: readonly Token[], layout: Slide['layout']): Map<Token, Picture> {
    const { file, root, report } = this.#deck;
    const fromFile = (name: string): string | undefined => textOf(path.join(root, name));
    const width = layout === 'columns' ? WIDTHS.column : layout === 'side' ? WIDTHS.side : WIDTHS.whole;
    const context = { file, source: fromFile, figures: figureNames, report, width, language: this.#language };
    const pictures = new Map<Token, Picture>();
    for (const token of tokens.filter(({ type }) => type === 'fence')) {
      this.#pictures += 1;
      const picture = pictureOf(token, { ...context, id: `P${this.#pictures}` });
      if (picture !== undefined) pictures.set(token, picture);
    }
    return pictures;
  }

  /** A figure's source stands after it; beside it, where it is at the side. */
  #captioned(token: Token, pictures: ReadonlyMap<Token, Picture>): Token[] {
    const caption = pictures.get(token)?.caption;
    if (caption === undefined) return [token];
    return [token, Object.assign(new this.#state.Token('workbook_source', '', 0), { content: caption, block: true })];
  }

  /** What stands below a heading; a title slide is of one piece. */
  #body(columns: readonly (readonly Token[])[], separate: boolean, layout: Slide['layout']): Token[] {
    if (!separate) return columns.flat();
    const inside = columns.flatMap((column) =>
      layout === undefined ? column : [this.#html('<div class="column">'), ...column, this.#html('</div>')],
    );
    return [this.#html('<div class="body">'), ...inside, this.#html('</div>')];
  }

  #html(content: string): Token {
    const token = new this.#state.Token('workbook_html', '', 0);
    return Object.assign(token, { content, block: true });
  }
}

/** `side`: what is no picture stands at the left. `columns`: each `###` begins one. */
function columnsOf(tokens: readonly Token[], layout: Slide['layout']): Token[][] {
  if (layout === undefined) return [[...tokens]];
  const isPicture = ({ type }: Token): boolean => type === 'fence';
  if (layout === 'side') return [tokens.filter((token) => !isPicture(token)), tokens.filter(isPicture)];
  const columns: Token[][] = [];
  for (const token of tokens) {
    if (columns.length === 0 || (token.type === 'heading_open' && token.tag === 'h3')) columns.push([]);
    columns.at(-1)?.push(token);
  }
  return columns;
}

function isComment({ type }: Token): boolean {
  return type === 'marpit_comment';
}

function lineOf(token: Token | undefined): number {
  return (token?.map?.[0] ?? 0) + 1;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
