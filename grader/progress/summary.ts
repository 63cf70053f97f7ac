/** How far a student has come: what `npm run progress` shows, and tells programs. */
import { type Exercise, pointsOf, type Tier } from '../checks/exercise.ts';
import { chapterOf } from '../run/exercises.ts';
import type { Points } from '../run/record.ts';
import { type Exercises, keptOf } from './store.ts';

export const TIERS = ['core', 'depth', 'beyond'] as const satisfies readonly Tier[];

export type State = 'passed' | 'begun' | 'untouched';

export interface ExerciseSummary {
  readonly id: string;
  readonly tier: Tier;
  readonly state: State;
  readonly points: Points;
  readonly attempts: number;
  readonly hints: number;
  readonly firstPassed: string | null;
  readonly solutionSeen: string | null;
}

export interface ChapterSummary {
  /** `ch3` */
  readonly chapter: string;
  readonly points: Points;
  readonly exercises: readonly ExerciseSummary[];
}

export interface Summary {
  readonly format: 'entre-servicios/progress-summary@1';
  readonly tiers: readonly {
    readonly tier: Tier;
    readonly points: Points;
    readonly chapters: readonly ChapterSummary[];
  }[];
  /** The exercise to go on with: the core first, in the order of the workbook; null where all are passed. */
  readonly next: string | null;
}

/** The summary of `exercises`, in the order of the workbook. A tier without exercises is left out. */
export function summarise(all: readonly Exercise[], exercises: Exercises): Summary {
  const tiers = TIERS.map((tier) => {
    const mine = all.filter((facts) => facts.tier === tier);
    const chapters = [...new Set(mine.map(chapterOf))].map((chapter) => {
      const listed = mine.filter((facts) => chapterOf(facts) === chapter).map((facts) => summaryOf(facts, exercises));
      return { chapter, points: sum(listed), exercises: listed };
    });
    return { tier, points: sum(chapters), chapters };
  }).filter(({ chapters }) => chapters.length > 0);
  const open = tiers.flatMap(({ chapters }) => chapters.flatMap(({ exercises: listed }) => listed));
  const next = open.find(({ state }) => state !== 'passed')?.id ?? null;
  return { format: 'entre-servicios/progress-summary@1', tiers, next };
}

/** The exercise to go on with after `exercise` was passed; null where all are. */
export function nextAfter(exercise: string, all: readonly Exercise[], exercises: Exercises): string | null {
  // From where the student is, not from the beginning.
  const at = all.findIndex(({ id }) => id === exercise);
  return summarise([...all.slice(at + 1), ...all.slice(0, Math.max(0, at))], exercises).next;
}

function summaryOf(facts: Exercise, exercises: Exercises): ExerciseSummary {
  const { best, attempts, hints, firstPassed, solutionSeen } = keptOf(exercises, facts.id);
  const possible = pointsOf(facts);
  // An exercise that was passed stays passed when a later workbook adds checks to it.
  const state = firstPassed !== null ? 'passed' : attempts > 0 ? 'begun' : 'untouched';
  const earned = firstPassed !== null ? possible : Math.min(best?.earned ?? 0, possible);
  const { id, tier } = facts;
  return { id, tier, state, points: { earned, possible }, attempts, hints, firstPassed, solutionSeen };
}

function sum(list: readonly { readonly points: Points }[]): Points {
  return list.reduce(
    (total, { points }) => ({ earned: total.earned + points.earned, possible: total.possible + points.possible }),
    { earned: 0, possible: 0 },
  );
}
