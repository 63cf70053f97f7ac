import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HttpResponse, http } from 'msw/http';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Spares } from '../service/spares.ts';
import {
  bodyStalls,
  dripping,
  early,
  type Fault,
  falsified,
  hungUp,
  late,
  missingField,
  notJson,
  refused,
  replyLost,
  requestLost,
  resetMidBody,
  status,
  truncated,
  wrongType,
} from './faults.ts';
import { after, Host } from './host.ts';
import { World } from './world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-test-'));
const spares = new Spares({ read: [folder + path.sep], write: [folder + path.sep] }, 1);
let worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds) await world.close();
  worlds = [];
});
afterAll(() => spares.close());

let files = 0;
function fileOf(source: string): string {
  files += 1;
  const file = path.join(folder, `service-${files}.ts`);
  writeFileSync(file, source);
  return file;
}

/** Asks `http://stock/item` and tells what came of it, as text. */
const RELAY = `
export default {
  async fetch(request: Request) {
    const search = new URL(request.url).searchParams;
    const signal = search.has('limit') ? AbortSignal.timeout(Number(search.get('limit'))) : undefined;
    try {
      const response = await fetch('http://stock/item', { signal, method: search.get('method') ?? 'GET' });
      return Response.json({ status: response.status, body: await response.json() });
    } catch (error) {
      return Response.json({ name: error.name, message: error.message, code: error.cause?.code });
    }
  },
};`;

function stock(): Host {
  return new Host('stock', (host) => [
    http.get('http://stock/item', () => HttpResponse.json({ sku: 'ball', available: 3 })),
    http.get('http://stock/other', () => HttpResponse.json({})),
    http.post('http://stock/item', () => {
      host.did('reserved', 'ball');
      return after(40, HttpResponse.json({ sku: 'ball' }, { status: 201 }));
    }),
  ]);
}

async function begin(source = RELAY, seed = 'seed'): Promise<World> {
  const world = new World({ seed, spares });
  worlds.push(world);
  world.add(stock());
  await world.start('shop', fileOf(source));
  return world;
}

