/** What a demo is, and which there are. */
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inWorkbook } from '../base/workbook.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { Bilingual, Language } from '../language/bilingual.ts';
import type { Plot } from '../plot/plot.ts';
import type { Table } from '../plot/table.ts';

export interface Demo {
  /** What is typed: `pool`. */
  readonly name: string;
  readonly title: Bilingual;
  /** Asked before anything runs; the experiment's outcome answers it. */
  readonly question: Bilingual;
  /** Runs only where it is named, not with its whole chapter: it would give away the answers of an exercise. */
  readonly onlyNamed?: boolean;
  /** Everything random is drawn from `seed`: the same seed gives the same experiment. */
  readonly run: (seed: number, language: Language) => Experiment | Promise<Experiment>;
}

export interface Experiment {
  /** The answer to the question, short, with its unit. */
  readonly outcome: string;
  /** What the simulation takes for granted, in paragraphs. */
  readonly model: readonly string[];
  /** Messages between services, drawn; before the plots. */
  readonly diagrams?: readonly Diagram[];
  readonly plots: readonly Plot[];
  readonly table: Table;
  /** What is to be seen, a paragraph each. */
  readonly remarks: readonly string[];
}

export interface Diagram {
  /** What its image is called: `reply-lost`. */
  readonly id: string;
  readonly title: string;
  readonly events: readonly JournalEvent[];
}

export interface ChapterOfDemos {
  /** `ch3`. */
  readonly chapter: string;
  readonly demos: readonly Demo[];
}

/** The demos of every chapter that has any: each file `chN.ts` here exports its own, in order, by default. */
export async function allDemos(): Promise<ChapterOfDemos[]> {
  const folder = inWorkbook('grader', 'demos');
  const chapters = readdirSync(folder)
    .map((file) => /^(ch\d+)\.ts$/.exec(file)?.[1])
    .filter((chapter) => chapter !== undefined)
    .sort();
  return Promise.all(
    chapters.map(async (chapter) => {
      const file = inWorkbook('grader', 'demos', `${chapter}.ts`);
      const module = (await import(pathToFileURL(file).href)) as { default: readonly Demo[] };
      return { chapter, demos: module.default };
    }),
  );
}
