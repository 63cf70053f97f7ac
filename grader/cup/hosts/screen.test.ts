import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';
import { screenHost } from './screen.ts';

it('shows what it was told last, in the order of telling', async () => {
  const host = screenHost();
  const found = { text: 'mu', state: 'found', players: [{ id: 'p1' }] };
  expect((await ask(host, 'PUT /results', { body: found })).status).toBe(204);
  await ask(host, 'PUT /results', { body: { text: '', state: 'empty', players: [] } });
  expect(host.effects).toMatchObject([
    { kind: 'shown', key: 'mu', detail: { state: 'found', players: [{ id: 'p1' }] } },
    { kind: 'shown', key: '', detail: { state: 'empty', players: [] } },
  ]);
});

it('names what is wrong with a view', async () => {
  const put = (body: object) => told(ask(screenHost(), 'PUT /results', { body }));
  expect(await put({ text: 5, state: 'gone' })).toBe('400 malformed-request text state players');
});
