import type { Language } from '../language/bilingual.ts';
import { blocksOf } from './blocks.ts';
import type { Block, Chapter, Figure, Prediction, Quiz } from './chapter.ts';
import { linksOf } from './links.ts';
import { markdown } from './markdown.ts';
import { plain } from './nodes.ts';
import { ChapterError, type Report } from './problems.ts';
import { exercisesOf, sectionsOf, strayHints } from './sections.ts';
import { everyBlock, textsOf } from './walk.ts';

export interface Page {
  /** Named in errors: `chapters/es/ch3-synchronous.md` */
  readonly file: string;
  readonly lang: Language;
  /** `ch3-synchronous`; one that begins with ch and a number is a chapter, others are pages without exercises. */
  readonly slug: string;
  /** The text of a file of the workbook, by its path; undefined where there is none. */
  readonly source: (path: string) => string | undefined;
  /** Names that a figure may have; any when absent. */
  readonly figures?: ReadonlySet<string>;
}

/** Reads a chapter; never throws for what an author wrote, but lists all of it in `errors`. */
export function parseChapter(text: string, { file, lang, slug, source, figures }: Page): Chapter {
  const errors: ChapterError[] = [];
  const report: Report = (line, what, todo) => errors.push(new ChapterError(file, line, what, todo));
  const tokens = markdown.parse(text.replace(/^\uFEFF/, ''), {});
  const blocks = blocksOf(tokens, { file, source, report, ...(figures && { figures }) });
  const { opening, sections } = sectionsOf(blocks, report);
  const number = /^ch\d+(?=-)/.exec(slug)?.[0];
  strayHints(opening, report);
  const exercises = exercisesOf(sections, number, report);
  const links = linksOf(blocks, slug, report);
  const all = [...everyBlock(blocks)];
  const [title] = all;
  return {
    file,
    lang,
    slug,
    title: title?.kind === 'heading' ? title.title : slug,
    minutes: minutesOf(blocks, number !== undefined, report),
    words: wordsOf(all),
    blocks,
    opening,
    sections,
    exercises,
    quizzes: all.filter((block): block is Quiz => block.kind === 'quiz'),
    predictions: all.filter((block): block is Prediction => block.kind === 'predict'),
    figures: all.filter((block): block is Figure => block.kind === 'figure'),
    links,
    ids: idsOf(all, slug, report),
    errors: errors.sort((one, other) => one.line - other.line),
  };
}

/** A chapter has its outcomes once, and may have one recall, one story and one scope. */
function minutesOf(blocks: readonly Block[], isChapter: boolean, report: Report): number {
  const seen = new Map<string, number>();
  let minutes = 0;
  for (const block of blocks) {
    const name = block.kind === 'box' ? block.name : block.kind;
    if (name !== 'outcomes' && name !== 'recall' && name !== 'story' && name !== 'scope') continue;
    const line = seen.get(name);
    if (line !== undefined) report(block.line, `a second ${name}, after the one in line ${line}`, 'make them one');
    seen.set(name, block.line);
    if (block.kind === 'box' && name === 'outcomes') minutes = Number(block.argument) || 0;
  }
  if (isChapter && !seen.has('outcomes')) {
    report(1, 'the chapter has no outcomes', 'after the title write ::: outcomes 90, a list of 4 to 6, and :::');
  }
  return minutes;
}

/** Headings, quizzes, predictions and decisions share one set of ids. */
function idsOf(blocks: readonly Block[], slug: string, report: Report): Map<string, number> {
  const ids = new Map<string, number>([[slug, 1]]);
  for (const block of blocks) {
    const id = idOf(block);
    if (id === '') continue;
    const line = ids.get(id);
    if (line === undefined) ids.set(id, block.line);
    else report(block.line, `the id ${id} is taken, in line ${line}`, 'choose another in both languages');
  }
  return ids;
}

function idOf(block: Block): string {
  if (block.kind === 'heading') return block.id;
  if (block.kind === 'quiz' || block.kind === 'predict') return block.key;
  return block.kind === 'box' && block.name === 'decision' ? block.argument : '';
}

function wordsOf(blocks: readonly Block[]): number {
  const texts = blocks.flatMap(textsOf).map(({ tokens }) => plain(tokens));
  return texts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
}
