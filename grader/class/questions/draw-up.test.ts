import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { rowsOf } from '../../journal/rows.ts';
import type { CheckRecord } from '../../run/record.ts';
import { drawUp } from './draw-up.ts';
import type { Option, Question } from './question.ts';

const event = (at: number, route: string, kind: JournalEvent['kind'], label: string, more = {}): JournalEvent => {
  const [from = '', to = ''] = route.split(' ');
  return { at, arrivedAt: at, from, to, kind, label, outcome: 'delivered', ...more };
};

/** players answers after 60 ms, cup after 200; the client waits 200. */
const both = [
  event(0, 'client squads', 'request', 'GET /squads/t1', { exchange: 1 }),
  event(0, 'squads players', 'request', 'GET /players?team_id=t1', { exchange: 2, line: 14 }),
  event(0, 'squads cup', 'request', 'GET /countries', { exchange: 3, line: 15 }),
  event(60, 'players squads', 'reply', '200', { exchange: 2 }),
  event(200, 'cup squads', 'reply', '200', { exchange: 3 }),
  event(200, 'squads client', 'reply', '200', { exchange: 1 }),
];
/** cup never answers; the service gives up and answers 504. */
const late = [
  ...both.slice(0, 2),
  event(0, 'squads cup', 'request', 'GET /countries', { exchange: 3, line: 15, outcome: 'aborted' }),
  event(60, 'players squads', 'reply', '200', { exchange: 2 }),
  event(1000, 'squads cup', 'abort', '', { exchange: 3 }),
  event(1000, 'squads client', 'reply', '504', { exchange: 1 }),
];
const check = (id: string, journal: readonly JournalEvent[]): CheckRecord => ({ id, journal }) as CheckRecord;
const checks = [check('ch3/squad#both', both), check('ch3/squad#late', late), check('ch3/squad#starts', [])];
const many: Question[] = Array.from({ length: 200 }, (_, seed) => drawUp(checks, new Random(seed))).flat();
const asked = (kind: Question['asked']): Question[] => many.filter((one) => one.asked === kind);
const right = ({ options, right: index }: Question): Option => options[index] as Option;
const journalOf = ({ check: id }: Question): readonly JournalEvent[] => (id.endsWith('#both') ? both : late);

describe('questions on a run', () => {
  test('are the same for a seed, and others for another', () => {
    const drawn = (seed: number): string => JSON.stringify(drawUp(checks, new Random(seed)));
    expect(drawn(7)).toBe(drawn(7));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => drawn(seed))).size).toBeGreaterThan(10);
  });

  test('are of every kind', () => {
    expect([...new Set(many.map((one) => one.asked))].sort()).toEqual(['first', 'inFlight', 'line', 'next', 'waited']);
  });

  test('have one right answer among options that differ', () => {
    for (const { options, asked: kind } of many.filter((one) => one.asked !== 'line')) {
      expect(options.length).toBeGreaterThanOrEqual(kind === 'first' ? 2 : 4);
      expect(new Set(options.map((option) => JSON.stringify(option))).size).toBe(options.length);
    }
  });

  test('stop before the message that comes next, and offer nothing else of that moment', () => {
    for (const question of asked('next')) {
      const rows = rowsOf(journalOf(question));
      const option = right(question);
      const following = rows[question.drawn.length];
      expect(option).toEqual(following ? { row: following } : 'nothing');
      const wrong = question.options.filter((one) => one !== option);
      for (const one of wrong) {
        if (!(typeof one === 'object' && 'row' in one)) continue;
        const isNow = rows.some(({ event: { label, from, to }, time }) => {
          const { event: other } = one.row;
          return time === following?.time && [label, from, to].join() === [other.label, other.from, other.to].join();
        });
        expect(isNow).toBe(false);
      }
    }
  });

  test('ask what the service under test does, not how the others are', () => {
    const senders = asked('next').flatMap((one) => {
      const option = right(one);
      return typeof option === 'object' && 'row' in option ? [option.row.event.from] : [];
    });
    expect([...new Set(senders)]).toEqual(['squads']);
  });

  test('do not show in the drawing what only comes later', () => {
    for (const { drawn } of asked('next')) {
      if (drawn.some(({ kind }) => kind === 'abort')) continue;
      expect(drawn.map(({ outcome }) => outcome)).not.toContain('aborted');
    }
  });

  test('know times, calls in flight and order', () => {
    for (const one of asked('waited'))
      expect(right(one)).toEqual({ text: one.check.endsWith('#both') ? '200 ms' : '1000 ms' });
    for (const one of asked('inFlight')) expect(right(one)).toEqual({ text: '2' });
    for (const one of asked('first')) expect([right(one), one.options.length]).toEqual([{ text: 'players' }, 2]);
  });

  test('point at a line of the file', () => {
    for (const { about } of asked('line')) expect([14, 15]).toContain(about?.event.line);
  });

  test('are none where nothing was said', () => {
    expect(drawUp([check('ch3/squad#starts', [])], new Random(1))).toEqual([]);
  });
});
