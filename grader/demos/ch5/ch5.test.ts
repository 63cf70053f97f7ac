import { describe, expect, test } from 'vitest';
import { joining } from './joining.ts';
import { changesOf, ORDERS, playBoth } from './play.ts';

test('billing joins without a change to anybody, with events', () => {
  expect(changesOf('by-calls')).toEqual({ changed: 1, added: 1 });
  expect(changesOf('by-events')).toEqual({ changed: 0, added: 1 });
});

describe.each([1, 2])('under seed %i', (seed) => {
  test('events keep what calls lose while notification is down', async () => {
    const { 'by-calls': calls, 'by-events': events } = await playBoth(seed);
    expect(calls).toMatchObject({ accepted: 0, mails: 0, payments: 0 });
    expect(events).toMatchObject({ accepted: ORDERS, mails: ORDERS, payments: ORDERS });
    expect(events.took).toBeLessThan(calls.took);
  });

  test('the outcome counts the files', async () => {
    expect((await joining.run(seed, 'en')).outcome).toBe('1 with calls, 0 with events');
  });
});
