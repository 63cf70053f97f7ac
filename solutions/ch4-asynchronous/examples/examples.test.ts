import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Random } from '../../../grader/base/random.ts';
import { drawCup, type Match } from '../../../grader/cup/data.ts';
import { mailHost } from '../../../grader/cup/hosts/mail.ts';
import { playersHost } from '../../../grader/cup/hosts/players.ts';
import { statsHost } from '../../../grader/cup/hosts/stats.ts';
import { type Fault, late, refused, replyLost, status } from '../../../grader/network/faults.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-examples-')) + path.sep;
const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [folder] }, 1);
const cup = drawCup(new Random('examples'));
const team = cup.usualTeams[0].id;
const match = cup.matches[0] as Match;

let world: World;
afterEach(() => world.close());
afterAll(() => spares.close());

/** A world with the hosts of the examples, in which `example` runs. */
async function begin(example: string): Promise<(path: string, options?: object) => ReturnType<World['call']>> {
  world = new World({ seed: example, spares });
  world.add(playersHost(cup), mailHost(cup), statsHost(cup));
  const environment = { TEAM_ID: team, STATE_DIR: mkdtempSync(folder) + path.sep };
  await world.start(example, path.join(import.meta.dirname, `${example}.ts`), environment);
  return (address, options) => world.call(example, address, options);
}

describe('announce', () => {
  const body = { to: 'fans@cup.example', text: 'The match begins at noon.' };
  const post = { method: 'POST', body };

  test('answers before the mail is sent, and sends it', async () => {
    const call = await begin('announce');
    world.fault('mail', late(3000));
    const reply = await call('/announcements', post);
    expect([reply.status, reply.took]).toEqual([202, 0]);
    await world.settle();
    const { id } = reply.json as { id: string };
    expect(world.effects('mail')).toMatchObject([{ key: id, detail: { text: body.text } }]);
    expect((await call('/failures')).json).toEqual([]);
  });

  test.each<[string, Fault]>([
    ['refused', refused()],
    ['503', status(503)],
    ['silent', replyLost()],
  ])('records a failure: %s', async (_, fault) => {
    const call = await begin('announce');
    world.fault('mail', fault);
    const { id } = (await call('/announcements', post)).json as { id: string };
    await world.settle();
    expect((await call('/failures')).json).toMatchObject([{ id, reason: expect.any(String) }]);
  });

  test('refuses what is wrong at once', async () => {
    const call = await begin('announce');
    for (const wrong of [{ ...body, to: 'nobody' }, { to: body.to }, 'no JSON']) {
      expect((await call('/announcements', { method: 'POST', body: wrong })).status).toBe(400);
    }
    expect(world.requests()).toEqual([]);
  });
});

test('a request that nobody awaits is sent', async () => {
  const call = await begin('starts-at-once');
  world.fault('players', late(500));
  const reply = await call(`/?team_id=${team}`);
  expect([reply.json, reply.took]).toEqual([{ working: true }, 0]);
  await world.settle();
  expect(world.effects('players')).toMatchObject([{ kind: 'training-started', key: team, detail: { method: 'GET' } }]);
});

describe('the six snippets', () => {
  const told: Record<string, { waits: number; down: number | null; trained: number }> = {
    a: { waits: 300, down: 500, trained: 0 },
    b: { waits: 300, down: 500, trained: 0 },
    c: { waits: 300, down: 500, trained: 0 },
    d: { waits: 0, down: 202, trained: 0 },
    e: { waits: 0, down: 202, trained: 1 },
    f: { waits: 0, down: 200, trained: 0 },
  };

  test.each(Object.entries(told))('%s', async (way, { waits, down, trained }) => {
    const call = await begin('snippets');
    world.fault('players', late(300));
    expect((await call(`/${way}`)).took).toBe(waits);
    await world.settle();
    world.heal('players');
    const before = world.effects('players').length;
    world.fault('players', refused());
    expect((await call(`/${way}`)).status).toBe(down);
    await world.pass(60_000);
    world.heal('players');
    await world.pass(60_000);
    expect(world.effects('players').length - before).toBe(trained);
  });
});

describe('report', () => {
  const post = (match_id: string) => ({ method: 'POST', body: { match_id } });

  test('leads from 202 to the result, across an outage and a restart', async () => {
    const call = await begin('report');
    world.fault('stats', status(503));
    const reply = await call('/reports', post(match.id));
    const location = reply.headers.get('location') as string;
    expect([reply.status, reply.took]).toEqual([202, 0]);
    expect((await call(location)).json).toMatchObject({ state: 'pending' });
    await world.pass(60_000);
    await world.kill('report');
    world.heal('stats');
    await world.restart('report');
    await world.pass(20_000);
    const done = await call(location);
    expect(done.status).toBe(303);
    const result = await call(done.headers.get('location') as string);
    expect(result.text).toBe(`The match ended ${match.home_goals} to ${match.away_goals}.`);
  });

  test('shows a failure, and knows no other id', async () => {
    const call = await begin('report');
    const location = (await call('/reports', post('m-none'))).headers.get('location') as string;
    await world.settle();
    const shown = await call(location);
    expect([shown.status, shown.json]).toMatchObject([200, { state: 'failed', reason: 'there is no such match' }]);
    expect((await call('/reports/r-none')).status).toBe(404);
    expect((await call('/reports', post(''))).status).toBe(400);
  });
});
