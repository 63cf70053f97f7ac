/** A chapter's blocks as HTML. Ids made here begin with a capital letter, those of chapters never do. */
import { describe } from '../../journal/list.ts';
import { drawSvg } from '../../journal/svg.ts';
import type { Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import type { Block, Chapter, Code, Diagram, Figure, Section } from '../../reader/chapter.ts';
import { valuesOf } from '../figures/figure.ts';
import { figures } from '../figures/figures.ts';
import { highlight } from '../highlight.ts';
import { escapeHtml, withoutStyle } from '../html.ts';
import { inlineHtml, type LinkTarget, type ProseContext, proseHtml } from '../prose.ts';
import { boxHtml, hintsHtml } from './boxes.ts';
import { exerciseCard } from './exercise.ts';
import { predictionHtml, quizHtml, recallHtml } from './questions.ts';
import { numberOf, type Site } from './site.ts';
import { type Words, words } from './words.ts';

/** What renders one page; the functions that render one kind of block take it. */
export class Renderer implements ProseContext {
  readonly language: Language;
  readonly words: Words;
  readonly table: string;
  readonly notWritten: string;
  readonly #site: Site;
  readonly #page: Chapter;
  readonly #slugs: ReadonlySet<string>;
  #ids = 0;

  constructor(site: Site, page: Chapter) {
    this.#site = site;
    this.#page = page;
    this.language = page.lang;
    this.words = words[page.lang];
    this.table = this.words.table;
    this.notWritten = this.words.notWritten;
    this.#slugs = new Set(site.pages[page.lang].map(({ slug }) => slug));
  }

  /** An id of its own on this page. */
  id(kind: string): string {
    this.#ids += 1;
    return `${kind}${this.#ids}`;
  }

  link = (href: string): LinkTarget | undefined => {
    const [, slug, id = ''] = /^([a-z0-9-]+)\.md(#.*)?$/.exec(href) ?? [];
    if (slug === undefined) return { href };
    if (!this.#slugs.has(slug)) return undefined;
    const target = { href: slug === this.#page.slug && id !== '' ? id : `${slug}.html${id}` };
    if (slug !== 'glossary' || this.#page.slug === 'glossary') return target;
    const definition = this.#site.definitions[this.language].get(id.slice(1));
    return { ...target, class: 'term', ...(definition !== undefined && { definition }) };
  };

  code = (code: Code): string => codeHtml(code, this.words);

  page(): string {
    const { opening, sections } = this.#page;
    return `${this.blocks(opening)}${sections.map((section) => this.#section(section)).join('\n')}`;
  }

  #section(section: Section): string {
    const { heading, id } = section;
    const content = (): string =>
      `${this.blocks(section.blocks)}${section.sections.map((inner) => this.#section(inner)).join('\n')}`;
    if (!heading.exercise) return `${this.#heading(section)}\n${content()}`;
    const exercise = `ch${numberOf(this.#page.slug)}/${id}`;
    const card = exerciseCard(exercise, this.#site.exercises.get(exercise), this);
    return `<section class="exercise" aria-labelledby="${id}">${this.#heading(section)}\n${card}${content()}</section>`;
  }

  #heading({ heading, title, id, level }: Section): string {
    const anchor = `<a class="anchor" href="#${id}" aria-label="${escapeHtml(this.words.anchor(title))}"><span aria-hidden="true">#</span></a>`;
    return `<h${level} id="${id}">${inlineHtml(heading.tokens, this)}${anchor}</h${level}>`;
  }

  blocks(blocks: readonly Block[]): string {
    const html: string[] = [];
    for (const [index, block] of blocks.entries()) {
      if (!isHint(block)) html.push(this.#block(block));
      else if (!isHint(blocks[index - 1])) {
        const after = blocks.slice(index).findIndex((other) => !isHint(other));
        html.push(hintsHtml(blocks.slice(index, after < 0 ? undefined : index + after).filter(isHint), this));
      }
    }
    return html.join('\n');
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'prose':
        return proseHtml(block.tokens, this);
      case 'heading':
        // Headings are rendered as sections; the title stands in the page's head.
        return '';
      case 'code':
        return this.code(block);
      case 'diagram':
        return this.#diagram(block);
      case 'figure':
        return this.#figure(block);
      case 'box':
        return boxHtml(block, this);
      case 'quiz':
        return quizHtml(block, this);
      case 'predict':
        return predictionHtml(block, this);
      case 'recall':
        return recallHtml(block, this);
    }
  }

  #diagram({ title, sequence: { events, participants } }: Diagram): string {
    const journal = catalogues[this.language].journal;
    const svg = drawSvg(events, { words: journal, title, participants, idPrefix: this.id('D') });
    const told = describe(events, journal).map((line) => `<li>${escapeHtml(line)}</li>`);
    return [
      `<figure class="diagram"><figcaption>${escapeHtml(title)}</figcaption>`,
      `<div class="wide">${withoutStyle(svg)}</div>`,
      `<details><summary>${this.words.diagram.inWords}</summary><ol>${told.join('')}</ol></details></figure>`,
    ].join('\n');
  }

  /** The figure with its first values; a script puts its controls above it (client/figures.ts). */
  #figure({ name, caption }: Figure): string {
    const figure = figures[name];
    if (figure === undefined) return '';
    const id = this.id('F');
    const { html, told } = figure.draw(valuesOf(figure.controls(this.language)), this.language, `${id}-drawing`);
    return [
      `<figure class="figure" id="${id}" data-figure="${name}"><div class="drawing">${html}</div>`,
      `<div class="told">${told.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div>`,
      `<figcaption>${escapeHtml(caption)}</figcaption></figure>`,
    ].join('\n');
  }
}

function isHint(block: Block | undefined): block is Extract<Block, { kind: 'box' }> {
  return block?.kind === 'box' && block.name === 'hint';
}

function codeHtml({ code, language, title, file, sketch }: Code, { code: say }: Words): string {
  const label = [
    title === undefined ? '' : `<span class="title">${escapeHtml(title)}</span>`,
    file === undefined ? '' : `<span class="source">${escapeHtml(file)}</span>`,
    sketch ? `<span class="sketch">${escapeHtml(say.sketch)}</span>` : '',
  ].join('');
  const pre = `<pre class="lang-${language}"><code>${highlight(code, language)}</code></pre>`;
  const caption = label === '' ? '' : `<figcaption>${label}</figcaption>`;
  return `<figure class="code" data-language="${language}">${caption}${pre}</figure>`;
}
