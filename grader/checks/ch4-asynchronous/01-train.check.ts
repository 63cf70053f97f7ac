import { type Cup, drawCup } from '../../cup/data.ts';
import { trainingHost } from '../../cup/hosts/training.ts';
import { labelOf } from '../../network/exchange.ts';
import { type Fault, hungUp, late, refused, replyLost, status } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import train, { TIME_LIMIT_MS } from './01-train.exercise.ts';
import {
  bodyOf,
  drawWish,
  excerpt,
  fieldOf,
  SLACK,
  textOf,
  told,
  toldWhole,
  type Wish,
  waited,
  wrongWishes,
} from './requests.ts';

judge(train, {
  'answers-at-once': async (scene) => {
    const takes = scene.random.integer(5000, 20_000);
    const cup = await begin(scene, takes);
    const ids = new Set<string>();
    for (const { id: team } of cup.usualTeams) {
      const reply = await ask(scene, team);
      const took = waited(reply, scene.world.now);
      const values = { team, takes, got: told(reply), took };
      if (took > SLACK) return scene.fail(reply.status === null ? 'no-answer' : 'waited', values);
      if (reply.status !== 202) return scene.fail('status', values);
      const id = textOf(reply.json, 'id');
      const isRight = fieldOf(reply.json, 'team_id') === team && fieldOf(reply.json, 'state') === 'accepted';
      if (id === undefined || !isRight) return scene.fail('shape', { ...values, got: excerpt(reply.text) });
      if (ids.has(id)) return scene.fail('same-id', { ...values, got: id });
      ids.add(id);
    }
  },

  'sends-on': async (scene) => {
    const takes = scene.random.integer(5000, 20_000);
    const cup = await begin(scene, takes);
    const awkward = scene.random.shuffle(cup.awkwardTeams).map(({ team }) => team);
    const twice = scene.random.pick(cup.usualTeams);
    const asked: { team: string; wish: Wish }[] = [];
    for (const { id: team } of [twice, ...awkward, twice]) {
      const wish = drawWish(scene.random);
      asked.push({ team, wish });
      const before = scene.world.requests().length;
      await ask(scene, team, wish);
      await scene.world.settle();
      const [request] = scene.world.requests().slice(before);
      const values = { team, takes, wish: JSON.stringify(wish) };
      if (!request) return scene.fail('nothing', values);
      const shown = { ...values, request: labelOf(request), body: excerpt(request.body ?? '') };
      if (request.method !== 'POST') return scene.fail('method', shown, request);
      if (request.fate === 'withdrawn') {
        return scene.fail('withdrawn', { ...shown, after: (request.endedAt ?? 0) - request.startedAt }, request);
      }
      const sent = bodyOf(request);
      const isRight = Object.entries({ team_id: team, ...wish }).every(
        ([name, value]) => fieldOf(sent, name) === value,
      );
      if (!isRight) return scene.fail('other', shown, request);
      if (request.status !== 201) return scene.fail('refused', { ...shown, got: String(request.status) }, request);
    }
    for (const { team, wish } of asked) {
      const due = asked.filter((one) => one.team === team).length;
      const got = scene.world.effects('training', 'training-started').filter(({ key }) => key === team).length;
      if (got !== due) return scene.fail('count', { team, takes, wish: JSON.stringify(wish), asked: due, got });
    }
  },

  'validates-first': async (scene) => {
    const cup = await begin(scene, 1000);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const [body, sent] of wrongWishes(scene.random)) {
      const reply = await ask(scene, team, sent);
      if (reply.status !== 400) return scene.fail('accepted', { body, got: told(reply) });
      await scene.world.settle();
      const [request] = scene.world.requests();
      if (request) return scene.fail('sent', { body, request: labelOf(request) }, request);
    }
  },

  'records-failure': async (scene) => {
    const cup = await begin(scene, 1000);
    const good = scene.random.pick(cup.usualTeams).id;
    const kept = textOf((await ask(scene, good)).json, 'id') as string;
    await scene.world.settle();
    const ways: [string, Fault | null, string][] = [
      ['ECONNREFUSED', refused(), good],
      ['503', status(503), good],
      ['ECONNRESET', hungUp(), good],
      ['422, unknown-team', null, cup.unknownTeamId],
    ];
    for (const [how, fault, team] of scene.random.shuffle(ways)) {
      if (fault) scene.world.fault('training', fault);
      const reply = await ask(scene, team);
      const values = { team, how };
      if (reply.status !== 202) return scene.fail('not-202', { ...values, got: told(reply) });
      await scene.world.pass(60_000);
      scene.world.heal('training');
      await scene.world.settle();
      const id = textOf(reply.json, 'id') ?? '';
      const { list, got } = await listed(scene);
      if (!list) return scene.fail('list', { ...values, got });
      const entry = list.find((one) => fieldOf(one, 'id') === id);
      if (!entry) return scene.fail('missing', { ...values, id, got });
      const isWhole = fieldOf(entry, 'team_id') === team && textOf(entry, 'reason') !== undefined;
      if (!isWhole) return scene.fail('shape', { ...values, id, got: excerpt(JSON.stringify(entry)) });
      if (tells(list, kept)) return scene.fail('false-alarm', { ...values, id: kept, got });
    }
  },

  independent: async (scene) => {
    const takes = scene.random.integer(4000, 8000);
    const cup = await begin(scene, takes);
    const teams = scene.random.shuffle([...cup.usualTeams, cup.outsiderTeam]).map(({ id }) => id);
    const milliseconds = scene.random.integer(100, 900);
    scene.world.fault('training', status(503, { times: 1 }));
    scene.world.fault('training', late(milliseconds, { times: 1 }));
    const replies = await Promise.all(teams.map((team) => ask(scene, team)));
    await scene.world.settle();
    const failed = scene.world.requests('training').find((one) => one.status === 503);
    const team = textOf(failed && bodyOf(failed), 'team_id') ?? '';
    const values = { team, takes, late: milliseconds };
    const got = scene.world.peak('training');
    if (got < teams.length) return scene.fail('queued', { ...values, got, asked: teams.length });
    const id = textOf(replies[teams.indexOf(team)]?.json, 'id') ?? '';
    const answer = await listed(scene);
    const [entry] = answer.list ?? [];
    const isRight = answer.list?.length === 1 && fieldOf(entry, 'id') === id && fieldOf(entry, 'team_id') === team;
    if (!isRight) return scene.fail('mixed', { ...values, id, got: answer.got });
  },

  'gives-up': async (scene) => {
    const cup = await begin(scene, 0);
    const [slow, silent] = scene.random.shuffle(cup.usualTeams).map(({ id }) => id) as [string, string];
    const milliseconds = TIME_LIMIT_MS - scene.random.integer(500, 5000);
    const values = { limit: TIME_LIMIT_MS, late: milliseconds };
    scene.world.fault('training', late(milliseconds, { times: 1 }));
    const inTime = textOf((await ask(scene, slow)).json, 'id') ?? '';
    await scene.world.pass(TIME_LIMIT_MS + SLACK);
    const first = await listed(scene);
    if (tells(first.list, inTime)) return scene.fail('too-soon', { ...values, waited: milliseconds });
    scene.world.fault('training', replyLost());
    const id = textOf((await ask(scene, silent)).json, 'id') ?? '';
    const began = scene.world.now;
    await scene.world.pass(TIME_LIMIT_MS + SLACK);
    const { list, got } = await listed(scene);
    const since = scene.world.now - began;
    if (!tells(list, id)) return scene.fail('not-recorded', { ...values, waited: since, got });
    await scene.world.settle();
    for (const request of scene.world.requests('training')) {
      const extra = (request.endedAt ?? scene.world.now) - request.startedAt - TIME_LIMIT_MS;
      if (extra > SLACK) return scene.fail('running', { ...values, request: labelOf(request), extra }, request);
    }
  },
});

/** A world with a training service that `takes` so long, and the service under test started in it. */
async function begin(scene: Scene, takes: number): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(trainingHost(cup, { takes }));
  await scene.start();
  return cup;
}

/** Asks for a training of `team`; a usual one, unless `body` says otherwise. */
function ask(scene: Scene, team: string, body: unknown = drawWish(scene.random)): Promise<Reply> {
  return scene.call(`/teams/${encodeURIComponent(team)}/trainings`, { method: 'POST', body });
}

/** What GET /failures lists, null where it is no list; and what a person reads of it. */
async function listed(scene: Scene): Promise<{ list: readonly unknown[] | null; got: string }> {
  const reply = await scene.call('/failures');
  if (reply.status !== 200 || !Array.isArray(reply.json)) return { list: null, got: toldWhole(reply) };
  return { list: reply.json, got: excerpt(reply.text) };
}

function tells(list: readonly unknown[] | null, id: string): boolean {
  return list?.some((one) => fieldOf(one, 'id') === id) ?? false;
}
