/** The texts between the frames: a chapter, the contents of a language, the door to both. */
import type { Language } from '../../language/bilingual.ts';
import type { Chapter } from '../../reader/chapter.ts';
import { TITLES } from '../../reader/words.ts';
import { escapeHtml } from '../html.ts';
import { favicon } from './icons.ts';
import { POLICY, pageHtml, parted } from './layout.ts';
import { Renderer } from './render.ts';
import { LANGUAGES, numberOf, type Site } from './site.ts';
import { words } from './words.ts';

/** Words a minute, for a text that is to be understood. */
const PACE = 190;

export function chapterPage(site: Site, page: Chapter): string {
  const say = words[page.lang];
  const number = numberOf(page.slug);
  const renderer = new Renderer(site, page);
  const main = [
    `<article id="${page.slug}">`,
    '<header class="masthead">',
    number === undefined ? '' : `<p class="eyebrow">${say.chapter(number)}</p>`,
    `<h1>${escapeHtml(page.title)}</h1>`,
    `<p class="facts">${factsOf(page)}</p>`,
    '</header>',
    problemsOf(site, page),
    renderer.page(),
    pager(site, page),
    '</article>',
  ].join('\n');
  const scripts = page.figures.length > 0 ? ['figures'] : [];
  return pageHtml({ language: page.lang, slug: page.slug, title: page.title, main, scripts }, site);
}

/** What is wrong with the page, for whoever writes it: a site with errors is shown by `npm start` and never published. */
function problemsOf({ problems }: Site, { file }: Chapter): string {
  const own = problems.filter((problem) => problem.file === file);
  if (own.length === 0) return '';
  return `<pre class="problems" role="alert">${own.map(({ message }) => escapeHtml(message)).join('\n')}</pre>`;
}

function factsOf({ lang, words: count, minutes, exercises }: Chapter): string {
  const say = words[lang];
  const facts = [say.minutes.reading(Math.max(1, Math.round(count / PACE)))];
  if (minutes > 0) facts.push(say.minutes.all(say.time(minutes)));
  if (exercises.length > 0) facts.push(say.exercises(exercises.length));
  return facts.map((fact) => `<span>${fact}</span>`).join('');
}

function pager(site: Site, { slug, lang }: Chapter): string {
  const pages = site.pages[lang];
  const at = pages.findIndex((page) => page.slug === slug);
  const { pager: say } = words[lang];
  const link = (page: Chapter | undefined, rel: 'prev' | 'next', label: string): string =>
    page === undefined
      ? ''
      : `<a class="${rel}" rel="${rel}" href="${page.slug}.html"><span class="quiet">${label}</span> ${escapeHtml(page.title)}</a>`;
  const links = link(pages[at - 1], 'prev', say.previous) + link(pages[at + 1], 'next', say.next);
  return links === '' ? '' : `<nav class="pager" aria-label="${say.label}">${links}</nav>`;
}

/** The contents in `language`; with a link to the slides where there are any. */
export function contentsPage(site: Site, language: Language, slides?: string): string {
  const say = words[language];
  const [chapters, others] = parted(site.pages[language]);
  const [first] = chapters;
  const card = (page: Chapter): string => {
    const number = numberOf(page.slug);
    const outcomes = page.opening.find((block) => block.kind === 'box' && block.name === 'outcomes');
    const renderer = new Renderer(site, page);
    const learnt =
      outcomes?.kind === 'box'
        ? `<details><summary>${TITLES.outcomes[language]}<span class="unseen">: ${escapeHtml(page.title)}</span></summary>${renderer.blocks(outcomes.blocks)}</details>`
        : '';
    return [
      `<li><h3><a href="${page.slug}.html">${number === undefined ? '' : `<span class="number">${number}</span>`}${escapeHtml(page.title)}</a></h3>`,
      `<p class="facts">${factsOf(page)}</p>${learnt}</li>`,
    ].join('\n');
  };
  const main = [
    '<div class="home-page">',
    `<header class="masthead"><h1>${say.workbook}</h1><p class="tagline">${say.tagline}</p><p class="lede">${say.lede}</p>`,
    first === undefined ? '' : `<p><a class="button" href="${first.slug}.html">${say.home.start}</a></p>`,
    '</header>',
    `<h2 id="how">${say.home.how}</h2><ol class="steps">${say.home.steps.map((step) => `<li>${step}</li>`).join('')}</ol>`,
    chapters.length === 0
      ? ''
      : `<h2 id="chapters">${say.home.chapters}</h2><ol class="toc">${chapters.map(card).join('\n')}</ol>`,
    others.length === 0
      ? ''
      : `<h2 id="pages">${say.home.pages}</h2><ul class="toc">${others.map(card).join('\n')}</ul>`,
    slides === undefined
      ? ''
      : `<h2 id="slides">${say.home.slides}</h2><p><a href="${slides}">${say.home.toSlides}</a></p>`,
    `<footer class="quiet">${say.home.licence}</footer>`,
    '</div>',
  ].join('\n');
  return pageHtml({ language, slug: 'index', title: say.workbook, main }, site);
}

/** `index.html`: both languages; a script goes on to the reader's (client/door.ts). */
export function doorPage(): string {
  const choices = LANGUAGES.map(
    (language) =>
      `<li><a class="button" href="${language}/index.html" lang="${language}" hreflang="${language}">${words[language].workbook}</a><p lang="${language}">${words[language].tagline}</p></li>`,
  );
  return `<!DOCTYPE html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entre servicios · Between services</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${favicon}">
<link rel="stylesheet" href="assets/site.css">
<script src="assets/theme.js"></script>
<script src="assets/door.js"></script>
</head>
<body class="door">
<main>
<h1>Entre servicios <span lang="en">Between services</span></h1>
<ul>${choices.join('')}</ul>
</main>
</body>
</html>
`;
}
