import { type Cup, drawCup } from '../../cup/data.ts';
import { type ApprovalOptions, approvalHost, decisionOf } from '../../cup/hosts/approval.ts';
import { type TrainingOptions, trainingHost } from '../../cup/hosts/training.ts';
import type { Bilingual, Values } from '../../language/bilingual.ts';
import { labelOf } from '../../network/exchange.ts';
import { late, refused, replyLost } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import status, { EXPIRES_MS, TIME_LIMIT_MS } from './03-status.exercise.ts';
import {
  answered,
  drawWish,
  fieldOf,
  openFor,
  SLACK,
  textOf,
  told,
  toldWhole,
  waited,
  whyRefused,
  wrongWishes,
} from './requests.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Hours until a decision, unless a check says otherwise. */
const DECIDED = 48;
/** Hours in which even a service that asks every few seconds has not asked too often for one wait. */
const BRIEFLY = 0.25;
/** Questions to approval within `BRIEFLY` that no mistake in reading Retry-After explains, but that it is not read. */
const OFTEN = 30;

const NO_KEY: Bilingual = { en: 'none', es: 'ninguna' };

/** How the client used its key after the first request, with the body that it sent. */
const again = (body: object): Bilingual => ({
  en: `and then again with the same key, for ${JSON.stringify(body)}`,
  es: `y después otra vez con la misma clave, para ${JSON.stringify(body)}`,
});
const withAnother = (body: object): Bilingual => ({
  en: `and then with another key, for ${JSON.stringify(body)}`,
  es: `y después con otra clave, para ${JSON.stringify(body)}`,
});
const atOnce = (body: object): Bilingual => ({
  en: `twice at the same moment, for ${JSON.stringify(body)}`,
  es: `dos veces en el mismo momento, para ${JSON.stringify(body)}`,
});

