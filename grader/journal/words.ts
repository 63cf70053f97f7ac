import type { Outcome } from './event.ts';

/** Every outcome that is not "it arrived, as it should". */
export type Trouble = Exclude<Outcome, 'delivered'>;

/** What a sentence tells. All texts are already safe to print; `label` may be empty. */
export interface Told {
  /** Virtual milliseconds at which it is told: a reply's arrival, everything else's start. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The words that the drawings need, in one language. */
export interface JournalWords {
  /** Stands after a number of milliseconds: `ms`. */
  readonly unit: string;
  /**
   * The word beside the arrow, from the most telling to the shortest: a drawing takes the first that has room.
   * `aborted` also stands beside an event of kind `abort`.
   */
  readonly marks: Readonly<Record<Trouble, readonly [string, ...string[]]>>;
  /** One plain sentence an event, without its time, its outcome or a full stop. */
  readonly sentences: {
    readonly request: (told: Told) => string;
    readonly reply: (told: Told) => string;
    readonly abort: (told: Told) => string;
    readonly message: (told: Told) => string;
    readonly note: (told: Told) => string;
  };
  /** What follows the sentence after a semicolon. */
  readonly outcomes: Readonly<Record<Trouble, string>>;
  /** In place of `count` messages left out of a long drawing. */
  readonly more: (count: number) => string;
  /** In place of a drawing without events. */
  readonly nothing: string;
  /** The title of an SVG that was not given one. */
  readonly title: string;
}
