import { expect, test } from 'vitest';
import { message, randomJournal } from './events.fixture.ts';
import { describe } from './list.ts';
import { english, spanish } from './words.fixture.ts';

const journal = [
  message({ label: 'GET /squads/7', exchange: 1 }),
  message({ from: 'squads', to: 'players', label: 'GET /players', outcome: 'lost', exchange: 2 }),
  message({ at: 300, kind: 'abort', label: '', exchange: 1 }),
  message({ at: 310, from: 'players', to: 'players', kind: 'note', label: 'restarts' }),
  message({ at: 320, arrivedAt: 400, from: 'squads', to: 'client', kind: 'reply', label: '504', outcome: 'late' }),
];

test('tells every event in a sentence', () => {
  expect(describe(journal, english)).toEqual([
    '0 ms: client sends GET /squads/7 to squads',
    '0 ms: squads sends GET /players to players; lost',
    '300 ms: client gives up and closes its connection to squads',
    '310 ms: players: restarts',
    '400 ms: squads answers client with 504; it arrives late, nobody waits any more',
  ]);
});

test('speaks Spanish', () => {
  expect(describe(journal, spanish)[1]).toBe('0 ms: squads envía GET /players a players; se perdió');
});

test('says how many events it leaves out', () => {
  expect(describe(journal, english, 2)).toEqual([
    '0 ms: client sends GET /squads/7 to squads',
    '… 3 more messages',
    '400 ms: squads answers client with 504; it arrives late, nobody waits any more',
  ]);
});

test('says that nothing happened', () => {
  expect(describe([], english)).toEqual(['No message was sent.']);
});

test('lets no control character through', () => {
  const told = Array.from({ length: 50 }, (_, seed) => describe(randomJournal(seed), english)).flat();
  expect(told.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
  expect(told.some((line) => line.includes('␛'))).toBe(true);
});
