import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { planOf } from '../../network/host.ts';
import { ask, told } from '../ask.ts';
import { drawCup } from '../data.ts';
import { type TrainingOptions, trainingHost } from './training.ts';

const cup = drawCup(new Random(11));
const body = { team_id: cup.usualTeams[0].id, focus: 'attack', minutes: 60 };

function hostAt(options?: TrainingOptions) {
  const clock = { now: 0 };
  const host = trainingHost(cup, options);
  host.now = () => clock.now;
  const train = (key: string | undefined, sent: unknown = body) =>
    ask(host, 'POST /trainings', { body: sent, headers: key === undefined ? {} : { 'Idempotency-Key': key } });
  return { clock, host, train };
}

describe('trainingHost, when done', () => {
  it('answers 201 after the training, with its place', async () => {
    const { host, train, clock } = hostAt({ takes: 30_000 });
    const response = await train('k1');
    const training = (await response.json()) as { id: string };
    expect([response.status, planOf(response)]).toEqual([201, { after: 30_000 }]);
    expect(training).toMatchObject({ ...body, pitch: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(host.effects).toMatchObject([{ kind: 'training-started', key: body.team_id, at: 0 }]);
    const place = `GET ${response.headers.get('location')}`;
    expect(await told(ask(host, place))).toBe('404 unknown-entry');
    clock.now = 30_000;
    expect(await (await ask(host, place)).json()).toEqual(training);
    expect(await (await ask(host, `GET /trainings?team_id=${body.team_id}`)).json()).toEqual([training]);
  });

  it('gives one key one training and the same answer', async () => {
    const { host, train } = hostAt();
    const { minutes, focus, team_id } = body;
    const first = await (await train('k1')).text();
    expect(await (await train('"k1"', { minutes, focus, team_id })).text()).toBe(first);
    expect(host.effects).toHaveLength(1);
    expect(await (await train('k2')).text()).not.toBe(first);
    expect(host.effects).toHaveLength(2);
  });

  it('refuses a key with another body or none', async () => {
    const { train } = hostAt();
    await train('k1');
    expect(await told(train('k1', { ...body, minutes: 90 }))).toBe('422 key-reused');
    expect(await told(train(undefined))).toBe('400 key-missing Idempotency-Key');
    expect(await told(train(''))).toBe('400 malformed-request Idempotency-Key');
  });

  it('answers 409 while the first request runs', async () => {
    const { train, clock } = hostAt({ takes: 2000 });
    await train('k1');
    clock.now = 1000;
    const second = await train('k1');
    expect(second.headers.get('retry-after')).toBe('1');
    expect(await told(Promise.resolve(second))).toBe('409 still-running');
    clock.now = 2000;
    expect((await train('k1')).status).toBe(201);
  });

  it('names every wrong field', async () => {
    const { train, host } = hostAt();
    const wrong = { team_id: 7, focus: 'rest', minutes: 14.5 };
    expect(await told(train('k', wrong))).toBe('400 malformed-request team_id focus minutes');
    expect(await told(train('k', {}))).toBe('400 malformed-request team_id focus minutes');
    expect(await told(train('k', []))).toBe('400 malformed-request body');
    expect(host.effects).toEqual([]);
  });

  it('refuses bodies that are not JSON', async () => {
    const { host } = hostAt();
    const send = (sent: string, type?: string) =>
      told(
        ask(host, 'POST /trainings', {
          body: sent,
          headers: { 'Idempotency-Key': 'k', ...(type ? { 'Content-Type': type } : {}) },
        }),
      );
    expect(await send('team_id=7', 'application/x-www-form-urlencoded')).toBe('415 unsupported-media-type');
    expect(await send(JSON.stringify(body))).toBe('415 unsupported-media-type');
    expect(await send('{', 'application/json; charset=utf-8')).toBe('400 malformed-request body');
  });

  it('refuses what it cannot train', async () => {
    const { train, host } = hostAt();
    expect(await told(train('k', { ...body, team_id: cup.unknownTeamId }))).toBe('422 unknown-team');
    expect(await told(train('k', { ...body, team_id: cup.emptyTeam.id }))).toBe('422 not-enough-players');
    expect(await told(hostAt({ closed: true }).train('k'))).toBe('422 pitch-closed');
    expect(host.effects).toEqual([]);
  });
});

describe('trainingHost, at once', () => {
  it('leads from 202 over running to the training', async () => {
    const { host, train, clock } = hostAt({ answers: 'at-once', takes: 60_000 });
    const accepted = await train('k1');
    expect([accepted.status, accepted.headers.get('retry-after')]).toEqual([202, '60']);
    const status = `GET ${accepted.headers.get('location')}`;
    expect(await (await ask(host, status)).json()).toMatchObject({ state: 'running' });
    clock.now = 60_000;
    const done = await ask(host, status);
    expect(done.status).toBe(303);
    expect(await (await ask(host, `GET ${done.headers.get('location')}`)).json()).toMatchObject(body);
  });

  it('accepts the same key again while the training runs', async () => {
    const { host, train } = hostAt({ answers: 'at-once', takes: 60_000 });
    const [first, again] = [await train('k1'), await train('k1')];
    expect([planOf(first)?.after, again.status]).toEqual([0, 202]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(host.effects).toHaveLength(1);
  });

  it('shows a failure as a failure, with status 200', async () => {
    const { host, train } = hostAt({ answers: 'at-once', closed: true });
    const status = await ask(host, `GET ${(await train('k1')).headers.get('location')}`);
    expect([status.status, await status.json()]).toMatchObject([200, { state: 'failed', problem: { status: 422 } }]);
  });

  it('cancels what runs and not what is done', async () => {
    const { host, train, clock } = hostAt({ answers: 'at-once', takes: 1000 });
    const first = (await train('k1')).headers.get('location');
    for (const _ of [1, 2]) expect((await ask(host, `DELETE ${first}`)).status).toBe(204);
    expect(host.effects.map(({ kind }) => kind)).toEqual(['training-started', 'training-cancelled']);
    const second = (await train('k2')).headers.get('location');
    clock.now = 1000;
    expect(await (await ask(host, `GET ${first}`)).json()).toMatchObject({ state: 'cancelled' });
    expect(await told(ask(host, `DELETE ${second}`))).toBe('409 already-done');
    expect(await told(ask(host, 'GET /requests/none'))).toBe('404 unknown-entry');
  });
});
