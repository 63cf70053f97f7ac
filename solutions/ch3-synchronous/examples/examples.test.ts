import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Random } from '../../../grader/base/random.ts';
import { drawCup, type Match } from '../../../grader/cup/data.ts';
import { cupHost } from '../../../grader/cup/hosts/cup.ts';
import { statsHost } from '../../../grader/cup/hosts/stats.ts';
import { teamsHost } from '../../../grader/cup/hosts/teams.ts';
import { type Fault, late, notJson, refused, replyLost, status, truncated } from '../../../grader/network/faults.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';

const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [] }, 1);
const cup = drawCup(new Random('examples'));
const [home, away] = cup.usualTeams;
const match = cup.matches[0] as Match;

let world: World;
afterEach(() => world.close());
afterAll(() => spares.close());

/** A world with the hosts of the examples, in which `example` runs. */
async function begin(example: string): Promise<(path: string, options?: object) => ReturnType<World['call']>> {
  world = new World({ seed: example, spares });
  world.add(teamsHost(cup), cupHost(cup), statsHost(cup));
  await world.start(example, path.join(import.meta.dirname, `${example}.ts`));
  return (address, options) => world.call(example, address, options);
}

function pageOf(one: string, other: string): string {
  return `/match-day?${new URLSearchParams({ home: one, away: other })}`;
}

describe('match-day', () => {
  test('answers with both teams and the number of countries', async () => {
    const call = await begin('match-day');
    const awkward = cup.awkwardTeams.map(({ team }) => team);
    for (const team of [away, ...awkward]) {
      const reply = await call(pageOf(home.id, team.id));
      const expected = { home: home.name, away: team.name, city: home.city, countries: cup.countries.length };
      expect(reply.json, team.id).toEqual(expected);
    }
  });

  test('has its three calls in flight at once', async () => {
    const call = await begin('match-day');
    for (const host of ['teams', 'cup']) world.fault(host, late(200));
    expect((await call(pageOf(home.id, away.id))).took).toBe(200);
    expect(world.peak()).toBe(3);
  });

  test('tells failures apart', async () => {
    const call = await begin('match-day');
    expect((await call(pageOf(home.id, cup.unknownTeamId))).status).toBe(404);
    const faults: [Fault, number][] = [
      [status(503), 502],
      [refused(), 502],
      [truncated(), 502],
      [notJson(), 502],
      [late(5000), 504],
      [replyLost(), 504],
    ];
    for (const host of ['teams', 'cup']) {
      for (const [fault, expected] of faults) {
        world.fault(host, fault);
        expect((await call(pageOf(home.id, away.id))).status, `${host} ${fault.variant}`).toBe(expected);
        world.heal(host);
      }
    }
    expect(world.requests().every(({ fate }) => fate !== 'open')).toBe(true);
  });
});

test('one by one takes the sum', async () => {
  const call = await begin('one-by-one');
  for (const host of ['teams', 'cup']) world.fault(host, late(200));
  const reply = await call(pageOf(home.id, away.id));
  expect([reply.took, world.peak(), reply.json]).toEqual([600, 1, [200, 200, 200]]);
});

describe('giving up', () => {
  test.each([
    ['race', 'answered', 5000],
    ['signal', 'withdrawn', 1000],
  ])('%s: the request is %s after %i ms', async (way, fate, endedAt) => {
    const call = await begin('give-up');
    world.fault('cup', late(5000));
    const reply = await call(`/${way}`);
    expect([reply.status, reply.took]).toEqual([504, 1000]);
    await world.settle();
    expect(world.requests()).toMatchObject([{ fate, endedAt }]);
  });
});

describe('scoreboard', () => {
  const address = `/scoreboard/${match.id}`;
  const with1000 = { headers: { 'Remaining-Ms': '1000' } };

  test('passes on what is left', async () => {
    const call = await begin('scoreboard');
    world.fault('stats', late(300));
    const reply = await call(address, with1000);
    const team = cup.teams.find(({ id }) => id === match.home_team_id);
    expect(reply.json).toEqual({ home: team?.name, goals: match.home_goals });
    expect(world.requests().map(({ to, headers }) => [to, headers.get('remaining-ms')])).toEqual([
      ['stats', '1000'],
      ['teams', '700'],
    ]);
  });

  test('ends with the deadline, whoever used the time', async () => {
    const call = await begin('scoreboard');
    for (const host of ['stats', 'teams']) world.fault(host, late(700));
    const reply = await call(address, with1000);
    expect([reply.status, reply.took]).toEqual([504, 1000]);
    await world.settle();
    expect(world.requests().map(({ fate, endedAt }) => [fate, endedAt])).toEqual([
      ['answered', 700],
      ['withdrawn', 1000],
    ]);
  });

  test('ends when the caller hangs up', async () => {
    const call = await begin('scoreboard');
    world.fault('stats', late(700));
    await call(address, { ...with1000, giveUpAfter: 400 });
    await world.settle();
    expect(world.requests()).toMatchObject([{ to: 'stats', fate: 'withdrawn', endedAt: 400 }]);
  });

  test('keeps to its own limit and refuses nonsense', async () => {
    const call = await begin('scoreboard');
    expect((await call(address, { headers: { 'Remaining-Ms': 'soon' } })).status).toBe(400);
    world.fault('stats', late(60_000));
    expect((await call(address)).took).toBe(2000);
    world.heal('stats');
    world.fault('stats', status(500));
    expect((await call(address)).status).toBe(502);
  });
});

test('a pause ends with its signal', async () => {
  const call = await begin('pause');
  expect((await call('/')).took).toBe(1000);
  world = await closeAnd('pause', { TIME_LIMIT_MS: '400' });
  const reply = await world.call('pause', '/');
  expect([reply.status, reply.took]).toEqual([504, 400]);
});

async function closeAnd(example: string, environment: Record<string, string>): Promise<World> {
  await world.close();
  const next = new World({ seed: example, spares });
  await next.start(example, path.join(import.meta.dirname, `${example}.ts`), environment);
  return next;
}
