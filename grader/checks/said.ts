/** What the services of a world said besides their answers: what they threw, and what they printed. */

import type { JournalEvent } from '../journal/event.ts';
import { lastCall } from '../journal/excerpt.ts';
import type { Member, Placed } from '../network/member.ts';
import type { Verdict } from './verdict.ts';

export interface Said extends Required<Pick<Verdict, 'threw' | 'output' | 'begins'>> {
  /** The line of the student's file that threw first in what is drawn; null where none did. */
  readonly line: number | null;
}

interface World {
  readonly journal: readonly JournalEvent[];
  readonly members: readonly Pick<Member, 'thrown' | 'prints'>[];
}

/** What was said in `world`, and from where on it belongs to the part of the journal that explains a failure. */
export function saidIn({ journal, members }: World): Said {
  const first = journal.length - lastCall(journal).length;
  const isBefore = ({ after }: Placed): boolean => first > 0 && after <= first;
  const inOrder = <One extends Placed>(all: readonly One[]) => {
    const before = all.filter(isBefore);
    return { before, all: [...before, ...all.filter((one) => !isBefore(one))] };
  };
  const thrown = inOrder(members.flatMap((member) => member.thrown));
  const prints = inOrder(members.flatMap((member) => member.prints));
  const text = (all: typeof prints.all): string => all.map((print) => print.text).join('');
  return {
    threw: thrown.all.map(({ name, message, line }) => `${name}: ${message}${line === null ? '' : ` (:${line})`}`),
    output: text(prints.all),
    begins: { threw: thrown.before.length, output: text(prints.before).length },
    line: thrown.all[thrown.before.length]?.line ?? null,
  };
}
