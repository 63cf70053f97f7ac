import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';
import { webhooksHost } from './webhooks.ts';

const event = { specversion: '1.0', id: '7', source: '/warehouse', type: 'order.packaged', data: {} };
const headers = { 'Content-Type': 'application/cloudevents+json; charset=utf-8' };

it('takes structured CloudEvents, each under its source and id', async () => {
  const host = webhooksHost();
  for (const source of ['/warehouse', '/shop']) {
    const answer = await ask(host, 'POST /events', { body: JSON.stringify({ ...event, source }), headers });
    expect(answer.status).toBe(204);
  }
  expect(host.effects.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'event-received /warehouse 7',
    'event-received /shop 7',
  ]);
});

it('refuses another content type, and what has no identity', async () => {
  const host = webhooksHost();
  expect(await told(ask(host, 'POST /events', { body: event }))).toBe('415 unsupported-media-type');
  const anonymous = JSON.stringify({ ...event, id: '' });
  expect(await told(ask(host, 'POST /events', { body: anonymous, headers }))).toBe('400 malformed-request id');
  expect(host.effects).toEqual([]);
});
