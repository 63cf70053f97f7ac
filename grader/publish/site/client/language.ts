import type { Language } from '../../../language/bilingual.ts';

/** The page's language. */
export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'es';

/** The page's name without language and ending: what is kept for `ch3-synchronous` holds in both languages. */
export const slug: string = /([\w-]+)\.html$/.exec(location.pathname)?.[1] ?? 'index';
