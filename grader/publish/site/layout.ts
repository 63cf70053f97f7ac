/** The frame of every page: head, header, contents, and what follows the text. */
import type { Language } from '../../language/bilingual.ts';
import type { Chapter } from '../../reader/chapter.ts';
import { escapeHtml } from '../html.ts';
import { favicon, icons } from './icons.ts';
import { numberOf, type Site } from './site.ts';
import { words } from './words.ts';

/**
 * Nothing but what lies beside the page is loaded, and nothing is sent anywhere. `file:` is for a copy on a USB stick,
 * where not every browser counts the files beside a page as its own.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export interface PageParts {
  readonly language: Language;
  /** The file in the language's folder, without ending: `ch3-synchronous`, `index`. */
  readonly slug: string;
  readonly title: string;
  readonly main: string;
  /** Scripts besides the one that every page has. */
  readonly scripts?: readonly string[];
}

/** A whole page, in `es/` or `en/`. */
export function pageHtml(parts: PageParts, site: Site): string {
  const { language, slug, title, main, scripts = [] } = parts;
  const say = words[language];
  const other = language === 'es' ? 'en' : 'es';
  const hasOther = slug === 'index' || site.pages[other].some((page) => page.slug === slug);
  const otherHref = `../${other}/${hasOther ? slug : 'index'}.html`;
  const whole = slug === 'index' ? say.workbook : `${title} · ${say.workbook}`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(whole)}</title>
<meta name="description" content="${escapeHtml(say.description)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${favicon}">
<link rel="stylesheet" href="../assets/site.css">
<link rel="alternate" hreflang="${other}" href="${otherHref}">
<script src="../assets/theme.js"></script>
<script src="../assets/site.js" defer></script>
${scripts.map((name) => `<script src="../assets/${name}.js" defer></script>\n`).join('')}</head>
<body>
<a class="skip" href="#text">${say.skip}</a>
<header class="bar">
<button type="button" class="tool menu" data-menu aria-expanded="false" aria-controls="contents" aria-label="${say.nav.open}">${icons.menu}</button>
<a class="brand" href="index.html">${icons.logo}<span>${say.workbook}</span></a>
<span class="tools">
<button type="button" class="tool search" data-search aria-keyshortcuts="Control+K Meta+K" aria-label="${say.search.open}">${icons.search}<span>${say.search.open}</span></button>
<a class="tool language" href="${otherHref}" hreflang="${other}" lang="${other}" data-other aria-label="${say.other.short}: ${say.other.label}"><span class="long">${say.other.name}</span><span class="short">${say.other.short}</span></a>
<button type="button" class="tool theme" data-theme-switch aria-label="${say.theme.system}" title="${say.theme.system}">${icons.system}${icons.light}${icons.dark}</button>
</span>
</header>
<div class="frame">
<nav class="contents" id="contents" aria-label="${say.nav.label}">
${contents(site, language, slug)}
</nav>
<main id="text" tabindex="-1">
${main}
</main>
</div>
</body>
</html>
`;
}

function contents(site: Site, language: Language, current: string): string {
  const pages = site.pages[language];
  const item = (page: Chapter): string => {
    const number = numberOf(page.slug);
    const here = page.slug === current;
    const label = `<span class="number">${number ?? ''}</span><span>${escapeHtml(page.title)}</span>`;
    const inside = here ? sections(page) : '';
    return `<li${here ? ' class="here"' : ''}><a href="${page.slug}.html"${here ? ' aria-current="page"' : ''}>${label}</a>${inside}</li>`;
  };
  const [chapters, others] = parted(pages);
  const lists = [chapters, others].filter((list) => list.length > 0);
  const home = `<a class="home" href="index.html"${current === 'index' ? ' aria-current="page"' : ''}>${words[language].nav.home}</a>`;
  return home + lists.map((list) => `<ul class="pages">${list.map(item).join('\n')}</ul>`).join('\n');
}

/** Chapters, and pages to look things up. */
export function parted(pages: readonly Chapter[]): [chapters: Chapter[], others: Chapter[]] {
  const isChapter = ({ slug }: Chapter): boolean => numberOf(slug) !== undefined;
  return [pages.filter(isChapter), pages.filter((page) => !isChapter(page))];
}

function sections({ sections: all }: Chapter): string {
  const items = all.map(
    ({ id, title, heading }) =>
      `<li${heading.exercise ? ' class="exercise"' : ''}><a href="#${id}">${escapeHtml(title)}</a></li>`,
  );
  return `<ul class="sections">${items.join('')}</ul>`;
}
