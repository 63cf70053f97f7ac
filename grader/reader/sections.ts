import { isId } from './attributes.ts';
import type { Block, Box, ExerciseText, Heading, Section } from './chapter.ts';
import { quote, type Report } from './problems.ts';

/** Steps from a nudge to nearly there. */
const HINTS = 3;

interface Growing extends Section {
  readonly blocks: Block[];
  readonly sections: Growing[];
}

/** The tree of sections, and what stands before the first of them; headings are judged on the way. */
export function sectionsOf(blocks: readonly Block[], report: Report): { opening: Block[]; sections: Section[] } {
  const opening: Block[] = [];
  const sections: Growing[] = [];
  const path: Growing[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') {
      (path.at(-1)?.blocks ?? opening).push(block);
      continue;
    }
    if (block.level === 1) {
      if (index > 0) report(block.line, 'a second title, or one that is not first', 'begin sections with ##');
      continue;
    }
    while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
    const parent = path.at(-1);
    judge(block, parent?.level ?? 1, report);
    const { id, level, title, line } = block;
    const section: Growing = { id, level, title, line, heading: block, blocks: [], sections: [] };
    (parent?.sections ?? sections).push(section);
    path.push(section);
  }
  if (blocks[0]?.kind !== 'heading' || blocks[0].level !== 1) {
    report(blocks[0]?.line ?? 1, 'the page does not begin with its title', 'begin with a line "# Title"');
  }
  return { opening, sections };
}

function judge({ id, line, level, title }: Heading, above: number, report: Report): void {
  if (level > above + 1) {
    report(line, `level ${level} right below level ${above}`, `write ${'#'.repeat(above + 1)}`);
  }
  if (!isId(id)) {
    report(
      line,
      `the heading ${quote(title)} has no id`,
      'end it with {#some-id}, English and the same in both languages',
    );
  }
}

/** The sections marked `.exercise`, with three hints each; hints elsewhere are reported. */
export function exercisesOf(sections: readonly Section[], chapter: string | undefined, report: Report): ExerciseText[] {
  const exercises: ExerciseText[] = [];
  const visit = (section: Section): void => {
    if (!section.heading.exercise) {
      strayHints(section.blocks, report);
      section.sections.forEach(visit);
      return;
    }
    if (chapter === undefined) report(section.line, 'an exercise on a page that is no chapter', 'take .exercise away');
    exercises.push(readExercise(section, chapter ?? '', report));
  };
  sections.forEach(visit);
  return exercises;
}

function readExercise(section: Section, chapter: string, report: Report): ExerciseText {
  const { title, line } = section;
  const blocks = contentOf(section);
  const statement = blocks.filter((block) => !isHint(block));
  const hints = blocks.filter(isHint);
  for (const block of statement) {
    if (block.kind === 'heading' && block.exercise) {
      report(block.line, `an exercise inside exercise ${section.id}`, 'give both headings the same level');
    }
  }
  if (statement.length === 0) report(line, `exercise ${section.id} has no statement`, 'write what to build');
  if (hints.length !== HINTS) {
    report(line, `exercise ${section.id} has ${hints.length} hints`, `write ${HINTS}, each in ::: hint … :::`);
  }
  return { id: `${chapter}/${section.id}`, title, line, statement, hints: hints.map((hint) => hint.blocks) };
}

/** A section's blocks and its subsections', with their headings but not its own. */
function contentOf(section: Section): Block[] {
  return [...section.blocks, ...section.sections.flatMap((inner) => [inner.heading, ...contentOf(inner)])];
}

/** Reports hints that belong to no exercise. */
export function strayHints(blocks: readonly Block[], report: Report): void {
  for (const hint of blocks.filter(isHint)) {
    report(hint.line, 'a hint outside an exercise', 'put it into a section with {#id .exercise}');
  }
}

function isHint(block: Block): block is Box {
  return block.kind === 'box' && block.name === 'hint';
}
