/** What became of each student: the attempt that counts, its points, what lateness takes, the mark. */
import type { Values } from '../../language/bilingual.ts';
import type { CheckRecord, ExerciseRecord, Points } from '../../run/record.ts';
import type { Reason } from '../intake/refusal.ts';
import type { Policy } from './policy.ts';
import { markOf } from './scale.ts';

/** One attempt of one student, after grading. */
export type Attempt = { readonly student: string; readonly attempt: number } & (
  | {
      readonly outcome: 'graded';
      readonly exercises: readonly ExerciseRecord[];
      /** What kept the answer to each of them in check. */
      readonly sandboxes: readonly string[];
    }
  /** The student's error: nothing could be taken from the submission. */
  | { readonly outcome: 'refused'; readonly reason: Reason; readonly values: Values }
  /** Ours. */
  | { readonly outcome: 'error'; readonly detail: string }
);

export interface Standing {
  readonly student: string;
  /** `missing`: on the list of the class, and nothing was submitted. */
  readonly outcome: Attempt['outcome'] | 'missing';
  /** The attempt that counts; null where there is none. */
  readonly counts: Attempt | null;
  readonly attempts: readonly Attempt[];
  /** As the checks give them, without weights, lateness or anything else; null where nothing was graded. */
  readonly raw: Points | null;
  /** With weights. */
  readonly weighted: Points | null;
  /** Days begun after the date and the grace; 0 where nothing is known of dates. */
  readonly daysLate: number;
  /** Per cent of the weighted points that lateness takes. */
  readonly latePercent: number;
  /** From 0 to 1, after lateness; null where nothing was graded. */
  readonly share: number | null;
  readonly mark: number | null;
}

export interface Dates {
  readonly due: Date;
  readonly submitted: Date;
}

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

/** One standing for each student of `roster` and each who submitted, by name. `datesOf` gives null where none are known. */
export function standings(
  attempts: readonly Attempt[],
  roster: readonly string[],
  policy: Policy,
  datesOf: (student: string, attempt: number) => Dates | null,
): Standing[] {
  const students = [...new Set([...roster, ...attempts.map(({ student }) => student)])];
  return students
    .sort((one, other) => one.localeCompare(other, 'es'))
    .map((student) => {
      const own = attempts.filter((one) => one.student === student);
      const all = own.map((one) => standing(one, own, policy, datesOf(student, one.attempt)));
      return chosen(all, policy) ?? { ...NOTHING, student, outcome: 'missing', counts: null, attempts: [] };
    });
}

const NOTHING = { raw: null, weighted: null, daysLate: 0, latePercent: 0, share: null, mark: null } as const;

/** The attempt that counts. One that we could not grade stands before all others: it must be looked at first. */
function chosen(all: readonly Standing[], { attempts }: Policy): Standing | undefined {
  const broken = all.find(({ outcome }) => outcome === 'error');
  const graded = all.filter(({ outcome }) => outcome === 'graded');
  const byShare = [...graded].sort((one, other) => (other.share ?? 0) - (one.share ?? 0));
  return broken ?? (attempts === 'last' ? graded.at(-1) : byShare[0]) ?? all.at(-1);
}

function standing(counts: Attempt, attempts: readonly Attempt[], policy: Policy, dates: Dates | null): Standing {
  const { student, outcome } = counts;
  if (counts.outcome !== 'graded') return { ...NOTHING, student, outcome, counts, attempts };
  const checks = counts.exercises.flatMap((one) => one.checks.filter(({ status }) => status !== 'skipped'));
  const raw = sum(checks, () => 1);
  const weighted = sum(checks, ({ id }) => weightOf(id, policy));
  const daysLate = dates === null ? 0 : lateDays(dates, policy);
  const latePercent = Math.min(policy.late.mostPercent, daysLate * policy.late.percentPerDay);
  const reached = weighted.possible === 0 ? 0 : weighted.earned / weighted.possible;
  const share = reached * (1 - latePercent / 100);
  return {
    student,
    outcome,
    counts,
    attempts,
    raw,
    weighted,
    daysLate,
    latePercent,
    share,
    mark: markOf(share, policy.scale),
  };
}

/** The weight of a check: its own times its exercise's. */
export function weightOf(id: string, { weights }: Policy): number {
  return (weights[id] ?? 1) * (weights[id.slice(0, id.indexOf('#'))] ?? 1);
}

/** Whether the student may see a check on `now`; what is said of the check goes before what is said of its exercise. */
export function isShown(id: string, { visibility }: Policy, now: Date): boolean {
  const said = visibility[id] ?? visibility[id.slice(0, id.indexOf('#'))] ?? 'shown';
  return said === 'shown' || (said !== 'hidden' && Date.parse(said) <= now.getTime());
}

function lateDays({ due, submitted }: Dates, { late }: Policy): number {
  const after = submitted.getTime() - due.getTime() - late.graceMinutes * MINUTE;
  // A day is begun with its first moment after the grace; the grace itself is a gift.
  return after <= 0 ? 0 : Math.ceil(after / DAY);
}

function sum(checks: readonly CheckRecord[], weight: (check: CheckRecord) => number): Points {
  const total = (list: readonly CheckRecord[]) =>
    list.reduce((points, check) => points + check.points * weight(check), 0);
  return { earned: total(checks.filter(({ status }) => status === 'passed')), possible: total(checks) };
}
