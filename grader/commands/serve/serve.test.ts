import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import amqp from 'amqplib';
import { expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { exercise } from '../../checks/exercise.ts';
import { drawCup } from '../../cup/data.ts';
import { everyHost } from '../../cup/hosts/all.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { allExercises } from '../../run/exercises.ts';
import { findDeno, INSTALL_DENO } from '../../service/runtime.ts';
import { callsOf } from './calls.ts';
import { Child } from './child.ts';
import { Ground } from './ground.ts';
import { hostsNamedIn, openHosts } from './hosts.ts';
import { listen } from './http.ts';

const text = { en: 'x', es: 'x' };
const cup = drawCup(new Random('1'));
const facts = (calls?: Parameters<typeof exercise>[0]['calls'], environment = {}) =>
  exercise({
    id: 'ch9/none',
    slug: 'ch9-none/01-none',
    tier: 'core',
    title: text,
    service: 'squads',
    environment,
    ...(calls ? { calls } : {}),
    checks: {},
  });

test('every exercise names simulated services that exist', async () => {
  const [known, all] = [everyHost(cup).map(({ name }) => name), await allExercises()];
  const named = all.flatMap((one) => hostsNamedIn(one.environment));
  expect(known).toEqual(expect.arrayContaining(named));
});

test('every exercise can be called as its lines say', async () => {
  const all = await allExercises();
  const lines = all.flatMap((one) => callsOf(one, all, cup, 'http://127.0.0.1:1'));
  expect(lines.length).toBeGreaterThanOrEqual(all.length);
  expect(lines.join('\n')).not.toMatch(/undefined|[{:](team|order|player)/);
});

test('calls are ready to paste', () => {
  const order = { order_id: '{order.id}', quantity: '{order.quantity}' };
  const calls = [
    { request: 'GET /squads/{awkward.id}' },
    { request: 'POST /orders', headers: { 'Remaining-Ms': '500' }, body: order },
  ];
  const [first = '', second = ''] = callsOf(facts(calls), [], cup, 'http://127.0.0.1:1');
  expect(decodeURIComponent(first)).toBe(`curl -i http://127.0.0.1:1/squads/${cup.awkwardTeams[2]?.team.id}`);
  const { id, quantity } = cup.orders[0] as { id: string; quantity: number };
  expect(second.replaceAll('\\"', '"')).toContain(JSON.stringify({ order_id: id, quantity }));
  expect(second).toMatch(/^curl -i -X POST -H ['"]Content-Type: application\/json['"] -H ['"]Remaining-Ms: 500['"]/);
});

test('serves simulated services on real ports', async () => {
  const told: JournalEvent[] = [];
  const environment = {
    PLAYERS_URL: 'http://players',
    ALL: 'http://stats-1,http://stats-2',
    OTHER: 'http://example.org',
  };
  const ground = new Ground(1, (event) => told.push(event));
  const hosts = await openHosts(facts([], environment), ground);
  try {
    const { PLAYERS_URL = '', ALL = '', OTHER } = hosts.environment;
    expect([ALL.split(',').length, ALL.includes('stats'), OTHER]).toEqual([2, false, 'http://example.org']);
    const team = cup.usualTeams[0].id;
    const response = await fetch(`${PLAYERS_URL}/players?team_id=${team}`);
    expect(await response.json()).toEqual(cup.players.filter(({ team_id }) => team_id === team));
    expect(told).toMatchObject([
      { from: 'squads', to: 'players', kind: 'request', label: `GET /players?team_id=${team}` },
      { from: 'players', to: 'squads', kind: 'reply', label: '200' },
    ]);
  } finally {
    await hosts.close();
  }
});

test('passes bodies, headers and the end of a connection on', async () => {
  let aborted = (): void => {};
  const gone = new Promise<void>((resolve) => {
    aborted = resolve;
  });
  const handler = async (request: Request): Promise<Response> => {
    if (request.method === 'GET') return new Promise(() => {});
    return new Response(await request.text(), {
      status: 201,
      headers: [
        ['Set-Cookie', 'a'],
        ['Set-Cookie', 'b'],
      ],
    });
  };
  const server = await listen(handler, 0, { onAbort: aborted });
  const response = await fetch(`${server.url}/mails`, { method: 'POST', body: 'ñandú' });
  expect([response.status, response.headers.getSetCookie(), await response.text()]).toEqual([201, ['a', 'b'], 'ñandú']);
  const socket = new Socket().connect(server.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => setTimeout(() => socket.destroy(), 20));
  await gone;
  await server.close();
});

test('a port that is taken is told', async () => {
  const server = await listen(() => new Response(), 0);
  await expect(listen(() => new Response(), server.port)).rejects.toThrow('EADDRINUSE');
  await server.close();
});

test('runs a service inside Deno', async ({ skip }) => {
  const deno = findDeno() ?? skip(`no Deno here: ${INSTALL_DENO}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-serve-'));
  const file = path.join(folder, 'service.ts');
  writeFileSync(file, 'enum In { Deno }\nexport default { fetch: () => new Response(In[0] + Deno.version.deno) };\n');
  const listening = await new Promise<{ child: Child; port: number }>((resolve, reject) => {
    const child: Child = new Child({
      file,
      role: 'default',
      port: 0,
      runtime: deno,
      environment: {},
      onMessage: (message) => {
        if (message.say === 'listening') resolve({ child, port: message.port });
        else reject(new Error(JSON.stringify(message)));
      },
      onEnd: (how) => reject(new Error(how)),
    });
  });
  try {
    const response = await fetch(`http://127.0.0.1:${listening.port}/`);
    expect(await response.text()).toBe(`Deno${deno.version}`);
  } finally {
    await listening.child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('hears what a service says to the broker, and what it answers', async () => {
  const told: JournalEvent[] = [];
  const ground = new Ground(1, (event) => told.push(event));
  const hosts = await openHosts(facts([], { AMQP_URL: 'amqp://rabbitmq' }), ground);
  try {
    const connection = await amqp.connect(hosts.environment.AMQP_URL ?? '');
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('jobs');
    channel.sendToQueue('jobs', Buffer.from('one'));
    await channel.waitForConfirms();
    expect(await channel.get('jobs', { noAck: true })).toMatchObject({ fields: { routingKey: 'jobs' } });
    await connection.close();
    const labels = told.map(({ from, to, label }) => `${from} > ${to}: ${label}`);
    expect(labels).toEqual([
      'squads > rabbitmq: connect',
      'squads > rabbitmq: publish jobs',
      'rabbitmq > squads: confirm jobs',
      'rabbitmq > squads: deliver jobs',
      'squads > rabbitmq: close',
    ]);
  } finally {
    await hosts.close();
    await ground.close();
  }
});