judge(status, {
  'location-resolves': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const hours = scene.random.integer(2, 3);
    const { reply, location } = await ask(scene, team);
    const values = { team, hours };
    const answer = answered(reply, scene.world.now);
    if (waited(reply, scene.world.now) > SLACK) return scene.fail('waited', { ...values, answer });
    if (reply.status !== 202) return scene.fail('status', { ...values, answer });
    if (location === null) return scene.fail('no-location', { ...values, got: reply.headers.get('location') ?? '—' });
    const posted = `POST /teams/${team}/trainings`;
    if (!isLater(scene, reply)) return scene.fail('no-retry-after', { ...values, request: posted, got: told(reply) });
    await expectUnderstood(scene, cup, values);
    for (const wait of [0, hours]) {
      for (let left = wait; left > 0; left -= BRIEFLY) await pass(scene, BRIEFLY);
      const now = await scene.call(location);
      const shown = { ...values, request: `GET ${location}`, got: toldWhole(now) };
      if (now.status !== 200) return scene.fail('gone', shown);
      if (fieldOf(now.json, 'state') !== 'pending') return scene.fail('state', shown);
      if (!isLater(scene, now)) return scene.fail('no-retry-after', shown);
    }
    const other = location.replace(/[^/]+$/, scene.random.hex(12));
    const unknown = await scene.call(other);
    if (unknown.status !== 404)
      return scene.fail('unknown', { ...values, request: `GET ${other}`, got: told(unknown) });
  },

  refuses: async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const right = drawWish(scene.random);
    const wrong = wrongWishes(scene.random).map(([shown, body]) => ({ shown, body, key: drawKey(scene) }));
    for (const { shown, body, key } of [...wrong, { shown: JSON.stringify(right), body: right, key: null }]) {
      const { reply } = await ask(scene, team, body, key);
      const values = { body: shown, key: key ?? NO_KEY };
      if (reply.status !== 400) return scene.fail('accepted', { ...values, got: told(reply) });
      await scene.world.settle(MINUTE);
      const [request] = scene.world.requests();
      if (request) return scene.fail('sent', { ...values, host: request.to, request: labelOf(request) }, request);
    }
  },

  'same-key': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const [key, another, third] = [drawKey(scene), drawKey(scene), drawKey(scene)] as const;
    const wish = drawWish(scene.random);
    const first = await ask(scene, team, wish, key);
    const reversed = Object.fromEntries(Object.entries(wish).toReversed());
    for (const [how, body] of [
      [again(wish), wish],
      [again(reversed), reversed],
    ] as const) {
      const { reply, location } = await ask(scene, team, body, key);
      const values = { team, key, how, got: told(reply), location: location ?? '—', first: first.location ?? '—' };
      if (reply.status !== 202 || location !== first.location) return scene.fail('repeated', values);
    }
    const changed = { ...wish, minutes: wish.minutes === 60 ? 90 : 60 };
    const other = await ask(scene, team, changed, key);
    const how = again(changed);
    if (other.reply.status !== 422) return scene.fail('other', { team, key, how, got: told(other.reply) });
    const fresh = await ask(scene, team, wish, another);
    const isFresh = fresh.reply.status === 202 && fresh.location !== null && fresh.location !== first.location;
    const answered = { got: told(fresh.reply), location: fresh.location ?? '—' };
    if (!isFresh) return scene.fail('merged', { team, key, how: withAnother(wish), ...answered });
    const both = await Promise.all([ask(scene, team, wish, third), ask(scene, team, wish, third)]);
    const [one] = both.filter(({ reply }) => reply.status === 202);
    for (const { reply, location } of both) {
      const isRight = reply.status === 409 || (reply.status === 202 && location === one?.location);
      const values = {
        team,
        key: third,
        how: atOnce(wish),
        got: told(reply),
        location: location ?? '—',
      };
      if (!one || !isRight) return scene.fail('repeated', { ...values, first: one?.location ?? '—' });
    }
    await pass(scene, BRIEFLY);
    const count = new Set(scene.world.effects('approval', 'approval-asked').map(({ key: id }) => id)).size;
    if (count !== 3) return scene.fail('twice', { team, key: third, how: atOnce(wish), count, due: 3 });
  },

  'polls-gently': async (scene) => {
    const cup = await begin(scene, { decision: 'never' });
    const hours = scene.random.integer(12, 30);
    await ask(scene, scene.random.pick(cup.usualTeams).id);
    // A service that hurries is told so before it has asked ten thousand times.
    for (let passed = BRIEFLY; passed <= hours; passed += BRIEFLY) {
      await pass(scene, BRIEFLY);
      const asked = scene.world.requests('approval');
      for (const [index, next] of asked.slice(1).entries()) {
        const seconds = (next.startedAt - (asked[index]?.endedAt ?? 0)) / 1000;
        const values = { hours, gap: Math.round(seconds), count: asked.length, minutes: Math.round(60 * passed) };
        if (seconds < 3599) return scene.fail('hurried', values, next);
      }
    }
  },

  'see-other': async (scene) => {
    const hours = scene.random.integer(20, 60);
    const takes = scene.random.integer(5000, 50_000);
    const cup = await begin(scene, { after: hours * HOUR }, { takes });
    // In every run an id that reads otherwise where it was not decoded.
    const encoded = cup.awkwardTeams.map(({ team }) => team.id).filter((id) => encodeURIComponent(id) !== id);
    const awkward = scene.random.pick(encoded);
    const wish = drawWish(scene.random);
    const { location } = await ask(scene, awkward, wish);
    const values = { hours, takes };
    await pass(scene, BRIEFLY);
    const asked = scene.world.requests('approval');
    if (asked.length > OFTEN) return scene.fail('storm', { ...values, count: asked.length }, asked[1]);
    await pass(scene, hours - 1 - BRIEFLY);
    if (trainings(scene).length > 0) return scene.fail('early', { ...values, hours: 1 });
    await pass(scene, 1);
    await decide(scene, cup, 'approved');
    await pass(scene, 1.25);
    const after = await scene.call(location ?? '/');
    const done = trainings(scene);
    const refusal = scene.world.requests('training').find(({ status }) => status === 400 || status === 422);
    if (refusal) {
      const why = (await whyRefused(trainingHost(cup), refusal)) ?? '—';
      return scene.fail('refused', { ...values, got: String(refusal.status), why, team: awkward }, refusal);
    }
    if (done.length === 0) return scene.fail('never', { ...values, since: 75, got: toldWhole(after) });
    if (done.length > 1) return scene.fail('twice', { ...values, count: done.length });
    if (after.status !== 303) return scene.fail('status', { ...values, got: toldWhole(after) });
    const result = here(after, location ?? '/');
    if (result === null) {
      return scene.fail('no-location', { ...values, got: after.headers.get('location') ?? '—' });
    }
    const training = await scene.call(result);
    const { id, pitch } = done[0] as { id: string; pitch: string };
    const expected = { id, pitch, team_id: awkward, ...wish };
    const isRight = Object.entries(expected).every(([name, value]) => fieldOf(training.json, name) === value);
    if (training.status !== 200 || !isRight) return scene.fail('result', { ...values, got: toldWhole(training) });
  },

  'failure-shown': async (scene) => {
    const cup = await begin(scene, { decision: 'rejected', after: HOUR });
    const team = scene.random.pick(cup.usualTeams).id;
    for (const end of ['rejected', 'pitch-closed'] as const) {
      if (end === 'pitch-closed') {
        scene.world.add(approvalHost(cup, { after: HOUR }), trainingHost(cup, { closed: true }));
      }
      const { location } = await ask(scene, team);
      await pass(scene, 1);
      await decide(scene, cup, end === 'rejected' ? 'rejected' : 'approved');
      await pass(scene, 1);
      const how = end === 'rejected' ? 'approval: rejected' : 'training: 422, pitch-closed';
      const after = await scene.call(location ?? '/');
      const values = { how, got: toldWhole(after) };
      if (trainings(scene).length > 0) return scene.fail('trained', values);
      if (after.status !== 200 || fieldOf(after.json, 'state') !== 'failed') return scene.fail('hidden', values);
      if (textOf(after.json, 'reason') === undefined) return scene.fail('no-reason', values);
    }
  },

  outlasts: async (scene) => {
    const takes = scene.random.integer(1000, 20_000);
    const minutes = scene.random.integer(5, 30);
    const cup = await begin(scene, { after: 3 * HOUR }, { takes });
    scene.world.fault('approval', refused());
    const { reply, location } = await ask(scene, scene.random.pick(cup.usualTeams).id);
    if (reply.status !== 202 || waited(reply, scene.world.now) > SLACK) {
      return scene.fail('coupled', { minutes, answer: answered(reply, scene.world.now) });
    }
    await pass(scene, minutes / 60);
    scene.world.heal('approval');
    scene.world.fault('training', replyLost({ times: 1 }));
    await pass(scene, 4);
    await decide(scene, cup, 'approved');
    await pass(scene, 2);
    const after = await scene.call(location ?? '/');
    const count = trainings(scene).length;
    if (count > 1) return scene.fail('twice', { minutes, count });
    const [lost] = scene.world.requests('training');
    const open = lost ? openFor(lost, scene.world.now) : 0;
    if (open > TIME_LIMIT_MS + SLACK) {
      const [seconds, limit] = [open, TIME_LIMIT_MS].map((ms) => Math.round(ms / 1000)) as [number, number];
      return scene.fail('unlimited', { minutes, seconds, limit }, lost);
    }
    if (after.status !== 303) return scene.fail('lost', { minutes, got: toldWhole(after) });
  },

  cancels: async (scene) => {
    const cup = await begin(scene, { after: 10 * HOUR });
    const team = scene.random.pick(cup.usualTeams).id;
    const first = await ask(scene, team);
    await pass(scene, 2);
    await expectCancelled(scene, first.location ?? '/', '2 h');
    await pass(scene, 10);
    await decide(scene, cup, 'approved');
    await pass(scene, 2);
    await expectCancelled(scene, first.location ?? '/', '12 h');

    // Now the decision is on its way already when the client cancels.
    scene.world.add(approvalHost(cup, { after: 0 }));
    scene.world.fault('approval', late(4000, { times: 1 }));
    const second = await ask(scene, team);
    await scene.world.pass(2000);
    await expectCancelled(scene, second.location ?? '/', '2 s');
    await scene.world.pass(30_000);
    await decide(scene, cup, 'approved');
    await pass(scene, 2);
    await expectCancelled(scene, second.location ?? '/', '2 h');

    scene.world.heal('approval');
    const third = await ask(scene, team);
    await scene.world.pass(1000);
    await decide(scene, cup, 'approved');
    await pass(scene, 2);
    const tooLate = await scene.call(third.location ?? '/', { method: 'DELETE' });
    if (tooLate.status !== 409) return scene.fail('undone', { when: '2 h', got: told(tooLate) });
  },

  expires: async (scene) => {
    const cup = await begin(scene, { decision: 'never' });
    const hours = EXPIRES_MS / HOUR;
    const { location } = await ask(scene, scene.random.pick(cup.usualTeams).id);
    await pass(scene, hours - 1);
    const before = await scene.call(location ?? '/');
    if (fieldOf(before.json, 'state') !== 'pending') return scene.fail('too-soon', { hours, got: toldWhole(before) });
    await pass(scene, 2);
    const after = await scene.call(location ?? '/');
    const isRight = after.status === 200 && fieldOf(after.json, 'state') === 'expired';
    if (!isRight) return scene.fail('state', { hours, got: toldWhole(after) });
    if (scene.world.effects('approval', 'approval-withdrawn').length === 0) return scene.fail('kept', { hours });
    const asked = scene.world.requests('approval').length;
    await pass(scene, 24);
    const late = scene.world.requests('approval')[asked];
    if (late) return scene.fail('asking', { hours, request: labelOf(late) }, late);
  },

  restart: async (scene) => {
    const takes = 40_000;
    const cup = await begin(scene, {}, { takes });
    const team = scene.random.pick(cup.usualTeams).id;
    const [key, wish] = [drawKey(scene), drawWish(scene.random)];
    const first = await ask(scene, team, wish, key);
    const location = first.location ?? '/';
    const hours = scene.random.integer(3, 40);
    await pass(scene, hours);
    await restart(scene);
    const waiting = { when: `${hours} h` };
    const now = await scene.call(location);
    const isThere = now.status === 200 && fieldOf(now.json, 'state') === 'pending';
    if (!isThere) return scene.fail('forgotten', { ...waiting, got: toldWhole(now) });
    const again = await ask(scene, team, wish, key);
    if (again.reply.status !== 202 || again.location !== first.location) {
      const shown = { got: told(again.reply), location: again.location ?? '—', first: location };
      return scene.fail('key', { ...waiting, ...shown });
    }
    await pass(scene, DECIDED - hours);
    await decide(scene, cup, 'approved');
    await untilTraining(scene);
    if (!isTraining(scene)) return scene.fail('lost', { ...waiting, got: toldWhole(await scene.call(location)) });
    // The training is under way: its answer will come to a process that is not there any more.
    await scene.world.pass(scene.random.integer(2000, 20_000));
    await restart(scene);
    await pass(scene, 0.5);
    const training = { when: `${DECIDED} h` };
    const count = trainings(scene).length;
    if (count > 1) return scene.fail('twice', { ...training, count });
    const after = await scene.call(location);
    if (after.status !== 303) return scene.fail('lost', { ...training, got: toldWhole(after) });
  },
});

