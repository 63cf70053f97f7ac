import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ask, told } from '../ask.ts';
import { drawCup } from '../data.ts';
import { PlayerRecords } from '../records.ts';
import { playerRecordsHost } from './player-records.ts';

const cup = drawCup(new Random(7));
const headers = { Authorization: 'Bearer t0k' };

function begin() {
  const records = new PlayerRecords(cup, new Random(8));
  const host = playerRecordsHost(records, 't0k');
  const { id } = cup.players[0] as { id: string };
  return { records, host, id, line: `GET /players/${encodeURIComponent(id)}` };
}

it('shows a player as it is at the moment of asking', async () => {
  const { records, host, id, line } = begin();
  expect(await (await ask(host, line, { headers })).json()).toMatchObject({ id, version: 1 });
  const changed = records.change(id);
  expect(changed).toMatchObject({ id, version: 2 });
  expect(await (await ask(host, line, { headers })).json()).toEqual(changed);
});

it('changes the team, the shirt and the registration, and nothing else', () => {
  const { records, id } = begin();
  const before = records.find(id);
  const after = records.change(id);
  expect(after).toMatchObject({ id, name: before?.name, phone: before?.phone, country: before?.country });
  expect([after.team_id, after.shirt, after.registration]).not.toContain(before?.team_id);
  expect(after.registration).not.toBe(before?.registration);
  expect(after.shirt).not.toBe(before?.shirt);
});

it('tells nothing to whoever does not show the token', async () => {
  const { host, line } = begin();
  expect(await told(ask(host, line))).toBe('401 unknown-caller');
  expect(await told(ask(host, line, { headers: { Authorization: 'Bearer other' } }))).toBe('401 unknown-caller');
});

it('has no deleted player, until it comes back', async () => {
  const { records, host, id, line } = begin();
  expect(records.delete(id)).toBe(2);
  expect(await told(ask(host, line, { headers }))).toBe('404 unknown-player');
  expect(records.change(id).version).toBe(3);
  expect((await ask(host, line, { headers })).status).toBe(200);
});

it('refuses a player that is withheld', async () => {
  const { records, host, id, line } = begin();
  records.withhold(id);
  expect(await told(ask(host, line, { headers }))).toBe('403 not-permitted');
});
