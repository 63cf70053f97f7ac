/** The record of a grading: the contract that programs read (`--json`), and what every report is written from. */
import type { Tier } from '../checks/exercise.ts';
import type { Status, Verdict } from '../checks/verdict.ts';
import type { JournalEvent } from '../journal/event.ts';

export interface GradeRecord {
  readonly format: 'entre-servicios/grade@1';
  /** The folder whose files were graded, as it was named. */
  readonly from: string;
  readonly seed: number;
  /** What ran the services: `node 26.10.0`, `deno 2.9.6`. */
  readonly runtime: string;
  /** Null where no check needed a broker. */
  readonly broker: { readonly kind: string; readonly version: string } | null;
  readonly points: Points;
  readonly exercises: readonly ExerciseRecord[];
}

export interface Points {
  readonly earned: number;
  readonly possible: number;
}

export interface ExerciseRecord {
  readonly id: string;
  readonly tier: Tier;
  /** As a person would type it, with forward slashes. */
  readonly file: string;
  /** `passed` where all checks are; otherwise error before failed before blocked before skipped. */
  readonly status: Status;
  readonly points: Points;
  readonly checks: readonly CheckRecord[];
}

export interface CheckRecord {
  readonly id: string;
  readonly status: Status;
  readonly points: number;
  /** Real time. */
  readonly milliseconds: number;
  readonly title: string;
  /** Why it is not passed; empty where it is. */
  readonly message: string;
  /** The likeliest cause; empty where the check is passed or has none. */
  readonly misconception: string;
  /** The command that helps; empty where there is none. */
  readonly hint: string;
  /** For `--replay`. */
  readonly replay: string;
  /** `exercises/ch3-synchronous/01-squad.ts:14`; without a line where it is not known. */
  readonly place: string;
  /** What handlers of the service threw on the way. */
  readonly threw: readonly string[];
  /** What the service printed. */
  readonly output: string;
  /** Where `threw` and `output` begin to belong to what explains the failure; 0 both where absent. */
  readonly begins?: Verdict['begins'];
  readonly journal: readonly JournalEvent[];
  /** What costs no points and is worth a look, with its line where known; absent where there is nothing. */
  readonly warnings?: readonly string[];
  /** What a passed check tells of the answer besides, a paragraph each; absent where there is nothing. */
  readonly notes?: readonly string[];
}

/** A verdict with the real time that it took. */
export interface Timed {
  readonly verdict: Verdict;
  readonly milliseconds: number;
}
