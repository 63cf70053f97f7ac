/** What a deck says of itself, besides its pictures: for the schedule, the hand-out and the tests. */
import type { Language } from '../../language/bilingual.ts';
import type { ChapterError } from '../../reader/problems.ts';

/** What a slide is, in braces after its heading; `title` is the first one. Each but a plain one says so above its heading. */
export const KINDS = ['title', 'plain', 'story', 'demo', 'question', 'answer', 'activity'] as const;
/** How a slide stands: text and its picture side by side, or a column for each `###`. */
export const LAYOUTS = ['side', 'columns'] as const;

export type Kind = (typeof KINDS)[number];

export interface Slide {
  /** Of its heading, in the file. */
  readonly line: number;
  readonly kind: Kind;
  readonly layout?: (typeof LAYOUTS)[number];
  /** Of its heading, the same in both languages; a question's is its key. */
  readonly id: string;
  /** Its heading in plain words. */
  readonly title: string;
  readonly minutes: number;
  /** What the speaker reads: paragraphs, with an empty line between. */
  readonly notes: string;
  /** Of a question: which options are right. */
  readonly options: readonly boolean[];
  /** Fences as an author would compare them: `ts solutions/… region`, `mermaid (5 messages)`, `figure queueing-curve`. */
  readonly fences: readonly string[];
}

export interface Deck {
  /** `slides/es/ch3-synchronous.md` */
  readonly file: string;
  readonly language: Language;
  /** `ch3-synchronous` */
  readonly slug: string;
  readonly title: string;
  readonly slides: readonly Slide[];
  /** A `<svg>` with the slide inside, for each of `slides`. */
  readonly html: readonly string[];
  /** The theme, bound to those. */
  readonly css: string;
  /** What is wrong, in the order of lines. */
  readonly problems: readonly ChapterError[];
}

/** Minutes that a class has. */
export const CLASS_MINUTES = 80;

/** Minutes of the whole deck. */
export function minutesOf({ slides }: Pick<Deck, 'slides'>): number {
  return slides.reduce((sum, { minutes }) => sum + minutes, 0);
}
