/** The part of a journal that explains a failure: the client's last call, and what it led to. */
import type { JournalEvent } from '../journal/event.ts';

/** The events from the last call of the client on, with calls that were still running when it began. */
export function lastCall(journal: readonly JournalEvent[]): JournalEvent[] {
  const calls = journal.filter(({ kind, from }) => kind === 'request' && from === 'client');
  let first = calls.at(-1);
  if (!first) return [...journal];
  for (const call of [...calls].reverse()) {
    const reply = journal.find(({ kind, exchange }) => kind === 'reply' && exchange === call.exchange);
    if (call === first || !reply || reply.at > first.at || first.at === call.at) first = call;
    else break;
  }
  const start = journal.indexOf(first);
  return journal.slice(start);
}
