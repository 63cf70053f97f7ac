import type { Values } from '../../language/bilingual.ts';

/** Why nothing is taken from a submission; its sentence is `refusals[reason]` of the words of a class. */
export type Reason =
  | 'link'
  | 'special'
  | 'outside'
  | 'tooLarge'
  | 'archiveTooLarge'
  | 'bomb'
  | 'tooMany'
  | 'encrypted'
  | 'unreadable'
  | 'format'
  | 'ambiguous'
  | 'twice'
  | 'noGit'
  | 'nothing';

/** A submission of which nothing is taken: the student's to mend, told with a sentence. */
export class Refused extends Error {
  readonly reason: Reason;
  readonly values: Values;

  constructor(reason: Reason, values: Values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}
