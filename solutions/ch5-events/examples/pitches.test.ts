import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HttpResponse, http } from 'msw/http';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Broker } from '../../../grader/broker/broker.ts';
import { BrokerInWorld } from '../../../grader/broker/in-world.ts';
import { jsonMessage } from '../../../grader/broker/operator.ts';
import { after, Host } from '../../../grader/network/host.ts';
import { World } from '../../../grader/network/world.ts';
import { Spares } from '../../../grader/service/spares.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-pitches-')) + path.sep;
const spares = new Spares({ read: [import.meta.dirname + path.sep], write: [folder] }, 1);

let world: World;
afterEach(() => world.close());
afterAll(() => spares.close());

/** A world with a broker, and grounds that answer `status` after 20 ms; `pitches` runs. */
async function begin(seed: string, status = 201): Promise<Broker> {
  world = new World({ seed, spares });
  world.add(
    new Host('grounds', (host) => [
      http.put('http://grounds/bookings/:id', ({ params }) => {
        if (status === 201) host.did('booked', String(params.id));
        return after(20, HttpResponse.json({ pitch: 'c0a8' }, { status }));
      }),
    ]),
  );
  const broker = new BrokerInWorld(world, `${seed}/broker`);
  await world.start('pitches', path.join(import.meta.dirname, 'pitches.ts'), { AMQP_URL: broker.url });
  await broker.queue('coach.replies');
  return broker;
}

const ask = (broker: Broker, correlationId: string, expiration = '60000') =>
  broker.publish('coach', {
    routingKey: 'pitches.requests',
    ...jsonMessage({ team_id: 't1' }, { correlationId, replyTo: 'coach.replies', expiration }),
  });

const replies = async (broker: Broker) =>
  (await broker.take('coach.replies')).map(({ properties, body }) => [properties.correlationId, JSON.parse(`${body}`)]);

test('a request is answered with its correlation id, then acknowledged', async () => {
  const broker = await begin('answered');
  await ask(broker, 'r1');
  await world.settle();
  expect(await replies(broker)).toEqual([['r1', { ok: true, booking: { pitch: 'c0a8' } }]]);
  expect(broker.evidence.delivered('pitches')).toMatchObject([{ settled: { how: 'ack' } }]);
});

test('a refusal is a reply', async () => {
  const broker = await begin('refused', 422);
  await ask(broker, 'r2');
  await world.settle();
  expect(await replies(broker)).toMatchObject([['r2', { ok: false }]]);
});

test('a crash before the reply leads to another delivery, under the same id', async () => {
  const broker = await begin('crash');
  await ask(broker, 'r3');
  await world.pass(15);
  await world.kill('pitches');
  await world.restart('pitches');
  await world.settle();
  expect(broker.evidence.delivered('pitches')).toMatchObject([{ settled: null }, { redelivered: true }]);
  expect(await replies(broker)).toMatchObject([['r3', { ok: true }]]);
});

test('a request that expired while nobody read it is not carried out', async () => {
  const broker = await begin('expired');
  await world.kill('pitches');
  await world.pass(1000);
  await ask(broker, 'r4', '5000');
  await world.pass(6000);
  await world.restart('pitches');
  await world.settle();
  expect(world.effects('grounds')).toEqual([]);
  expect(await replies(broker)).toEqual([]);
});
