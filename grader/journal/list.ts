import { truncate } from './columns.ts';
import type { JournalEvent } from './event.ts';
import { elide, type Row, rowsOf, timeText } from './rows.ts';
import { sanitise } from './sanitise.ts';
import type { JournalWords } from './words.ts';

/** Names and labels are cut to this many columns. */
const LONGEST = 160;

/**
 * One plain sentence an event, in order of time, for who cannot see the drawing; safe to print as it is.
 * With more than `limit` events, those in the middle become one line that says how many they are.
 */
export function describe(
  events: readonly JournalEvent[],
  words: JournalWords,
  limit: number = Number.POSITIVE_INFINITY,
): string[] {
  if (events.length === 0) return [words.nothing];
  const { first, skipped, last } = elide(rowsOf(events), limit);
  const tell = (row: Row) => sentenceOf(row, words);
  return [...first.map(tell), ...(skipped === 0 ? [] : [`… ${words.more(skipped)}`]), ...last.map(tell)];
}

function sentenceOf(row: Row, words: JournalWords): string {
  return `${timeText(row.time, words)}: ${sayRow(row, words)}`;
}

/** What a sentence of `describe` says after its time. */
export function sayRow({ event, time, trouble }: Row, words: JournalWords): string {
  const [from, to, label] = [event.from, event.to, event.label].map((text) => truncate(sanitise(text), LONGEST));
  const told = { at: time, from: from ?? '', to: to ?? '', label: label ?? '' };
  const sentence = words.sentences[event.kind](told);
  const said = trouble === undefined || (event.kind === 'abort' && trouble === 'aborted');
  return said ? sentence : `${sentence}; ${words.outcomes[trouble]}`;
}
