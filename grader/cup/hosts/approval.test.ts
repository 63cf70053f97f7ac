import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ask, told } from '../ask.ts';
import { drawCup } from '../data.ts';
import { approvalHost, decisionOf } from './approval.ts';

const cup = drawCup(new Random(13));
const body = { team_id: cup.usualTeams[0].id, reply_to: 'http://coach/approvals/r1' };
const hours = 3_600_000;

it('decides after 48 hours', async () => {
  const host = approvalHost(cup);
  const pending = await ask(host, 'PUT /approvals/r1', { body });
  expect([pending.status, pending.headers.get('location')]).toEqual([202, '/approvals/r1']);
  expect(await pending.json()).toEqual({ id: 'r1', state: 'pending' });
  host.now = () => 48 * hours - 1;
  expect((await ask(host, 'GET /approvals/r1')).headers.get('retry-after')).toBe('3600');
  host.now = () => 48 * hours;
  expect(await (await ask(host, 'GET /approvals/r1')).json()).toEqual(decisionOf(cup, 'r1', 'approved'));
});

it('rejects, or never decides, where told to', async () => {
  for (const decision of ['rejected', 'never'] as const) {
    const host = approvalHost(cup, { decision, after: 0 });
    const state = decision === 'never' ? 'pending' : 'rejected';
    expect(await (await ask(host, 'PUT /approvals/r1', { body })).json()).toMatchObject({ state });
  }
});

it('is asked once however often the request arrives', async () => {
  const host = approvalHost(cup);
  await ask(host, 'PUT /approvals/r1', { body });
  expect((await ask(host, 'PUT /approvals/r1', { body })).status).toBe(200);
  expect(host.effects).toMatchObject([{ kind: 'approval-asked', key: 'r1', detail: body }]);
  expect(await told(ask(host, 'PUT /approvals/r1', { body: { team_id: 'x' } }))).toBe('409 other-content');
});

it('stays withdrawn', async () => {
  const host = approvalHost(cup);
  await ask(host, 'PUT /approvals/r1', { body });
  for (const _ of [1, 2]) expect((await ask(host, 'DELETE /approvals/r1')).status).toBe(204);
  expect(host.effects.map(({ kind }) => kind)).toEqual(['approval-asked', 'approval-withdrawn']);
  expect(await told(ask(host, 'GET /approvals/r1'))).toBe('404 unknown-entry');
  expect(await told(ask(host, 'PUT /approvals/r1', { body }))).toBe('409 withdrawn');
});

it('names a wrong reply address', async () => {
  const wrong = { team_id: 't', reply_to: '/approvals/r1' };
  expect(await told(ask(approvalHost(cup), 'PUT /approvals/r1', { body: wrong }))).toBe(
    '400 malformed-request reply_to',
  );
});
