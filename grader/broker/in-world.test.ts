import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HttpResponse, http } from 'msw/http';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { after, Host } from '../network/host.ts';
import { World } from '../network/world.ts';
import { Spares } from '../service/spares.ts';
import { BrokerInWorld } from './in-world.ts';
import { jsonMessage } from './operator.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-test-'));
const spares = new Spares({ read: [folder + path.sep], write: [folder + path.sep] }, 1);
let worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds) await world.close();
  worlds = [];
});
afterAll(() => spares.close());

const WAREHOUSE = `
import amqp from 'amqplib';
const connection = await amqp.connect(process.env.AMQP_URL);
connection.on('error', () => {});
const channel = await connection.createConfirmChannel();
channel.on('return', () => {});
await channel.assertExchange('warehouse', 'topic', { durable: true });
export default {
  async fetch(request: Request) {
    const key = new URL(request.url).pathname.slice(1);
    channel.publish('warehouse', key, Buffer.from('{}'), { persistent: true, mandatory: true, messageId: crypto.randomUUID() });
    await channel.waitForConfirms();
    return new Response(null, { status: 201 });
  },
};`;

const NOTIFICATION = `
import amqp from 'amqplib';
export default { fetch: () => new Response('up') };
async function run() {
  try {
    const connection = await amqp.connect(process.env.AMQP_URL);
    connection.on('error', () => {});
    connection.on('close', () => setTimeout(run, 1000));
    const channel = await connection.createChannel();
    await channel.assertExchange('warehouse', 'topic', { durable: true });
    await channel.assertQueue('notification', { durable: true });
    await channel.bindQueue('notification', 'warehouse', 'order.*.packaged');
    await channel.prefetch(1);
    await channel.consume('notification', async (message) => {
      await fetch('http://mail/mails', { method: 'POST', body: message.fields.routingKey });
      try {
        channel.ack(message);
      } catch {}
    });
  } catch {
    setTimeout(run, 1000);
  }
}
run();`;

function mail(): Host {
  return new Host('mail', (host) => [
    http.post('http://mail/mails', async ({ request }) => {
      host.did('mail-sent', await request.text());
      return after(20, HttpResponse.json({}, { status: 201 }));
    }),
  ]);
}

let files = 0;
async function begin(seed = 'seed') {
  const world = new World({ seed, spares });
  worlds.push(world);
  world.add(mail());
  const broker = new BrokerInWorld(world, `${seed}/broker`);
  const start = (name: string, source: string) => {
    files += 1;
    const file = path.join(folder, `broker-${files}.ts`);
    writeFileSync(file, source);
    return world.start(name, file, { AMQP_URL: broker.url });
  };
  return { world, broker, start };
}