/** A world with approval and training, and the service under test started in it. */
async function begin(scene: Scene, approval: ApprovalOptions = {}, training: TrainingOptions = {}): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(approvalHost(cup, { after: DECIDED * HOUR, ...approval }), trainingHost(cup, training));
  await scene.start();
  return cup;
}

/** approval understands what is sent to it, and is not asked without a pause: each would keep all else from being told. */
async function expectUnderstood(scene: Scene<'refused' | 'storm'>, cup: Cup, values: Values): Promise<void> {
  const seconds = 10;
  await scene.world.pass(1000 * seconds);
  const asked = scene.world.requests('approval');
  const refusal = asked.find(({ status }) => status === 400 || status === 415);
  if (refusal) {
    const why = (await whyRefused(approvalHost(cup), refusal)) ?? '—';
    return scene.fail('refused', { ...values, got: String(refusal.status), why }, refusal);
  }
  if (asked.length > OFTEN) return scene.fail('storm', { ...values, count: asked.length, seconds }, asked[1]);
}

async function restart(scene: Scene): Promise<void> {
  await scene.world.kill('coach');
  await scene.world.pass(MINUTE / 60);
  await scene.world.restart('coach');
}

function drawKey(scene: Scene): string {
  return `k-${scene.random.hex(8)}`;
}

