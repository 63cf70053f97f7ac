/** The contract of the chapters: readable, the same structure in both languages, a section for every exercise. */
import type { Exercise } from '../checks/exercise.ts';
import type { Chapter } from '../reader/chapter.ts';
import { allChapters } from '../reader/files.ts';
import { checkLinks } from '../reader/links.ts';
import { compareStructure } from '../reader/structure.ts';

/** What is wrong with the chapters, one sentence each. */
export function chapterFaults(all: readonly Exercise[]): string[] {
  const [es, en] = [allChapters('es'), allChapters('en')];
  const faults = [...es, ...en].flatMap(({ errors }) => errors.map(({ message }) => message));
  faults.push(...checkLinks([...es, ...en]).map(({ message }) => message));
  for (const chapter of es) {
    const other = en.find(({ slug }) => slug === chapter.slug);
    if (!other) faults.push(`chapters/en/${chapter.slug}.md does not exist`);
    else faults.push(...compareStructure(chapter, other).map(({ file, line, what }) => `${file}:${line}: ${what}`));
  }
  for (const { slug } of en) {
    if (!es.some((chapter) => chapter.slug === slug)) faults.push(`chapters/es/${slug}.md does not exist`);
  }
  const written = new Set(en.map(({ slug }) => slug));
  const missing = new Set(all.map(({ slug }) => slug.split('/')[0] ?? '').filter((slug) => !written.has(slug)));
  faults.push(...[...missing].map((slug) => `chapters/en/${slug}.md does not exist`));
  return [...faults, ...[...es, ...en].flatMap((chapter) => sectionFaults(chapter, all))];
}

/** Exercises without a section in `chapter`, and sections without an exercise. */
function sectionFaults({ file, slug, exercises }: Chapter, all: readonly Exercise[]): string[] {
  const told = exercises.map(({ id }) => id);
  const expected = all.filter((facts) => facts.slug.startsWith(`${slug}/`)).map(({ id }) => id);
  return [
    ...expected.filter((id) => !told.includes(id)).map((id) => `${file} has no section for ${id}`),
    ...told.filter((id) => !expected.includes(id)).map((id) => `${file}: there is no exercise ${id}`),
  ];
}
