import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ask, told } from '../ask.ts';
import { drawCup } from '../data.ts';
import { mailHost } from './mail.ts';

const cup = drawCup(new Random(17));
const mail = { to: 'fan@hinchas.example', subject: 'Packaged', text: 'On its way.', about: 'o1' };
const keyed = (key: string, body: object = mail) => ({ body, headers: { 'Idempotency-Key': key } });

it('sends a mail a request without a key', async () => {
  const host = mailHost(cup);
  for (const _ of [1, 2]) expect((await ask(host, 'POST /mails', { body: mail })).status).toBe(201);
  expect(host.effects.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['mail-sent o1', 'mail-sent o1']);
});

it('sends a mail a key', async () => {
  const host = mailHost(cup);
  const first = await (await ask(host, 'POST /mails', keyed('e1'))).text();
  expect(await (await ask(host, 'POST /mails', keyed('e1'))).text()).toBe(first);
  await ask(host, 'POST /mails', keyed('e2'));
  expect(host.effects).toMatchObject([{ detail: { idempotency_key: 'e1' } }, { detail: { idempotency_key: 'e2' } }]);
  expect(await told(ask(host, 'POST /mails', keyed('e1', { ...mail, subject: 'Other' })))).toBe('422 key-reused');
});

it('names every wrong field and sends nothing', async () => {
  const host = mailHost(cup);
  expect(await told(ask(host, 'POST /mails', { body: { to: 'nobody', text: '' } }))).toBe(
    '400 malformed-request to subject text about',
  );
  expect(host.effects).toEqual([]);
});
