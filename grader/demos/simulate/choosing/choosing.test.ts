import { describe, expect, test } from 'vitest';
import { Random } from '../../../base/random.ts';
import { type Decision, flawOf, SHARED } from './decision.ts';
import { follow, unmet } from './follow.ts';
import { duration } from './shown.ts';
import type { Measure } from './situation.ts';
import { type SituationName, situations } from './situations.ts';
import { peakOf } from './tally.ts';

const HOUR = 3_600_000;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

const asked: Decision = {
  mechanism: 'request-response',
  time_limit_ms: 1000,
  retries: 'nobody',
  same_key: true,
  owner: 'players',
  on_failure: 'give-up',
};
const kept: Decision = { ...asked, mechanism: 'events', time_limit_ms: null, retries: 'receiver', on_failure: 'keep' };

function outcomeOf(name: SituationName, decision: Partial<Decision>, seed: number) {
  const { home } = situations[name];
  return follow(situations[name], { ...asked, owner: home, ...decision }, new Random(seed)).outcome;
}

/** A decision, and a need that it does not meet, whatever the seed. */
const consequences: readonly [string, SituationName, Partial<Decision>, Measure][] = [
  ['no time limit holds callers', 'squad', { time_limit_ms: null }, 'held'],
  ['giving up fails whoever reads', 'squad', { on_failure: 'give-up' }, 'failed'],
  ['a temporary queue loses changes', 'squad', { ...kept, owner: 'players', on_failure: 'give-up' }, 'stale'],
  ['a repetition without a key charges twice', 'charge', { retries: 'caller', same_key: false }, 'twice'],
  ['silence is no refusal', 'charge', { on_failure: 'give-up' }, 'stranded'],
  ['a replica sells what is gone', 'stock', { ...kept, owner: 'warehouse' }, 'clashes'],
  ['an event brings no answer', 'training', { ...kept, owner: 'training' }, 'unheard'],
  [
    'memory does not outlive a restart',
    'transfer',
    { mechanism: 'async-request-response', time_limit_ms: 96 * HOUR },
    'unheard',
  ],
  ['a publisher that calls changes for each newcomer', 'packaged', {}, 'together'],
  ['a broker refuses 40 MB', 'season', { ...kept, owner: 'stats' }, 'failed'],
  [
    'a common place forgets what was in between',
    'audit',
    { ...kept, mechanism: 'common-data', time_limit_ms: 60_000, owner: 'registrations' },
    'lost',
  ],
  ['who all write must all be changed', 'audit', { ...kept, owner: SHARED }, 'together'],
];

test.each(consequences)('%s', (_, name, decision, measure) => {
  for (const seed of SEEDS) expect(unmet(situations[name], outcomeOf(name, decision, seed))).toContain(measure);
});

describe('a run', () => {
  test('is the same for the same seed', () => {
    expect(outcomeOf('charge', {}, 1)).toEqual(outcomeOf('charge', {}, 1));
    expect(outcomeOf('charge', {}, 1)).not.toEqual(outcomeOf('charge', {}, 2));
  });

  test('has the same operations under every decision', () => {
    expect(outcomeOf('audit', kept, 3).operations).toBe(outcomeOf('audit', {}, 3).operations);
  });

  test('loses nothing in a durable queue', () => {
    const { owner: _, ...events } = kept;
    for (const seed of SEEDS)
      expect(outcomeOf('packaged', events, seed)).toMatchObject({ lost: 0, twice: 0, together: 1 });
  });
});

test('counts what overlaps', () => {
  expect(
    peakOf([
      { from: 0, until: 5 },
      { from: 1, until: 2 },
      { from: 2, until: 9 },
    ]),
  ).toBe(2);
});

test('names the field that is no decision', () => {
  expect(flawOf(asked, ['players', 'squads'])).toBeNull();
  expect(flawOf({ ...asked, owner: 'cup' }, ['players', 'squads'])).toMatchObject({ field: 'owner', got: "'cup'" });
  expect(flawOf({ ...asked, time_limit_ms: 0 }, ['players'])).toMatchObject({ field: 'time_limit_ms' });
});

test('tells durations in a unit that fits', () => {
  expect([340, 9600, 1_200_000, 3.5 * HOUR, 120 * HOUR].map(duration)).toEqual([
    '340 ms',
    '9.6 s',
    '20 min',
    '3.5 h',
    '5 d',
  ]);
});
