import { expect, test } from 'vitest';
import type { JournalEvent } from './event.ts';
import { fromZero, lastCall } from './excerpt.ts';

/** `1 client>coach` is a request of exchange 1, `1 coach>client.` its reply. */
function journalOf(...lines: string[]): JournalEvent[] {
  return lines.map((line, at) => {
    const [, exchange, from = '', to = '', end] = /^(\d+) (\w+)>(\w+)(\.?)$/.exec(line) ?? [];
    const kind = end === '.' ? 'reply' : 'request';
    return { at, arrivedAt: at, from, to, kind, label: line, outcome: 'delivered', exchange: Number(exchange) };
  });
}

const told = (...lines: string[]) => lastCall(journalOf(...lines)).map(({ label }) => label);

const WAITED = ['1 client>coach', '2 coach>training', '2 training>coach.', '1 coach>client.'];
const ACCEPTED = ['1 client>coach', '1 coach>client.', '2 coach>training', '2 training>coach.'];

test('begins with the last call of the client', () => {
  const last = ['3 client>coach', '4 coach>training', '4 training>coach.', '3 coach>client.'];
  expect(told(...WAITED, ...last)).toEqual(last);
});

test('leaves out an earlier call whose work was over with its answer', () => {
  expect(told(...WAITED, '3 client>coach', '3 coach>client.')).toEqual(['3 client>coach', '3 coach>client.']);
});

test('begins with the call that was accepted where the last one only looks', () => {
  const look = ['3 client>coach', '3 coach>client.'];
  expect(told(...WAITED, ...ACCEPTED, ...look, ...look)).toEqual([...ACCEPTED, ...look, ...look]);
});

test('begins with the event that was announced where the last call only looks', () => {
  const announced: JournalEvent[] = journalOf('1 shop>broker', '1 broker>coach', '2 coach>broker').map((event) => ({
    ...event,
    kind: 'message',
  }));
  const journal = [...announced, ...announced, ...journalOf('3 client>coach', '3 coach>client.')];
  expect(lastCall(journal).map(({ label }) => label)).toEqual([
    ...announced.map(({ label }) => label),
    '3 client>coach',
    '3 coach>client.',
  ]);
});

test('begins its clock with its first event', () => {
  const journal = journalOf(...WAITED, '3 client>coach', '3 coach>client.');
  const { arrivedAt: _, ...lost } = { ...(journal[5] as JournalEvent), outcome: 'lost' as const };
  const shown = fromZero([...journal.slice(4), lost]);
  expect(shown.map(({ at, arrivedAt }) => [at, arrivedAt])).toEqual([
    [0, 0],
    [1, 1],
    [1, undefined],
  ]);
});
