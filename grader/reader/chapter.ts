/** What the reader makes of a chapter; plain data, apart from markdown-it's tokens. Lines count from 1. */
import type { Token } from 'markdown-it';
import type { Sequence } from '../journal/mermaid.ts';
import type { Language } from '../language/bilingual.ts';
import type { ChapterError } from './problems.ts';

/** Paragraphs, lists, tables and quotations, as markdown-it's renderer takes them. A fence within has its `Code` in `meta.code`. */
export interface Prose {
  readonly kind: 'prose';
  readonly line: number;
  readonly tokens: readonly Token[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly line: number;
  /** The same in both languages. */
  readonly id: string;
  /** 1 to 4. */
  readonly level: number;
  /** Without marks of Markdown. */
  readonly title: string;
  /** The title with its marks, for the renderer: inline tokens. */
  readonly tokens: readonly Token[];
  /** Its section is an exercise. */
  readonly exercise: boolean;
}

export interface Code {
  readonly kind: 'code';
  readonly line: number;
  readonly language: string;
  /** What stands in the fence, or the imported region; ends without a line break. */
  readonly code: string;
  /** Where the code was imported from, relative to the workbook. */
  readonly file?: string;
  readonly region?: string;
  /** Code that no test runs, and says so. */
  readonly sketch: boolean;
  readonly title?: string;
}

export interface Diagram {
  readonly kind: 'diagram';
  readonly line: number;
  readonly title: string;
  /** Without events where the source has an error. */
  readonly sequence: Sequence;
}

export interface Figure {
  readonly kind: 'figure';
  readonly line: number;
  readonly name: string;
  /** What it shows, its source and conditions: plain text, also the figure's alternative. */
  readonly caption: string;
}

/** Containers whose content is blocks and nothing more. */
export type BoxName = 'outcomes' | 'hint' | 'story' | 'note' | 'warning' | 'in-python' | 'decision' | 'scope';

export interface Box {
  readonly kind: 'box';
  readonly line: number;
  readonly name: BoxName;
  /** A title; the key of a `decision`; empty where there is none. */
  readonly argument: string;
  readonly blocks: readonly Block[];
}

export interface Option {
  readonly right: boolean;
  readonly line: number;
  readonly text: readonly Block[];
  readonly explanation: readonly Block[];
}

export interface Quiz {
  readonly kind: 'quiz';
  readonly line: number;
  readonly key: string;
  readonly question: readonly Block[];
  readonly options: readonly Option[];
}

export interface Prediction {
  readonly kind: 'predict';
  readonly line: number;
  readonly key: string;
  readonly question: readonly Block[];
  readonly answer: readonly Block[];
}

export interface Recall {
  readonly kind: 'recall';
  readonly line: number;
  readonly questions: readonly { readonly question: readonly Block[]; readonly answer: readonly Block[] }[];
}

export type Block = Prose | Heading | Code | Diagram | Figure | Box | Quiz | Prediction | Recall;

export interface Section {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly heading: Heading;
  /** What stands before its first subsection. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export interface ExerciseText {
  /** `ch3/squad` */
  readonly id: string;
  readonly title: string;
  readonly line: number;
  /** The section without its own heading and without its hints. */
  readonly statement: readonly Block[];
  /** From a nudge to nearly there: three, unless `errors` of the chapter says otherwise. */
  readonly hints: readonly (readonly Block[])[];
}

export interface Link {
  readonly line: number;
  readonly href: string;
  /** The page of the same language that it leads to, by slug; absent when it leads out of the workbook. */
  readonly page?: string;
  /** The id on that page. */
  readonly id?: string;
}

export interface Chapter {
  readonly file: string;
  readonly lang: Language;
  /** `ch3-synchronous`, `glossary` */
  readonly slug: string;
  readonly title: string;
  /** What the chapter takes, exercises included, as its outcomes say; 0 on a page that is no chapter. */
  readonly minutes: number;
  /** Of the text, code left out. */
  readonly words: number;
  /** Everything in reading order, headings included. */
  readonly blocks: readonly Block[];
  /** What stands before the first section. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
  readonly exercises: readonly ExerciseText[];
  readonly quizzes: readonly Quiz[];
  readonly predictions: readonly Prediction[];
  readonly figures: readonly Figure[];
  readonly links: readonly Link[];
  /** What a link can lead to, and the line that it stands in. */
  readonly ids: ReadonlyMap<string, number>;
  /** In the order of their lines; with any of them the rest is only as good as could be read. */
  readonly errors: readonly ChapterError[];
}