describe('a service on the embedded broker', () => {
  test('publishes with unmodified amqplib, and is heard', async () => {
    const { world, broker, start } = await begin();
    await start('warehouse', WAREHOUSE);
    await broker.queue('spy', { bindings: [['warehouse', 'order.42.packaged']] });
    expect((await world.call('warehouse', '/order.42.packaged')).status).toBe(201);
    expect((await world.call('warehouse', '/order.43.packaged')).status).toBe(201);
    const [first, second] = broker.evidence.published('warehouse');
    expect(first).toMatchObject({ exchange: 'warehouse', mandatory: true, returned: null, confirmed: { how: 'ack' } });
    expect(first?.properties.deliveryMode).toBe(2);
    expect(second).toMatchObject({ returned: { code: 312, text: 'NO_ROUTE' }, confirmed: { how: 'ack' } });
    expect(broker.evidence.declarations[0]).toMatchObject({
      kind: 'exchange',
      type: 'topic',
      durable: true,
      agreed: true,
    });
    expect(await broker.take('spy')).toMatchObject([{ routingKey: 'order.42.packaged' }]);
    expect(world.journal.map(({ label }) => label)).toContain('return order.43.packaged NO_ROUTE');
  });

  test('consumes, acknowledges after the effect, and gets again what it did not acknowledge', async () => {
    const { world, broker, start } = await begin();
    await start('notification', NOTIFICATION);
    await world.settle();
    await broker.publish('warehouse', { exchange: 'warehouse', routingKey: 'order.1.packaged', ...jsonMessage({}) });
    await broker.publish('warehouse', { exchange: 'warehouse', routingKey: 'order.eu.1.packaged', ...jsonMessage({}) });
    await world.pass(10);
    await world.kill('notification');
    expect(broker.evidence.delivered('notification')).toMatchObject([{ redelivered: false, settled: null }]);
    await world.restart('notification');
    await world.settle();
    expect(broker.evidence.delivered('notification')).toMatchObject([
      { redelivered: false, settled: null },
      { redelivered: true, queue: 'notification', settled: { how: 'ack' } },
    ]);
    const [, second] = broker.evidence.deliveries;
    expect(second?.settled?.step).toBeGreaterThan(world.requests('mail').at(-1)?.endedStep ?? Number.POSITIVE_INFINITY);
    expect(await broker.look('notification')).toEqual({ messages: 0, consumers: 1 });
    expect(broker.evidence.peakUnsettled('notification')).toBe(1);
  });

  test('is heard later where its connection is slow, in order, and no other is', async () => {
    const { world, broker, start } = await begin();
    await start('warehouse', WAREHOUSE);
    await start('other', WAREHOUSE);
    await broker.delay(200, 'warehouse');
    expect((await world.call('warehouse', '/order.1.packaged')).took).toBeGreaterThan(400);
    expect((await world.call('other', '/order.2.packaged')).took).toBeLessThan(100);
    const slow = world.call('warehouse', '/order.3.packaged');
    await world.pass(50);
    await broker.delay(0, 'warehouse');
    const soon = world.call('warehouse', '/order.4.packaged');
    await Promise.all([slow, soon]);
    const [, first, second] = broker.evidence.published('warehouse');
    expect([first?.routingKey, second?.routingKey]).toEqual(['order.3.packaged', 'order.4.packaged']);
    expect(second?.at).toBe(first?.at);
    const after = await world.call('warehouse', '/order.5.packaged');
    expect(after.took).toBeLessThan(100);
  });

  test('is refused by a broker that is down, and comes back after it', async () => {
    const { world, broker, start } = await begin();
    await broker.stop();
    await start('notification', NOTIFICATION);
    await world.pass(2_500);
    await broker.start();
    await world.pass(2_500);
    expect(await broker.look('notification')).toEqual({ messages: 0, consumers: 1 });
    await broker.stop();
    await world.pass(500);
    await broker.start();
    await broker.publish('warehouse', { exchange: 'warehouse', routingKey: 'order.2.packaged', ...jsonMessage({}) });
    await world.settle();
    expect(world.effects('mail')).toMatchObject([{ key: 'order.2.packaged' }]);
  });

  test('is cut off: it gets an error, the message again; silenced: nothing', async () => {
    const { world, broker, start } = await begin();
    await start('notification', NOTIFICATION);
    await world.settle();
    await broker.publish('warehouse', { exchange: 'warehouse', routingKey: 'order.3.packaged', ...jsonMessage({}) });
    await world.pass(5);
    await broker.cut('notification');
    await world.settle();
    expect(world.effects('mail')).toHaveLength(2);
    await broker.silence('notification');
    await broker.publish('warehouse', { exchange: 'warehouse', routingKey: 'order.4.packaged', ...jsonMessage({}) });
    await world.settle();
    expect(world.effects('mail')).toHaveLength(2);
  });

  test('says and hears the same with the same seed', async () => {
    const journals: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { world, broker, start } = await begin('same');
      await start('warehouse', WAREHOUSE);
      await start('notification', NOTIFICATION);
      await world.settle();
      for (const id of [1, 2, 3]) await world.call('warehouse', `/order.${id}.packaged`);
      await world.settle();
      journals.push(JSON.stringify([world.journal, broker.evidence.publications]));
    }
    expect(new Set(journals).size).toBe(1);
    expect(journals[0]).toContain('deliver order.3.packaged');
  });
});
