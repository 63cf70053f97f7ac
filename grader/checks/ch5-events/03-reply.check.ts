import type { Message } from '../../broker/evidence.ts';
import { drawCup } from '../../cup/data.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import reply from './03-reply.exercise.ts';
import { fieldOf, jsonOf } from './events.ts';
import {
  answer,
  drawTraining,
  drawWish,
  locationOf,
  PATIENCE,
  pitchOf,
  post,
  REQUESTS,
  shown,
  stateOf,
  type Training,
  type Wish,
} from './training.ts';

const SERVICE = reply.service;
const SECOND = `${SERVICE}-2`;
/** Virtual ms in which a message is sent, delivered and noted: generous. */
const MOMENT = 500;

/** A request as client and training see it. */
interface Asked {
  readonly wish: Wish;
  /** The path of its status resource. */
  readonly location: string;
  /** What training got. */
  readonly message: Message;
}

judge(reply, {
  asks: async (scene) => {
    const cup = await begin(scene);
    const teams = [scene.random.pick(cup.usualTeams), scene.random.pick(cup.awkwardTeams).team];
    for (const { id: team_id } of scene.random.shuffle(teams)) {
      const wish = drawWish(scene.random, team_id);
      const values = { team: team_id };
      const accepted = await post(scene, wish, SERVICE);
      if (accepted.status === null) return scene.fail('waits', { ...values, took: PATIENCE });
      const location = locationOf(accepted);
      if (accepted.status !== 202 || location === null) {
        return scene.fail('status', { ...values, got: told(accepted), location: location ?? '—' });
      }
      await scene.world.pass(MOMENT);
      const messages = await scene.broker.take(REQUESTS);
      const [message] = messages;
      if (!message || messages.length > 1) return scene.fail('count', { ...values, got: messages.length });
      const body = jsonOf(message);
      if (Object.entries(wish).some(([name, value]) => fieldOf(body, name) !== value)) {
        return scene.fail('body', { ...values, got: excerpt(message.body.toString()), wanted: JSON.stringify(wish) });
      }
      const { correlationId: correlation_id, replyTo: reply_to } = message.properties;
      for (const [name, value] of Object.entries({ correlation_id, reply_to })) {
        if (!value) return scene.fail('property', { ...values, name });
      }
      const status = await scene.call(location);
      if (stateOf(status) !== 'running') return scene.fail('state', { ...values, location, got: shown(status) });
    }
  },

  matches: async (scene) => {
    const wishes = await beginWith(scene, 4);
    // Two that say the same: whoever tells requests apart by what they ask for takes one for the other.
    const asked = await askAll(scene, [...wishes.slice(0, 3), wishes[0] as Wish]);
    const count = asked.length;
    const ids = new Set(asked.map(({ message }) => message.properties.correlationId)).size;
    if (ids < count) return scene.fail('same-id', { count, got: ids });
    const queues = new Set(asked.map(({ message }) => message.properties.replyTo)).size;
    if (queues > 1) return scene.fail('queue-per-call', { count, got: queues });
    const trainings = asked.map(({ wish }) => drawTraining(scene.random, wish));
    for (const index of asked.keys().toArray().reverse()) {
      const { message } = asked[index] as Asked;
      const queue = message.properties.replyTo ?? '';
      if (!(await answer(scene, message, { ok: true, training: trainings[index] }))) {
        return scene.fail('undeliverable', { count, queue });
      }
    }
    await scene.world.pass(MOMENT);
    for (const [index, { location, wish }] of asked.entries()) {
      const status = await scene.call(location);
      const values = { count, location, team: wish.team_id, got: shown(status) };
      if (stateOf(status) !== 'done') return scene.fail('state', values);
      const { pitch } = trainings[index] as Training;
      if (pitchOf(status) !== pitch) {
        return scene.fail('other', { ...values, got: String(pitchOf(status) ?? '—'), wanted: pitch });
      }
    }
  },

  failed: async (scene) => {
    const [asked] = await askAll(scene, await beginWith(scene, 1));
    if (!asked) return;
    const detail = `Pitch ${scene.random.hex(6)} is closed.`;
    const problem = { type: 'https://cup.example/problems/pitch-closed', title: 'Closed', status: 422, detail };
    await answer(scene, asked.message, { ok: false, problem });
    await scene.world.pass(MOMENT);
    const status = await scene.call(asked.location);
    const values = { location: asked.location, detail, got: shown(status) };
    if (stateOf(status) !== 'failed') return scene.fail('state', values);
    if (fieldOf(fieldOf(status.json, 'problem'), 'detail') !== detail) return scene.fail('problem', values);
  },

  ignores: async (scene) => {
    const wishes = await beginWith(scene, 2);
    const [first, second] = (await askAll(scene, wishes)) as [Asked, Asked];
    const training = drawTraining(scene.random, first.wish);
    await answer(scene, first.message, { ok: true, training });
    await scene.world.pass(MOMENT);
    const { correlationId: _, ...without } = first.message.properties;
    const unknown = { ...without, correlationId: scene.random.hex(16) };
    const problem = { title: 'Asked before', status: 409, detail: scene.random.hex(8) };
    for (const properties of scene.random.shuffle([first.message.properties, unknown, without])) {
      await answer(scene, { properties }, { ok: false, problem });
      await scene.world.pass(MOMENT);
    }
    const deliveries = scene.broker.evidence.delivered(SERVICE);
    if (deliveries.some(({ settled }) => settled?.requeue)) return scene.fail('returned');
    await answer(scene, second.message, { ok: true, training: drawTraining(scene.random, second.wish) });
    await scene.world.pass(MOMENT);
    const later = await scene.call(second.location);
    if (stateOf(later) !== 'done') return scene.fail('deaf', { location: second.location, got: shown(later) });
    const before = await scene.call(first.location);
    if (stateOf(before) !== 'done' || pitchOf(before) !== training.pitch) {
      return scene.fail('changed', { location: first.location, got: shown(before) });
    }
    const all = scene.broker.evidence.delivered(SERVICE);
    const open = all.filter(({ noAck, settled }) => !noAck && settled === null).length;
    if (open > 0) return scene.fail('unacked', { got: open, count: all.length });
  },

  'any-instance': async (scene) => {
    const wishes = await beginWith(scene, 4);
    await scene.start({}, { as: SECOND });
    const asked = await askAll(scene, wishes, [SERVICE, SECOND]);
    for (const { message, wish } of scene.random.shuffle(asked)) {
      await answer(scene, message, { ok: true, training: drawTraining(scene.random, wish) });
      await scene.world.pass(MOMENT);
    }
    for (const [index, { location }] of asked.entries()) {
      for (const instance of [SERVICE, SECOND]) {
        const status = await scene.world.call(instance, location);
        const sender = index % 2 === 0 ? SERVICE : SECOND;
        const values = { count: asked.length, sender, instance, location, got: shown(status) };
        if (stateOf(status) !== 'done') return scene.fail('state', values);
      }
    }
  },

  completes: async (scene) => {
    const [onItsWay, later] = (await askAll(scene, await beginWith(scene, 2))) as [Asked, Asked];
    const replyTo = ({ wish }: Asked) => ({ ok: true, training: drawTraining(scene.random, wish) });
    await answer(scene, onItsWay.message, replyTo(onItsWay));
    await scene.world.kill(SERVICE);
    // Until the broker has noticed.
    await scene.world.pass(1000);
    const queue = later.message.properties.replyTo ?? '—';
    if (!(await answer(scene, later.message, replyTo(later)))) return scene.fail('no-queue', { queue });
    await scene.start({}, { as: SECOND });
    await scene.world.pass(1000);
    for (const { location } of [later, onItsWay]) {
      const status = await scene.world.call(SECOND, location);
      if (stateOf(status) === 'done') continue;
      const noAck = scene.broker.evidence.deliveries.some((one) => one.noAck);
      return scene.fail(noAck ? 'no-ack' : 'state', { queue, location, got: shown(status) });
    }
  },

  unrouted: async (scene) => {
    const cup = drawCup(scene.random.fork('cup'));
    await scene.start();
    const [wish, next] = scene.random.sample(cup.usualTeams, 2).map(({ id }) => drawWish(scene.random, id)) as [
      Wish,
      Wish,
    ];
    const accepted = await post(scene, wish, SERVICE);
    await scene.world.pass(MOMENT);
    if (await scene.broker.look(REQUESTS)) return scene.fail('declared');
    const location = accepted.status === 202 ? locationOf(accepted) : null;
    if (location !== null) {
      const status = await scene.call(location);
      if (stateOf(status) !== 'failed') return scene.fail('pending', { location, got: shown(status) });
    } else if (accepted.status !== 503) return scene.fail('status', { got: told(accepted) });
    await scene.broker.queue(REQUESTS);
    const after = await post(scene, next, SERVICE);
    await scene.world.pass(MOMENT);
    const taken = (await scene.broker.take(REQUESTS)).length;
    if (after.status !== 202 || taken !== 1) return scene.fail('stays', { got: told(after), taken });
  },

  expires: async (scene) => {
    const limit = 1000 * scene.random.integer(20, 50);
    const wishes = await beginWith(scene, 1, { REPLY_LIMIT_MS: String(limit) });
    const [asked] = (await askAll(scene, wishes)) as [Asked];
    const { location, message, wish } = asked;
    const { expiration } = message.properties;
    const values = { limit, location };
    if (expiration === undefined) return scene.fail('none', values);
    const drops = Number(expiration);
    if (!(drops > limit - 1000 && drops <= limit)) return scene.fail('other', { ...values, got: expiration });
    await scene.world.pass(limit);
    const status = await scene.call(location);
    if (stateOf(status) !== 'expired') return scene.fail('state', { ...values, got: shown(status) });
    await answer(scene, message, { ok: true, training: drawTraining(scene.random, wish) });
    await scene.world.pass(MOMENT);
    const late = await scene.call(location);
    // Which of the two is a matter of taste: the first word stands, or the truth replaces it.
    if (!['expired', 'done'].includes(String(stateOf(late)))) {
      return scene.fail('late', { ...values, got: shown(late) });
    }
  },
});

/** The service under test started, with a queue of training. */
async function begin(scene: Scene, environment: Readonly<Record<string, string>> = {}) {
  await scene.broker.queue(REQUESTS);
  await scene.start(environment);
  return drawCup(scene.random.fork('cup'));
}

/** The same, and `count` wishes to ask for. */
async function beginWith(scene: Scene, count: number, environment?: Readonly<Record<string, string>>): Promise<Wish[]> {
  const cup = await begin(scene, environment);
  return Array.from({ length: count }, () => drawWish(scene.random, scene.random.pick(cup.usualTeams).id));
}

/** Asks for each of `wishes` in turn, `instances` by turns, and takes what training gets. `asks` judged all of it. */
async function askAll(scene: Scene, wishes: readonly Wish[], instances = [SERVICE]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [index, wish] of wishes.entries()) {
    const accepted = await post(scene, wish, instances[index % instances.length] as string);
    await scene.world.pass(MOMENT);
    const [message = { exchange: '', routingKey: '', properties: {}, body: Buffer.from('') }] =
      await scene.broker.take(REQUESTS);
    asked.push({ wish, location: locationOf(accepted) ?? '/requests/none', message });
  }
  return asked;
}