describe('World', () => {
  test('carries a request to a host and back', async () => {
    const world = await begin();
    const reply = await world.call('shop', '/');
    expect(reply.json).toEqual({ status: 200, body: { sku: 'ball', available: 3 } });
    expect(world.journal.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['client', 'shop', 'GET /'],
      ['shop', 'stock', 'GET /item'],
      ['stock', 'shop', '200'],
      ['shop', 'client', '200'],
    ]);
  });

  test('draws the same journal from the same seed', async () => {
    const run = async (seed: string) => {
      const world = await begin(RELAY, seed);
      await world.call('shop', '/');
      return JSON.stringify(world.journal);
    };
    expect(await run('one')).toBe(await run('one'));
    expect(await run('one')).not.toBe(await run('another'));
  });

  test('takes the time that the host asked for', async () => {
    const world = await begin();
    const reply = await world.call('shop', '/?method=POST');
    expect(reply.took).toBe(40);
    expect(world.effects('stock', 'reserved')).toEqual([{ kind: 'reserved', key: 'ball', at: 0 }]);
  });

  test('begins calls that were made together in one turn', async () => {
    const world = await begin();
    world.fault('stock', late(100));
    const replies = await Promise.all([world.call('shop', '/'), world.call('shop', '/')]);
    expect(replies.map(({ took }) => took)).toEqual([100, 100]);
    expect(world.peak('stock')).toBe(2);
  });

  test('has a body come in parts over virtual time', async () => {
    const source = `
let heard: number[] = [];
export default {
  async fetch(request: Request) {
    if (request.url.endsWith('/heard')) return Response.json(heard);
    const response = await fetch('http://stock/item');
    for await (const part of response.body!) heard.push(Date.now(), part.length);
    return new Response('done');
  },
};`;
    const world = await begin(source);
    const fault = world.fault('stock', dripping(900));
    const reading = world.call('shop', '/');
    await world.pass(500);
    const half = (await world.call('shop', '/heard')).json as number[];
    expect(half.length / 2).toBeGreaterThan(3);
    expect(half.length / 2).toBeLessThan(7);
    expect((await reading).text).toBe('done');
    const all = (await world.call('shop', '/heard')).json as number[];
    const bytes = all.filter((_, index) => index % 2 === 1).reduce((sum, size) => sum + size);
    expect(bytes).toBe('{"sku":"ball","available":3}'.length);
    expect((all.at(-2) as number) - (all[0] as number)).toBe(900);
    expect(fault.fired).toBe(1);
  });

  test('lets a caller act before time goes on for the others', async () => {
    const world = await begin();
    world.fault('stock', late(500));
    const first = world.call('shop', '/');
    await world.pass(200);
    expect(world.now).toBe(200);
    const second = await world.call('shop', '/');
    expect([(await first).at, second.at]).toEqual([500, 700]);
  });

  test('tells a service that its caller has gone', async () => {
    const world = await begin(`export default { async fetch(request: Request) {
      await fetch('http://stock/item', { signal: request.signal });
      return new Response();
    } };`);
    world.fault('stock', late(5000));
    const reply = await world.call('shop', '/', { giveUpAfter: 300 });
    await world.settle();
    expect(reply.status).toBeNull();
    expect(world.requests('stock')[0]).toMatchObject({ fate: 'withdrawn', endedAt: 300 });
  });

  test('withdraws through a Request that is garbage by then', async () => {
    const world = await begin(`export default { async fetch() {
      const owner = new AbortController();
      const asked = fetch(new Request('http://stock/item', { signal: owner.signal })).catch(() => {});
      setTimeout(() => { for (let round = 0; round < 12; round += 1) Array.from({ length: 400_000 }, () => ({ round })); }, 100);
      setTimeout(() => owner.abort(), 200);
      await asked;
      return new Response();
    } };`);
    world.fault('stock', late(5000));
    expect((await world.call('shop', '/')).took).toBe(200);
  });

  test('breaks off what a killed service was doing', async () => {
    const world = await begin();
    world.fault('stock', late(500));
    const pending = world.call('shop', '/');
    await world.pass(100);
    await world.kill('shop');
    const reply = await pending;
    expect(reply.code).toBe('ECONNRESET');
    expect((await world.call('shop', '/')).code).toBe('ECONNREFUSED');
  });

  test('restarts a service with other random numbers', async () => {
    const world = await begin('const id = crypto.randomUUID(); export default { fetch: () => new Response(id) };');
    const before = (await world.call('shop', '/')).text;
    await world.restart('shop');
    const afterwards = (await world.call('shop', '/')).text;
    expect(before).toMatch(/^[\da-f-]{36}$/);
    expect(afterwards).not.toBe(before);
  });

  test('starts a service anew only when its last process has let go of its locks', async () => {
    const held = path.join(folder, 'held.db');
    const world = await begin(`import { DatabaseSync } from 'node:sqlite';
      const database = new DatabaseSync(${JSON.stringify(held)}, { timeout: 0 });
      database.exec('BEGIN EXCLUSIVE');
      export default { fetch: () => new Response() };`);
    for (let round = 0; round < 5; round += 1) {
      await world.restart('shop');
      expect(world.member('shop').loading).toMatchObject({ state: 'loaded' });
    }
  });

  test('lets no virtual time pass while a service starts anew', async () => {
    const world = await begin();
    world.fault('stock', late(5000));
    await world.start('kiosk', fileOf('export default { fetch: () => new Response() };'));
    const before = world.now;
    const pending = world.call('shop', '/');
    await world.pass(100);
    await world.restart('kiosk');
    expect(world.now).toBe(before + 100);
    expect((await pending).took).toBeGreaterThan(4000);
  });

  test('lets services call each other', async () => {
    const world = await begin();
    await world.start(
      'kiosk',
      fileOf(`export default { async fetch() {
      const response = await fetch('http://shop/');
      return new Response(await response.text(), { status: response.status });
    } };`),
    );
    const reply = await world.call('kiosk', '/');
    expect(reply.json).toMatchObject({ status: 200 });
    expect(world.requests('shop')).toHaveLength(1);
  });

  test('names a host that does not exist', async () => {
    const world = await begin(RELAY.replace('//stock', '//stok'));
    const reply = await world.call('shop', '/');
    expect(reply.json).toMatchObject({ code: 'ENOTFOUND' });
    expect(world.misdirected[0]).toMatchObject({ kind: 'unknown-host', host: 'stok', known: ['stock', 'shop'] });
  });

  test('gives up on silence as Node does', async () => {
    const world = await begin();
    world.fault('stock', requestLost());
    const reply = await world.call('shop', '/');
    expect(reply.json).toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' });
    expect(reply.took).toBe(300_000);
  });

  test('ends a service that never comes to rest', async () => {
    const world = await begin(
      `export default { fetch: () => new Promise(() => { const again = () => setTimeout(again); again(); }) };`,
    );
    await world.call('shop', '/');
    // On a busy machine its real time is over before its steps are.
    expect(world.restless > 1000 || world.member('shop').death?.kind === 'restless').toBe(true);
  });

  test('stands still after an answer though a timer is due days later', async () => {
    const world = await begin('export default { fetch: () => (setTimeout(() => {}, 9e7), new Response()) };');
    await world.call('shop', '/');
    expect(world.now).toBe(0);
  });

  test('passes exactly the time that is asked for', async () => {
    const world = await begin();
    await world.pass(1234);
    expect(world.now).toBe(1234);
  });
});

