/** The page that leads to every deck and its files, in both languages. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkbook } from '../../base/workbook.ts';
import type { Language } from '../../language/bilingual.ts';
import { escapeHtml } from '../html.ts';
import { ENDINGS } from './formats.ts';
import { type Deck, minutesOf } from './slide.ts';
import { words } from './words.ts';

/** Lists those of `decks` of which `folder` holds files, and links to them. */
export function indexPage(decks: readonly Deck[], folder: string): string {
  const languages = (['es', 'en'] as const).filter((language) => decks.some((deck) => deck.language === language));
  const sections = languages.map((language) =>
    sectionOf(
      decks.filter((deck) => deck.language === language),
      language,
      folder,
    ),
  );
  const title = (['es', 'en'] as const).map((language) => words[language].name).join(' · ');
  const sheet = (name: string) => readFileSync(inWorkbook('grader', 'publish', name), 'utf8');
  return [
    '<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${title}</title><style>${sheet('theme/tokens.css')}\n${sheet('slides/notes.css')}\n${sheet('slides/index.css')}</style></head>`,
    `<body><main><header><h1>${title}</h1></header>`,
    ...sections,
    '</main></body></html>\n',
  ].join('\n');
}

function sectionOf(decks: readonly Deck[], language: Language, folder: string): string {
  const { index: say, chapter, unit } = words[language];
  // The unit as a whole is the first class.
  const [chapters, whole] = [decks.filter(({ slug }) => numberOf(slug)), decks.filter(({ slug }) => !numberOf(slug))];
  const rows = [...whole, ...chapters].flatMap((deck) => {
    const number = numberOf(deck.slug);
    const name = `${number === undefined ? unit : chapter(number)} · ${deck.title}`;
    const files = Object.entries(ENDINGS).flatMap(([format, ending]) => {
      const file = `${language}/${deck.slug}${ending}`;
      const label = say.formats[format as keyof typeof ENDINGS];
      return existsSync(path.join(folder, file)) ? [`<a href="${file}">${label}</a>`] : [];
    });
    const size = say.sizeOf(deck.slides.length, minutesOf(deck));
    return files.length === 0
      ? []
      : [`<tr><td>${escapeHtml(name)}</td><td>${size}</td><td>${files.join(' ')}</td></tr>`];
  });
  if (rows.length === 0) return '';
  const heads = [say.deck, say.size, say.files].map((one) => `<th scope="col">${one}</th>`).join('');
  return [
    `<section lang="${language}"><h2>${say.title}</h2><p>${say.lead}</p>`,
    `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`,
    `<p class="place">${escapeHtml(say.keys)}</p></section>`,
  ].join('\n');
}

/** `3` of `ch3-synchronous`. */
function numberOf(slug: string): string | undefined {
  return /^ch(\d+)-/.exec(slug)?.[1];
}
