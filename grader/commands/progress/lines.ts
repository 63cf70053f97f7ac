import { wrap } from '../../journal/columns.ts';
import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import type { ChapterSummary, ExerciseSummary, State, Summary } from '../../progress/summary.ts';
import type { Points } from '../../run/record.ts';
import { type Screen, spread } from '../shared/screen.ts';

const MARKS: Readonly<Record<State, string>> = { passed: '✓', begun: '…', untouched: '·' };

/** The tiers one below the other, each with a bar for every chapter and its exercises. */
export function summaryLines({ tiers }: Summary, say: Catalogue, screen: Screen): string[] {
  const width = Math.min(screen.width, 80);
  return tiers.flatMap(({ tier, points, chapters }, index) => [
    ...(index > 0 ? [''] : []),
    screen.paint('bold', spread(say.report.tiers[tier], fill(say.report.points, { ...points }), width)),
    ...chapters.flatMap((chapter) => chapterLines(chapter, width, screen)),
  ]);
}

function chapterLines({ chapter, points, exercises }: ChapterSummary, width: number, screen: Screen): string[] {
  const bar = barOf(points, Math.max(8, Math.min(24, width - 24)));
  const line = spread(`  ${chapter} ${bar}`, `${points.earned}/${points.possible}`, width);
  const names = exercises.map(nameOf).join('  ');
  const below = wrap(names, width - 6).map((one) => `      ${one.trim().replaceAll('\u00a0', ' ')}`);
  return [points.earned === points.possible ? screen.paint('green', line) : line, ...below];
}

/** `✓ squad`, `… retry 4/10`, `· chain` */
function nameOf({ id, state, points }: ExerciseSummary): string {
  // A no-break space keeps mark and name in one line.
  const name = `${MARKS[state]}\u00a0${id.slice(id.indexOf('/') + 1)}`;
  return state === 'begun' ? `${name}\u00a0${points.earned}/${points.possible}` : name;
}

/** Full only where every point is earned, empty only where none is. */
export function barOf({ earned, possible }: Points, length: number): string {
  const share = possible === 0 ? 0 : earned / possible;
  const full = share === 1 ? length : Math.min(length - 1, Math.max(Math.round(share * length), share > 0 ? 1 : 0));
  return '█'.repeat(full) + '░'.repeat(length - full);
}
