import type { RabbitNode } from '../broker/node.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { Values, Worded } from '../language/bilingual.ts';
import type { Need, ProblemName } from '../language/catalogue.ts';
import type { Runtime } from '../service/runtime.ts';
import type { Sandbox } from '../service/sandbox.ts';

export type Status =
  | 'passed'
  /** Not yet: the service did something else. */
  | 'failed'
  /** It waits on a check before it. */
  | 'blocked'
  /** Could not tell: a fault of the grader or the machine, never counted against the student. */
  | 'error'
  /** It makes no sense on this run (another tempo, another broker); its reason is printed. */
  | 'skipped';

/** Why a check is not passed. */
export type Reason =
  /** A failure of the check itself: its text is `failures[name]` of the exercise's facts. */
  | { readonly kind: 'check'; readonly name: string; readonly values: Worded }
  /** Something that would be wrong in any exercise: its text is `problems[name]` of the catalogue. */
  | { readonly kind: 'problem'; readonly name: ProblemName; readonly values: Values }
  /** The check it waits on. */
  | { readonly kind: 'waits'; readonly on: string }
  /** What the broker of this run does not offer. */
  | { readonly kind: 'needs'; readonly what: Need }
  /** What went wrong in the grader, in English, for whoever mends it. */
  | { readonly kind: 'error'; readonly detail: string };

/** Something that costs nothing: its text is `warnings[name]` of the check's facts. */
export interface Warning {
  readonly name: string;
  readonly values: Worded;
  /** Where in the student's file, counted from 1; null where not known. */
  readonly line: number | null;
}

/** Something that a passed check tells of the answer: its text is `notes[name]` of the check's facts. */
export interface Note {
  readonly name: string;
  readonly values: Worded;
}

/** The outcome of one check, as it travels from the process that runs it to the report. */
export interface Verdict {
  /** `ch3/squad#keeps-order` */
  readonly id: string;
  readonly status: Status;
  readonly reason: Reason | null;
  /** Where in the student's file, counted from 1; null where not known. */
  readonly line: number | null;
  /** What a handler of the service threw on the way, one line each: `TypeError: x is not a function (line 14)`. */
  readonly threw: readonly string[];
  /** What the service printed, cut. */
  readonly output: string;
  /**
   * The index in `threw` and the character in `output` from which on they belong to the part of the journal that is
   * drawn (journal/excerpt.ts): a check that tries several cases has more of both. 0 both where absent.
   */
  readonly begins?: { readonly threw: number; readonly output: number };
  readonly journal: readonly JournalEvent[];
  /** Absent where there are none. */
  readonly warnings?: readonly Warning[];
  /** Absent where there are none. */
  readonly notes?: readonly Note[];
}

declare module 'vitest' {
  interface TaskMeta {
    verdict?: Verdict;
  }
  interface ProvidedContext {
    grading: Grading;
  }
}

/** A file to be judged as the answer to an exercise. */
export interface Candidate {
  /** Tells it from others in the same run: `exercises`, or the path of an answer and a seed. */
  readonly label: string;
  readonly exercise: string;
  /** Absolute path. */
  readonly file: string;
  readonly seed: string;
  /** Judge these checks alone, by name, whatever they would wait on; null: all, in their order. */
  readonly only: readonly string[] | null;
}

/** What a run tells the process that makes the checks. */
export interface Grading {
  readonly candidates: readonly Candidate[];
  /** Folders and files that services may read; absolute. */
  readonly readable: readonly string[];
  /** What runs the services. */
  readonly runtime: Runtime;
  /** What stands around the process of each service. */
  readonly sandbox: Sandbox;
  /** The RabbitMQ of this run; null: the embedded broker, a fresh one for each check. */
  readonly node: RabbitNode | null;
  /** A folder of this run for the state of services; absolute. */
  readonly stateFolder: string;
  /** About how many processes each worker will need. */
  readonly starts: number;
  /** Real seconds in one turn after which a service hangs; 0: never. */
  readonly turnLimitSeconds: number;
  /** The port of 127.0.0.1 at which the first service waits for a debugger; null: none does. */
  readonly inspectPort: number | null;
  /** The gate at which the checks wait once they are loaded (run/gate.ts); null: they begin at once. */
  readonly gate: string | null;
}
