import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Random } from '../../../grader/base/random.ts';
import { BrokerInWorld } from '../../../grader/broker/in-world.ts';
import { drawCup } from '../../../grader/cup/data.ts';
import { statsHost } from '../../../grader/cup/hosts/stats.ts';
import { refused } from '../../../grader/network/faults.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';
import { fits } from './fits.ts';
import { type PointsEvent, replay } from './points.ts';
import { transfer } from './transfer.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-examples-')) + path.sep;
const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [folder] }, 1);

let world: World;
afterEach(() => world?.close());
afterAll(() => spares.close());

/** A world with a broker and `stats`, in which `example` runs; `announce` publishes as `stats` does. */
async function begin(example: string) {
  const cup = drawCup(new Random(example));
  world = new World({ seed: example, spares });
  const stats = statsHost(cup);
  world.add(stats);
  const broker = new BrokerInWorld(world, `${example}/broker`);
  const environment = { AMQP_URL: broker.url, STATE_DIR: mkdtempSync(path.join(folder, 'state-')) + path.sep };
  await world.start(example, path.join(import.meta.dirname, `${example}.ts`), environment);
  await world.settle();
  const announce = async (type: string, data: { match_id: string }, event_id = '') => {
    const body = Buffer.from(JSON.stringify({ event_id, type, data }));
    await broker.publish('stats', { exchange: 'stats', routingKey: type.replace('.', `.${data.match_id}.`), body });
    await world.settle();
  };
  const ask = (address: string, options?: object) => world.call(example, address, options);
  return { cup, broker, announce, ask };
}

describe('tally', () => {
  const data = { match_id: 'm1', home_goals: 2, away_goals: 1 };
  /** The same event as a CloudEvent, posted. */
  const post = (source: string, type = 'application/cloudevents+json') => {
    const body = JSON.stringify({ specversion: '1.0', type: 'match.finished', source, id: 'e1', data });
    return { method: 'POST', body, headers: { 'Content-Type': type } };
  };

  test('counts an event once, whatever carries it', async () => {
    const { announce, ask } = await begin('tally');
    await announce('match.finished', data, 'e1');
    expect((await ask('/events', post('/stats'))).status).toBe(204);
    expect((await ask('/')).json).toEqual({ goals: 3 });
  });

  test('takes the same id from another source for another event', async () => {
    const { announce, ask } = await begin('tally');
    await announce('match.finished', data, 'e1');
    await ask('/events', post('/youth'));
    expect((await ask('/')).json).toEqual({ goals: 6 });
    expect((await ask('/events', post('/youth', 'text/plain'))).status).toBe(415);
  });
});

describe('board-asks', () => {
  test('asks what a corrected match is like now', async () => {
    const { cup, announce, ask } = await begin('board-asks');
    const [match] = cup.matches;
    if (!match) throw new Error('a Cup without matches');
    await announce('match.corrected', { match_id: match.id });
    expect((await ask(`/results/${match.id}`)).json).toEqual(match);
    expect((await ask('/results/m99')).status).toBe(404);
  });

  test('gives an event back while stats is down', async () => {
    const { cup, broker, announce, ask } = await begin('board-asks');
    const [match] = cup.matches;
    if (!match) throw new Error('a Cup without matches');
    world.fault('stats', refused({ times: 1 }));
    await announce('match.corrected', { match_id: match.id });
    expect(broker.evidence.delivered('board-asks')).toMatchObject([
      { settled: { how: 'nack' } },
      { redelivered: true, settled: { how: 'ack' } },
    ]);
    expect((await ask(`/results/${match.id}`)).json).toEqual(match);
  });
});

describe('board', () => {
  const corrected = (version: number, home_goals: number) => ({ match_id: 'm1', version, home_goals, away_goals: 0 });

  test('keeps the newest version, and asks nobody', async () => {
    const { announce, ask } = await begin('board');
    await announce('match.corrected', corrected(3, 3));
    await announce('match.corrected', corrected(2, 2));
    expect((await ask('/results/m1')).json).toEqual({ score: '3:0' });
    expect(world.journal.filter(({ to }) => to === 'stats')).toEqual([]);
  });

  test('an annulled match stays annulled', async () => {
    const { announce, ask } = await begin('board');
    await announce('match.annulled', { match_id: 'm1', version: 4 } as { match_id: string });
    await announce('match.corrected', corrected(3, 3));
    expect((await ask('/results/m1')).status).toBe(404);
  });

  test('the replica outlives the process', async () => {
    const { announce, ask } = await begin('board');
    await announce('match.corrected', corrected(1, 1));
    await world.kill('board');
    await world.restart('board');
    expect((await ask('/results/m1')).json).toEqual({ score: '1:0' });
  });
});

describe('points', () => {
  const events: readonly PointsEvent[] = [
    { version: 1, type: 'points.earned', points: 50 },
    { version: 2, type: 'points.spent', points: 30 },
    { version: 3, type: 'points.corrected', points: -5 },
  ];

  test('are known at every version', () => {
    expect(events.map((_, index) => replay(events.slice(0, index + 1)).points)).toEqual([50, 20, 15]);
  });

  test('are the same from a snapshot and the rest', () => {
    for (const until of [0, 1, 2, 3]) {
      expect(replay(events, replay(events.slice(0, until)))).toEqual({ version: 3, points: 15 });
    }
  });
});

describe('fits', () => {
  test('counts bytes, not characters', () => {
    const event = { name: 'Íñigo Muñoz' };
    const text = JSON.stringify(event);
    expect(text).toHaveLength(22);
    expect(Buffer.byteLength(text)).toBe(25);
    expect([24, 25, 26].map((limit) => fits(event, limit))).toEqual([false, true, true]);
  });
});

describe('transfer', () => {
  function database(): DatabaseSync {
    const database = new DatabaseSync(':memory:');
    database.exec(`CREATE TABLE players (id TEXT PRIMARY KEY, team_id TEXT, version INTEGER);
      CREATE TABLE outbox (number INTEGER PRIMARY KEY, routing_key TEXT, event TEXT);
      INSERT INTO players VALUES ('p1', 't1', 1)`);
    return database;
  }

  test('writes the change and its event', () => {
    const both = database();
    const event_id = transfer(both, 'p1', 't2');
    expect(both.prepare('SELECT team_id, version FROM players').get()).toMatchObject({ team_id: 't2', version: 2 });
    const [row] = both.prepare('SELECT * FROM outbox').all();
    expect(row?.routing_key).toBe('player.p1.transferred');
    expect(JSON.parse(String(row?.event))).toMatchObject({ event_id, data: { version: 2, team_id: 't2' } });
  });

  test('writes neither where one cannot be written', () => {
    const both = database();
    both.exec('DROP TABLE outbox');
    expect(() => transfer(both, 'p1', 't2')).toThrow('outbox');
    expect(both.prepare('SELECT team_id FROM players').get()).toMatchObject({ team_id: 't1' });
    expect(() => transfer(database(), 'nobody', 't2')).toThrow('no player');
  });
});
