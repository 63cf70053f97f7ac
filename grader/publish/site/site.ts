/** What there is to publish: pages in two languages, and what is wrong with them. */
import { inWorkbook } from '../../base/workbook.ts';
import type { Exercise } from '../../checks/exercise.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Chapter, Section } from '../../reader/chapter.ts';
import { allChapters } from '../../reader/files.ts';
import { checkLinks } from '../../reader/links.ts';
import { plain } from '../../reader/nodes.ts';
import type { ChapterError } from '../../reader/problems.ts';
import { textsOf } from '../../reader/walk.ts';
import { allExercises } from '../../run/exercises.ts';
import { figureNames } from '../figures/figures.ts';

export const LANGUAGES = ['es', 'en'] as const satisfies readonly Language[];

/** Pages that chapters may link to before they are written (design.md). */
const PLANNED: ReadonlySet<string> = new Set([
  'ch0-start',
  'ch1-between-processes',
  'ch2-failures',
  'ch3-synchronous',
  'ch4-asynchronous',
  'ch5-events',
  'ch6-event-content',
  'ch7-common-data',
  'ch8-choosing',
  'glossary',
  'primer',
  'instructors',
]);

export interface Site {
  /** In reading order: chapters, then pages to look things up. */
  readonly pages: Readonly<Record<Language, readonly Chapter[]>>;
  /** What the glossary says of a term, by its id: the first paragraph, in plain words. */
  readonly definitions: Readonly<Record<Language, ReadonlyMap<string, string>>>;
  /** By id: `ch3/squad`. */
  readonly exercises: ReadonlyMap<string, Exercise>;
  /** In the order of files and lines. None: the site is sound. */
  readonly problems: readonly ChapterError[];
  /** Links, as `file:line href`, to pages that are planned and not written yet. */
  readonly unwritten: readonly string[];
}

/** Reads everything anew, but for the facts of the exercises, which are modules. */
export async function readSite(root: string = inWorkbook()): Promise<Site> {
  const pages = { es: allChapters('es', root, figureNames), en: allChapters('en', root, figureNames) };
  const exercises = new Map((await allExercises()).map((facts) => [facts.id, facts]));
  const problems: ChapterError[] = [];
  const unwritten: string[] = [];
  for (const language of LANGUAGES) {
    const all = pages[language];
    const slugs = new Set(all.map(({ slug }) => slug));
    for (const page of all) {
      problems.push(...page.errors);
      for (const { line, href, page: target } of page.links) {
        if (target === undefined || slugs.has(target) || !PLANNED.has(target)) continue;
        unwritten.push(`${page.file}:${line} ${href}`);
      }
    }
    const waiting = new Set(unwritten.map((where) => where.split(' ')[0]));
    problems.push(...checkLinks(all).filter(({ file, line }) => !waiting.has(`${file}:${line}`)));
  }
  problems.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line);
  const definitions = { es: definitionsIn(pages.es), en: definitionsIn(pages.en) };
  return { pages, definitions, exercises, problems, unwritten };
}

function definitionsIn(pages: readonly Chapter[]): Map<string, string> {
  const of = (section: Section): [string, string][] => {
    const [first] = section.blocks.flatMap(textsOf);
    const own: [string, string][] = first === undefined ? [] : [[section.id, plain(first.tokens)]];
    return [...own, ...section.sections.flatMap(of)];
  };
  return new Map(pages.find(({ slug }) => slug === 'glossary')?.sections.flatMap(of) ?? []);
}

/** `3` of `ch3-synchronous`; undefined for a page that is no chapter. */
export function numberOf(slug: string): string | undefined {
  return /^ch(\d+)-/.exec(slug)?.[1];
}