/** Asks for a training of `team`; `location` is the path of its status on this service, null where there is none. */
async function ask(
  scene: Scene,
  team: string,
  body: unknown = drawWish(scene.random),
  key: string | null = drawKey(scene),
): Promise<{ reply: Reply; location: string | null }> {
  const path = `/teams/${encodeURIComponent(team)}/trainings`;
  const headers = key === null ? {} : { 'Idempotency-Key': key };
  const reply = await scene.call(path, { method: 'POST', headers, body });
  return { reply, location: here(reply, path) };
}

/** The path that the Location of `reply` names, where it is one of the service under test. */
function here(reply: Reply, path: string): string | null {
  const location = reply.headers.get('location');
  const url = location === null ? null : URL.parse(location, `http://coach${path}`);
  return url?.host === 'coach' ? url.pathname + url.search : null;
}

/** Whether Retry-After names a moment ahead. */
function isLater(scene: Scene, reply: Reply): boolean {
  const header = reply.headers.get('retry-after') ?? '';
  return /^\d+$/.test(header) ? Number(header) >= 1 : Date.parse(header) > scene.world.wallClock;
}

/** Lets hours pass, by the hour: what is counted as restless is counted for each wait. */
async function pass(scene: Scene, hours: number): Promise<void> {
  for (let left = hours; left > 0; left -= 1) await scene.world.pass(Math.round(Math.min(left, 1) * HOUR));
}

