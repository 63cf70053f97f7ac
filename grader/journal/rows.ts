import type { JournalEvent } from './event.ts';
import type { JournalWords, Trouble } from './words.ts';

/** How many messages a drawing shows when it was not told. */
export const ROWS = 60;

/** One row of a drawing. */
export interface Row {
  readonly event: JournalEvent;
  /** Virtual milliseconds at which it is drawn: a reply's arrival, everything else's start. */
  readonly time: number;
  /** What its arrow says besides its label; undefined where it arrived as it should. */
  readonly trouble: Trouble | undefined;
}

/** `events` in order of the time at which they are drawn, then of recording. */
export function rowsOf(events: readonly JournalEvent[]): Row[] {
  const withdrawn = new Set(events.filter(({ kind }) => kind === 'abort').map(({ exchange }) => exchange));
  withdrawn.delete(undefined);
  return events
    .map((event) => ({
      event,
      time: event.kind === 'reply' ? (event.arrivedAt ?? event.at) : event.at,
      trouble: troubleOf(event, withdrawn),
    }))
    .sort((one, other) => one.time - other.time);
}

/** A withdrawn request whose abort is an event of its own left as any other; the abort's row tells the rest. */
function troubleOf(event: JournalEvent, withdrawn: ReadonlySet<number | undefined>): Trouble | undefined {
  if (event.kind === 'note') return undefined;
  if (event.kind === 'abort') return event.outcome === 'delivered' ? 'aborted' : event.outcome;
  if (event.outcome === 'aborted' && event.kind === 'request' && withdrawn.has(event.exchange)) return undefined;
  return event.outcome === 'delivered' ? undefined : event.outcome;
}

/** `given`, then whoever else takes part, in order of first appearance in the rows. */
export function participantsOf(rows: readonly Row[], given: readonly string[] = []): string[] {
  return [...new Set([...given, ...rows.flatMap(({ event }) => [event.from, event.to])])];
}

/** The first and last rows of `rows`, at most `limit` (at least 2) of them, and how many were left out between. */
export function elide(rows: readonly Row[], limit: number): { first: Row[]; skipped: number; last: Row[] } {
  if (rows.length <= limit) return { first: [...rows], skipped: 0, last: [] };
  const kept = Math.max(2, Math.floor(limit));
  const ending = Math.floor(kept / 3) || 1;
  return { first: rows.slice(0, kept - ending), skipped: rows.length - kept, last: rows.slice(-ending) };
}

/** What the arrow or note of `row` says besides its mark; not yet sanitised. */
export function captionOf({ event, trouble }: Row, words: Pick<JournalWords, 'marks'>): string {
  return event.kind === 'abort' && trouble !== 'aborted' ? `${words.marks.aborted[0]} ${event.label}` : event.label;
}

/** `200 ms`; from five digits on, they stand in groups of three: `30 000 ms`. */
export function timeText(time: number, words: Pick<JournalWords, 'unit'>): string {
  const [whole = '0', decimals] = String(Math.round(time * 10) / 10).split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${grouped}${decimals === undefined ? '' : `.${decimals}`} ${words.unit}`;
}
