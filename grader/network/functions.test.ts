import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { callback } from '../base/values.ts';
import { Spares } from '../service/spares.ts';
import { late, refused } from './faults.ts';
import { functions, Later } from './functions.ts';
import type { ExportKind } from './member.ts';
import { World } from './world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-test-'));
const spares = new Spares({ read: [folder + path.sep], write: [folder + path.sep] }, 1);
let worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds) await world.close();
  worlds = [];
});
afterAll(() => spares.close());

const SOURCE = `
export const echo = (value: unknown) => value;
export const kinds = (...values: unknown[]) => values.map((value) => Object.prototype.toString.call(value));
export function fails() {
  throw Object.assign(new RangeError('too many'), { limit: 3, self() {}, when: new Date(5) });
}
export const throwsText = () => { throw 'text'; };
export const asks = async (ask: (id: string) => Promise<unknown>, ids: string[]) => Promise.all(ids.map((id) => ask(id)));
export const caught = async (ask: () => Promise<unknown>) => {
  try {
    return await ask();
  } catch (error) {
    return { name: error.name, message: error.message, limit: error.limit, code: error.code ?? error.cause?.code };
  }
};
export const nested = async (world: { call: (path: string) => Promise<unknown> }) => world.call('/x');
export const never = () => new Promise(() => {});
export const method = () => ({ go() {} });
export const clocks = async (wait: () => Promise<void>) => {
  const before = [Date.now(), performance.now(), performance.timeOrigin];
  await wait();
  return [Date.now() - before[0], performance.now() - before[1], performance.timeOrigin - before[2]];
};
let begun = 0;
export const start = () => {
  begun += 1;
};
export const begunTimes = () => begun;
export const home = { fetch: () => new Response('home') };
export default { fetch: () => new Response('away') };
`;

let files = 0;
async function begin(role = 'default', exports: Readonly<Record<string, ExportKind>> = {}): Promise<World> {
  const world = new World({ seed: 'seed', spares });
  worlds.push(world);
  files += 1;
  const file = path.join(folder, `functions-${files}.ts`);
  writeFileSync(file, SOURCE);
  await world.start('shop', file, {}, { role, exports: { [role]: 'service', ...exports } });
  return world;
}

describe('an exported function', () => {
  test('gets copies of its arguments and returns a copy', async () => {
    const world = await begin();
    const value = { at: new Date(0), goals: new Map([['ana', 3n]]), absent: undefined, list: [1, undefined, 3] };
    const ended = await world.invoke('shop', 'echo', [value]);
    expect(ended).toMatchObject({ state: 'returned', value });
    expect(ended.state === 'returned' && ended.value).not.toBe(value);
    expect(await world.invoke('shop', 'kinds', [value.at, value.goals, 3n])).toMatchObject({
      value: ['[object Date]', '[object Map]', '[object BigInt]'],
    });
  });

  test('throws: name, message and the fields that can travel', async () => {
    const world = await begin();
    expect(await world.invoke('shop', 'fails', [])).toMatchObject({
      state: 'threw',
      error: { name: 'RangeError', message: 'too many', code: '', fields: { limit: 3, when: new Date(5) } },
    });
    expect(await world.invoke('shop', 'throwsText', [])).toMatchObject({
      state: 'threw',
      error: { name: 'thrown', message: 'text' },
    });
    expect(world.journal.map(({ label }) => label)).toEqual(['fails()', 'throw', 'throwsText()', 'throw']);
  });

  test('calls back over the network: at once, in its time, with its failures', async () => {
    const world = await begin();
    world.add(functions('players', { load: (id) => new Later(50, `player ${id}`) }));
    const ask = callback('players', 'load');
    const ended = await world.invoke('shop', 'asks', [ask, ['7', '9']]);
    expect(ended).toMatchObject({ state: 'returned', value: ['player 7', 'player 9'], took: 50 });
    expect(world.peak('players')).toBe(2);
    expect(world.journal[0]?.label).toBe("asks(load, [ '7', '9' ])");
    expect(world.journal[1]?.label).toBe("load('7')");
    expect(world.requests('players')[0]?.line).toBeGreaterThan(0);
    world.fault('players', refused());
    expect(await world.invoke('shop', 'caught', [ask])).toMatchObject({
      value: { name: 'TypeError', message: 'fetch failed', code: 'ECONNREFUSED' },
    });
    world.heal('players');
    world.fault('players', late(1000));
    expect(await world.invoke('shop', 'caught', [ask])).toMatchObject({ took: 1000 });
  });

  test('gets the errors of a callback with their fields', async () => {
    const world = await begin();
    const load = () => {
      throw Object.assign(new RangeError('no such player'), { limit: 7 });
    };
    world.add(functions('players', { load }));
    expect(await world.invoke('shop', 'caught', [callback('players', 'load')])).toMatchObject({
      value: { name: 'RangeError', message: 'no such player', limit: 7 },
    });
  });

  test('gets callbacks that stand inside of an object', async () => {
    const world = await begin();
    world.add(functions('inner', { call: (at) => `called ${at}` }));
    const ended = await world.invoke('shop', 'nested', [{ call: callback('inner', 'call') }]);
    expect(ended).toMatchObject({ value: 'called /x' });
  });

  test('that never ends is told so', async () => {
    const world = await begin();
    expect(await world.invoke('shop', 'never', [])).toMatchObject({ state: 'open', took: Number.POSITIVE_INFINITY });
  });

  test('that returns what cannot travel is a named problem', async () => {
    const world = await begin();
    await world.invoke('shop', 'method', []);
    expect(world.member('shop').refusals).toMatchObject([{ kind: 'not-a-value' }]);
  });

  test('sees the wall clock stepped, and no other', async () => {
    const world = await begin();
    world.add(functions('players', { wait: () => new Later(100, null) }));
    const running = world.invoke('shop', 'clocks', [callback('players', 'wait')]);
    await world.pass(50);
    await world.stepWallClock(-3_600_000);
    expect(await running).toMatchObject({ value: [100 - 3_600_000, 100, 0] });
  });
});

test('a named export can be the service', async () => {
  expect((await (await begin('home')).call('shop', '/')).text).toBe('home');
  expect((await (await begin()).call('shop', '/')).text).toBe('away');
});

test('start is called where the service is the default export', async () => {
  const times = async (role: string) =>
    (await (await begin(role, { start: 'function' })).invoke('shop', 'begunTimes', [])) as { value?: unknown };
  expect((await times('default')).value).toBe(1);
  expect((await times('home')).value).toBe(0);
});