/** Passes what is left of an hour by the second, until training has been asked. */
async function untilTraining(scene: Scene): Promise<void> {
  for (let minute = 0; minute < 70 && !isTraining(scene); minute += 0.25) await scene.world.pass(MINUTE / 4);
}

function isTraining(scene: Scene): boolean {
  return scene.world.requests('training').some(({ method }) => method === 'POST');
}

/** Sends the decision to whoever gave a reply_to, for a host calls nobody; those who ask find it by themselves. */
async function decide(scene: Scene, cup: Cup, decision: 'approved' | 'rejected'): Promise<void> {
  for (const { key: id, detail } of scene.world.effects('approval', 'approval-asked')) {
    const replyTo = textOf(detail, 'reply_to');
    if (replyTo === undefined) continue;
    const { pathname, search } = new URL(replyTo);
    await scene.call(pathname + search, { method: 'PUT', body: decisionOf(cup, id, decision), as: 'approval' });
  }
}

function trainings(scene: Scene): unknown[] {
  return scene.world.effects('training', 'training-started').map(({ detail }) => detail);
}

/** DELETE of `location` is 204, whether for the first time or not, and the request stays cancelled, without a training. */
async function expectCancelled(scene: Scene<'status' | 'state' | 'trained' | 'kept'>, location: string, when: string) {
  const withdrawn = await scene.call(location, { method: 'DELETE' });
  if (withdrawn.status !== 204) return scene.fail('status', { when, got: told(withdrawn) });
  await scene.world.pass(MINUTE);
  const after = await scene.call(location);
  const isRight = after.status === 200 && fieldOf(after.json, 'state') === 'cancelled';
  if (!isRight) return scene.fail('state', { when, got: toldWhole(after) });
  if (trainings(scene).length > 0) return scene.fail('trained', { when });
  if (scene.world.effects('approval', 'approval-withdrawn').length === 0) return scene.fail('kept', { when });
}
