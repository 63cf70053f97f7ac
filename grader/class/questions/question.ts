/** A question on a drawing of what a student's own service did: only who wrote it, or understands it, answers at once. */
import type { JournalEvent } from '../../journal/event.ts';
import type { Row } from '../../journal/rows.ts';

export type Asked =
  /** What happens after the last message of the drawing? */
  | 'next'
  /** How long did the client wait? */
  | 'waited'
  /** How many calls were in flight at the same time at most? */
  | 'inFlight'
  /** Whose answer came first? */
  | 'first'
  /** Which line of the file sends this, and what happens there without an answer? Answered in words. */
  | 'line';

/** An option: a row of a journal, a text that is the same in both languages, or that nothing more happens. */
export type Option = { readonly row: Row } | { readonly text: string } | 'nothing';

export interface Question {
  readonly asked: Asked;
  /** `ch3/squad#asks-at-once`: the check whose journal is drawn. */
  readonly check: string;
  readonly drawn: readonly JournalEvent[];
  /** In the order in which they are shown; none where it is answered in words. */
  readonly options: readonly Option[];
  /** Which of them is right. */
  readonly right: number;
  /** The message that a question for a line is about. */
  readonly about: Row | null;
}
