import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Random } from '../../../grader/base/random.ts';
import { callback } from '../../../grader/base/values.ts';
import { drawCup, type Player, rosterOf } from '../../../grader/cup/data.ts';
import { playersHost } from '../../../grader/cup/hosts/players.ts';
import { late, refused } from '../../../grader/network/faults.ts';
import { functions, Later } from '../../../grader/network/functions.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';
import { consumer, provider } from './city.ts';
import { sorted, sortedElsewhere } from './copies.ts';
import { decode, encode } from './kick-off.ts';
import { after, attendance } from './through-json.ts';

const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [] }, 1);
const cup = drawCup(new Random('examples'));
const roster = rosterOf(new Random('examples'), 300);

let world: World;
afterEach(() => world?.close());
afterAll(() => spares.close());

/** A world with players, each answer 15 ms away, in which `example` runs. */
async function begin(example: string): Promise<(players: readonly Player[]) => ReturnType<World['call']>> {
  world = new World({ seed: example, spares });
  world.add(playersHost({ ...cup, players: roster }));
  world.fault('players', late(15));
  await world.start(example, path.join(import.meta.dirname, `${example}.ts`));
  return (players) => world.call(example, `/line-up?${new URLSearchParams(players.map(({ id }) => ['id', id]))}`);
}

describe('a line-up', () => {
  test.each([
    [11, 165],
    [300, 4500],
  ])('one by one: %i players take %i ms', async (count, milliseconds) => {
    const call = await begin('one-by-one');
    const players = roster.slice(0, count);
    const reply = await call(players);
    expect([reply.took, world.requests().length, world.peak()]).toEqual([milliseconds, count, 1]);
    expect(reply.json).toEqual({ players });
  });

  test('in one call: 11 players take 15 ms, in the order asked for', async () => {
    const call = await begin('line-up');
    const players = new Random('order').sample(roster, 11);
    const reply = await call(players);
    expect([reply.took, world.requests().length]).toEqual([15, 1]);
    expect(reply.json).toEqual({ players });
  });

  test('without players there is none', async () => {
    const call = await begin('line-up');
    world.fault('players', refused());
    expect((await call(roster.slice(0, 11))).status).toBe(502);
  });
});

test('a callee changes a reference, and not a copy', () => {
  const mine = { name: 'Azul', shirts: [10, 9] };
  expect(sortedElsewhere(mine)).toEqual({ name: 'Azul', shirts: [9, 10] });
  expect(mine.shirts).toEqual([10, 9]);
  expect(sorted(mine)).toBe(mine);
  expect(mine.shirts).toEqual([9, 10]);
});

test('JSON keeps less than it is given', () => {
  expect(after).toStrictEqual({
    at: '2026-06-11T18:00:00.000Z',
    goals: {},
    capped: {},
    rating: null,
    shirts: [9, null, 10],
  });
  expect(String(attendance.ticket)).toBe('9007199254740992');
  expect(() => JSON.stringify({ ticket: 9007199254740993n })).toThrow(TypeError);
});

test('a kick-off arrives as it was, and nothing else does', () => {
  const kickOff = { match_id: 'm1', at: new Date('2026-06-11T18:00:00.123Z') };
  expect(decode(encode(kickOff))).toEqual(kickOff);
  const texts = ['', 'null', '[]', '{}', '{"format":"cup/kick-off@2"}'];
  const broken = ['{"at":"x"}', '{"match_id":"m1"}', '{"match_id":"m1","at":"yesterday"}'].map((text) =>
    text.replace('{', '{"format":"cup/kick-off@1",'),
  );
  const codeOf = (text: string): unknown => {
    try {
      return decode(text);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(texts.map(codeOf)).toEqual(['malformed', 'malformed', 'malformed', 'unknown-format', 'unknown-format']);
  expect(broken.map(codeOf)).toEqual(['malformed', 'malformed', 'malformed']);
});

test('the matrix of the chapter', () => {
  const team = { id: 't1', home_city: 'Puebla' };
  const cell = (reads: (answer: object) => string, tells: (team: { id: string; home_city: string }) => object) => {
    try {
      return reads(tells(team));
    } catch (error) {
      return (error as Error).message;
    }
  };
  const row = (reads: (answer: object) => string) => Object.values(provider).map((tells) => cell(reads, tells));
  expect(row(consumer.old)).toEqual(['from Puebla', 'from Puebla', 'from undefined']);
  expect(row(consumer.tolerant)).toEqual(['from Puebla', 'from Puebla', 'from Puebla']);
  expect(cell(consumer.tolerant, () => ({}))).toBe('teams tells no city');
});

test('a call is timed until its answer, or only until it is asked', async () => {
  world = new World({ seed: 'stopwatch', spares });
  world.add(functions('players', { load: () => new Later(40, null) }));
  const exports = { timeOf: 'function', timeOfAsking: 'function' } as const;
  await world.start('stopwatch', path.join(import.meta.dirname, 'stopwatch.ts'), {}, { exports });
  const load = [callback('players', 'load')];
  expect(await world.invoke('stopwatch', 'timeOf', load)).toMatchObject({ value: 40 });
  expect(await world.invoke('stopwatch', 'timeOfAsking', load)).toMatchObject({ value: 0 });
});
