/** The part of a journal that explains a failure: the client's last call, and what it led to. */
import type { JournalEvent } from './event.ts';

/**
 * The events from the last call of the client on, with calls that were still running when it began. Where that call led
 * to nothing else and merely looked at what goes on in the background, from the call, or the event, on that began it.
 */
export function lastCall(journal: readonly JournalEvent[]): JournalEvent[] {
  const calls = journal.filter(({ kind, from }) => kind === 'request' && from === 'client');
  let first = calls.at(-1);
  if (!first) return [...journal];
  for (const call of [...calls].reverse()) {
    const reply = replyTo(call, journal);
    if (call === first || !reply || reply.at > first.at || first.at === call.at) first = call;
    else break;
  }
  const start = journal.indexOf(first);
  return journal.slice(journal.slice(start).some(isAmongServices) ? start : backgroundOf(journal, start));
}

/** `events` on a clock that begins with the first of them: a check may have asked other things for a long time before. */
export function fromZero(events: readonly JournalEvent[]): JournalEvent[] {
  const zero = Math.min(...events.map(({ at }) => at));
  return events.map((event) => ({
    ...event,
    at: event.at - zero,
    ...(event.arrivedAt === undefined ? {} : { arrivedAt: event.arrivedAt - zero }),
  }));
}

/** Where the call or the event stands after which the latest work before `start` was done; `start`, where there is none. */
function backgroundOf(journal: readonly JournalEvent[], start: number): number {
  const work = journal.findLastIndex((event, index) => index < start && isAmongServices(event));
  const begun = journal.findLastIndex(
    ({ kind, from }, index) => index < work && kind === 'request' && from === 'client',
  );
  const reply = begun === -1 ? undefined : replyTo(journal[begun] as JournalEvent, journal);
  if (reply && journal.indexOf(reply) < work) return begun;
  const announced = journal.findLastIndex((event, index) => index < start && isAnnouncement(event, journal));
  return announced === -1 ? start : announced;
}

/** Whether it came from somebody whom nobody in this world says anything to: what follows, follows from it. */
function isAnnouncement({ kind, from, to }: JournalEvent, journal: readonly JournalEvent[]): boolean {
  return kind === 'message' && from !== to && !journal.some((event) => event.to === from);
}

function isAmongServices({ from, to }: JournalEvent): boolean {
  return from !== 'client' && to !== 'client';
}

function replyTo(call: JournalEvent, journal: readonly JournalEvent[]): JournalEvent | undefined {
  return journal.find(({ kind, exchange }) => kind === 'reply' && exchange === call.exchange);
}
