import { type Player, squadOf } from '../../cup/data.ts';
import type { Bilingual } from '../../language/bilingual.ts';
import { labelOf } from '../../network/exchange.ts';
import { type Fault, late, notJson, refused, status, truncated } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import squad, { TIME_LIMIT_MS } from './01-squad.exercise.ts';
import { begin, excerpt, HALF, HOSTS, PAGE, pathOf, playersIn, SLACK, sameFields, told, tookOf } from './squads.ts';

judge(squad, {
  answers: async (scene) => {
    const cup = await begin(scene);
    for (const team of cup.usualTeams) {
      const reply = await scene.call(pathOf(team.id));
      const values = { team: team.id };
      const why = reasonOf(scene, reply);
      const isSilent = scene.world.requests().length === 0 && why !== 'threw';
      if (isSilent) return scene.fail('asks-nobody', { ...values, got: told(reply) });
      if (reply.status !== 200) return scene.fail(why, { ...values, got: told(reply) });
      const players = playersIn(reply);
      const isFor = (reply.json as { team_id?: unknown } | undefined)?.team_id === team.id;
      if (!players || !isFor) return scene.fail('shape', { ...values, got: excerpt(reply.text) });
      const expected = squadOf(cup, team.id);
      for (const { id, name, country } of expected) {
        if (!players.some((player) => player.id === id)) return scene.fail('missing', { ...values, name, country });
      }
      for (const player of players) {
        const original = expected.find(({ id }) => id === player.id);
        const of = { name: String(player.name), country: String(player.country) };
        if (!original || players.filter(({ id }) => id === player.id).length > 1)
          return scene.fail('extra', { ...values, ...of });
        if (!sameFields(original, player)) return scene.fail('altered', { ...values, ...of, name: original.name });
      }
    }
  },

  'keeps-order': async (scene) => {
    const cup = await begin(scene);
    const { id } = scene.random.pick(cup.usualTeams);
    const players = playersIn(await scene.call(pathOf(id))) ?? [];
    const expected = squadOf(cup, id);
    const place = (player: Partial<Player> | undefined) => expected.findIndex((one) => one.id === player?.id);
    for (const [index, player] of players.entries()) {
      const next = players[index + 1];
      if (next && place(player) > place(next)) {
        scene.fail('order', { team: id, first: String(player.name), second: String(next.name) });
      }
    }
  },

  'encodes-id': async (scene) => {
    const cup = await begin(scene);
    for (const { team } of scene.random.shuffle(cup.awkwardTeams)) {
      const reply = await scene.call(pathOf(team.id));
      const values = { team: team.id, path: pathOf(team.id) };
      const asked = scene.world.requests('players').at(-1);
      if (!asked || asked.startedAt < (reply.exchange?.startedAt ?? 0)) {
        return scene.fail('no-request', { ...values, got: told(reply) });
      }
      const id = asked.url.searchParams.get('team_id');
      if (id !== team.id) return scene.fail('wrong-id', { ...values, got: id ?? '' }, asked);
      if (reply.status !== 200) return scene.fail('answer', { ...values, got: told(reply) });
      const named = (reply.json as { team_id?: unknown } | undefined)?.team_id;
      if (named !== team.id) return scene.fail('answer-id', { ...values, got: String(named) });
    }
  },

  'asks-at-once': async (scene) => {
    const cup = await begin(scene);
    scene.world.fault('players', late(200));
    scene.world.fault('cup', late(200));
    const team = scene.random.pick(cup.usualTeams).id;
    const { took } = await scene.call(pathOf(team));
    const [first, second] = scene.world.requests('players', 'cup');
    if (first && second && scene.world.peak('players', 'cup') < 2) {
      return scene.fail('sequential', { team, first: first.to, second: second.to, took }, second);
    }
    if (took > 200 + SLACK) return scene.fail('slow', { team, took });
  },

  'not-found': async (scene) => {
    const cup = await begin(scene);
    const unknown = await scene.call(pathOf(cup.unknownTeamId));
    if (unknown.status !== 404) return scene.fail('unknown', { got: told(unknown) });
    const empty = await scene.call(pathOf(cup.outsiderTeam.id));
    const players = playersIn(empty);
    if (empty.status !== 200 || players?.length !== 0) return scene.fail('empty', { got: told(empty) });
  },

  'upstream-failure': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const ways: [string | Bilingual, Fault][] = [
      ['503', status(503)],
      ['ECONNREFUSED', refused()],
      [HALF, truncated()],
      [PAGE, notJson()],
    ];
    for (const host of ['players', 'cup']) {
      for (const [how, fault] of scene.random.shuffle(ways)) {
        scene.world.fault(host, fault);
        const reply = await scene.call(pathOf(team));
        scene.world.heal(host);
        const values = { host, how };
        if (reply.status === null) return scene.fail('no-answer', values);
        if (reply.status === 200) return scene.fail('list', { ...values, count: playersIn(reply)?.length ?? 0 });
        if (reply.status !== 502) return scene.fail('status', { ...values, got: told(reply) });
      }
    }
  },

  'too-late': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const host of scene.random.shuffle(['players', 'cup'])) {
      const inTime = await slowed(scene, host, TIME_LIMIT_MS - 2 * SLACK, team);
      if (inTime.reply.status !== 200) return scene.fail('too-soon', inTime.values);
      const tooLate = await slowed(scene, host, 5 * TIME_LIMIT_MS, team);
      if (tooLate.reply.took > TIME_LIMIT_MS + SLACK) return scene.fail('slow', tooLate.values);
      if (tooLate.reply.status !== 504) return scene.fail('status', tooLate.values);
    }
  },

  withdraws: async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const host of scene.random.shuffle(['players', 'cup'])) {
      const { reply, values } = await slowed(scene, host, 5 * TIME_LIMIT_MS, team);
      await scene.world.settle();
      for (const request of scene.world.requests()) {
        const extra = (request.endedAt ?? scene.world.now) - (reply.at ?? 0);
        if (extra > SLACK) return scene.fail('running', { ...values, request: labelOf(request), extra }, request);
      }
    }
  },
});

/** Why there may be no squad in `reply` though both services were well. */
function reasonOf(scene: Scene, reply: Reply): 'threw' | 'own-error' | 'status' {
  if (scene.world.members.some(({ thrown }) => thrown.length > 0)) return 'threw';
  const asked = scene.world.requests().filter(({ startedStep }) => startedStep > (reply.exchange?.startedStep ?? 0));
  const isAnswered = HOSTS.every((host) => asked.some(({ to, status }) => to === host && status === 200));
  return isAnswered && (reply.status ?? 0) >= 500 ? 'own-error' : 'status';
}

/** Asks for the squad of `team` while `host` takes `milliseconds`. */
async function slowed(scene: Scene, host: string, milliseconds: number, team: string) {
  scene.world.fault(host, late(milliseconds));
  const reply = await scene.call(pathOf(team));
  scene.world.heal(host);
  const took = tookOf(scene, reply);
  return { reply, values: { host, late: milliseconds, limit: TIME_LIMIT_MS, got: told(reply), took } };
}