describe('faults', () => {
  const seen: [string, Fault, unknown][] = [
    ['refused', refused(), { message: 'fetch failed', code: 'ECONNREFUSED' }],
    ['hung up', hungUp(), { message: 'fetch failed', code: 'ECONNRESET' }],
    ['reset in mid-body', resetMidBody(), { message: 'terminated', code: 'UND_ERR_SOCKET' }],
    ['reply lost', replyLost(), { code: 'UND_ERR_HEADERS_TIMEOUT' }],
    ['body stalls', bodyStalls(), { code: 'UND_ERR_BODY_TIMEOUT' }],
    ['late', late(700), { status: 200 }],
    ['early', early(), { status: 200 }],
    ['status', status(503), { status: 503 }],
    ['missing field', missingField('available'), { body: { sku: 'ball' } }],
    ['wrong type', wrongType('available', 'three'), { body: { available: 'three' } }],
    ['truncated', truncated(), { name: 'SyntaxError' }],
    ['not JSON', notJson(), { name: 'SyntaxError' }],
    ['falsified', falsified(() => ({ sku: 'ball', available: 99 })), { body: { available: 99 } }],
  ];
  for (const [name, fault, expected] of seen) {
    test(`${name} is what the service sees, and counted`, async () => {
      const world = await begin();
      const active = world.fault('stock', fault);
      const reply = await world.call('shop', '/');
      expect(reply.json).toMatchObject(expected as object);
      expect(active.fired).toBe(1);
    });
  }

  test('stop after so many requests', async () => {
    const world = await begin();
    const active = world.fault('stock', status(503, { times: 1 }));
    const statuses = [await world.call('shop', '/'), await world.call('shop', '/')].map(({ json }) => json);
    expect(statuses).toMatchObject([{ status: 503 }, { status: 200 }]);
    expect(active.fired).toBe(1);
  });

  test('apply to the requests that are chosen', async () => {
    const world = await begin();
    world.fault('stock', refused({ only: ({ method }) => method === 'POST' }));
    expect((await world.call('shop', '/')).json).toMatchObject({ status: 200 });
    expect((await world.call('shop', '/?method=POST')).json).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('tell of a refusal after all that was sent together has arrived', async () => {
    const both = ['/item', '/other'].map((path) => `fetch('http://stock${path}')`).join(', ');
    const world = await begin(`
export default {
  fetch: () => Promise.all([${both}]).catch(() => new Response(null, { status: 500 })),
};`);
    world.fault('stock', refused({ only: ({ url }) => url.endsWith('/item') }));
    await world.call('shop', '/');
    expect(world.journal.map(({ label, outcome }) => [label, outcome])).toEqual([
      ['GET /', 'delivered'],
      ['GET /item', 'refused'],
      ['GET /other', 'delivered'],
      ['500', 'delivered'],
    ]);
  });

  test('draw a withdrawn request and its late answer', async () => {
    const world = await begin();
    world.fault('stock', late(900));
    await world.call('shop', '/?limit=200');
    await world.settle();
    expect(world.journal.map(({ kind, outcome, at }) => [kind, outcome, at])).toEqual([
      ['request', 'delivered', 0],
      ['request', 'delivered', 0],
      ['abort', 'aborted', 200],
      ['reply', 'delivered', 200],
      ['reply', 'late', 900],
    ]);
  });
});
