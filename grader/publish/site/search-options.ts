/** Shared by whoever makes the index and by the search in the browser: both must cut and fold words alike. */
import type { Options } from 'minisearch';
import { fold, wordsOf } from './fold.ts';

export interface Found {
  /** Where it leads: `ch3-synchronous.html#chains`. */
  readonly id: string;
  readonly title: string;
  /** Page and sections that it stands in, empty for a page itself. */
  readonly where: string;
  readonly text: string;
}

export const searchOptions: Options<Found> = {
  fields: ['title', 'where', 'text'],
  storeFields: ['title', 'where', 'text'],
  tokenize: wordsOf,
  processTerm: fold,
  searchOptions: {
    boost: { title: 4, where: 0.5 },
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
};
