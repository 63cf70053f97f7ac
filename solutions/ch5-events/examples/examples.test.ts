import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HttpResponse, http } from 'msw/http';
import { afterAll, afterEach, expect, test } from 'vitest';
import { BrokerInWorld } from '../../../grader/broker/in-world.ts';
import { after, Host } from '../../../grader/network/host.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-examples-')) + path.sep;
const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [folder] }, 1);

let world: World;
afterEach(() => world.close());
afterAll(() => spares.close());

/** A world with a broker and a display that fails `failures` times, then shows what it is told. */
async function begin(seed: string, failures = 0) {
  world = new World({ seed, spares });
  let left = failures;
  world.add(
    new Host('display', (host) => [
      http.put('http://display/matches/:id', ({ params }) => {
        if (left-- > 0) return new HttpResponse(null, { status: 503 });
        host.did('shown', String(params.id));
        return after(20, new HttpResponse(null, { status: 204 }));
      }),
    ]),
  );
  const broker = new BrokerInWorld(world, `${seed}/broker`);
  const start = (name: string) =>
    world.start(name, path.join(import.meta.dirname, `${name}.ts`), { AMQP_URL: broker.url });
  return { broker, start };
}

const finish = (id: string) => world.call('whistle', `/matches/${id}/whistle`, { method: 'POST' });

test('the end of a match is announced, confirmed, shown and acknowledged', async () => {
  const { broker, start } = await begin('example');
  await start('whistle');
  await start('screen');
  expect((await finish('m1')).status).toBe(201);
  await world.settle();
  expect(broker.evidence.published('whistle')).toMatchObject([{ confirmed: { how: 'ack' } }]);
  expect(broker.evidence.delivered('screen')).toMatchObject([{ settled: { how: 'ack' } }]);
});

test('what was announced while the screen was down is shown after its start', async () => {
  const { broker, start } = await begin('down');
  await start('whistle');
  await start('screen');
  await world.kill('screen');
  expect((await finish('m2')).status).toBe(201);
  await world.restart('screen');
  await world.settle();
  expect(broker.evidence.delivered('screen')).toMatchObject([{ settled: { how: 'ack' } }]);
  expect(await broker.look('screen')).toMatchObject({ messages: 0 });
});

test('a display that fails gets the event again', async () => {
  const { broker, start } = await begin('fails', 1);
  await start('whistle');
  await start('screen');
  await finish('m3');
  await world.settle();
  expect(broker.evidence.delivered('screen')).toMatchObject([
    { settled: { how: 'nack' } },
    { redelivered: true, settled: { how: 'ack' } },
  ]);
});
