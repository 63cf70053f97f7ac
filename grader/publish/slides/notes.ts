/** The hand-out of whoever teaches: the plan of the class, then a page a slide, the slide above and its notes below. */
import { readFileSync } from 'node:fs';
import { inWorkbook } from '../../base/workbook.ts';
import { markdown } from '../../reader/markdown.ts';
import { escapeHtml } from '../html.ts';
import { CLASS_MINUTES, type Deck, minutesOf, type Slide } from './slide.ts';
import { words } from './words.ts';

/** One HTML file that asks for nothing, and prints a page a slide. */
export function notesPage(deck: Deck): string {
  const { language, title, slides, html } = deck;
  const say = words[language];
  const starts = startsOf(slides);
  const rows = slides.map(
    ({ id, title, minutes }, index) =>
      `<tr><td>${clock(starts[index] ?? 0)}</td><td><a href="#s-${id}">${index + 1}. ${escapeHtml(title)}</a></td><td>${minutes}</td></tr>`,
  );
  const heads = [say.schedule.from, say.schedule.slide, say.schedule.minutes].map(
    (one) => `<th scope="col">${one}</th>`,
  );
  const pages = slides.map((slide, index) => {
    const place = say.slideOf(index + 1, slides.length, slide.minutes);
    const files = slide.fences
      .filter((one) => one.includes('/'))
      .map((one) => `<code>${escapeHtml(one.replace(/^\w+ /, ''))}</code>`);
    return [
      `<article id="s-${slide.id}" aria-label="${escapeHtml(place)}">`,
      `<p class="place">${clock(starts[index] ?? 0)} · ${escapeHtml(place)}</p>`,
      `<div class="marpit">${html[index] ?? ''}</div>`,
      `<div class="notes">${markdown.render(slide.notes)}`,
      files.length === 0 ? '' : `<p class="files">${say.code} ${files.join(', ')}</p>`,
      '</div></article>',
    ].join('\n');
  });
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(`${title} · ${say.handout}`)}</title><style>${deck.css}\n${sheet('theme/tokens.css')}\n${sheet('slides/notes.css')}</style></head><body><main>`,
    `<header><p class="place">${say.name} · ${say.handout}</p><h1>${escapeHtml(title)}</h1><h2>${say.schedule.title}</h2>`,
    `<p>${say.total(minutesOf(deck), CLASS_MINUTES)}</p>`,
    `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></header>`,
    ...pages,
    '</main></body></html>\n',
  ].join('\n');
}

/** Minutes from the beginning of the class at which each slide begins. */
export function startsOf(slides: readonly Slide[]): number[] {
  let start = 0;
  return slides.map(({ minutes }) => {
    start += minutes;
    return start - minutes;
  });
}

/** `0:07`, `1:15` */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function sheet(name: string): string {
  return readFileSync(inWorkbook('grader', 'publish', name), 'utf8');
}
