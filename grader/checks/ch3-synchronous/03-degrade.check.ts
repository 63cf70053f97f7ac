import { type Cup, squadOf } from '../../cup/data.ts';
import { playersHost } from '../../cup/hosts/players.ts';
import type { Bilingual } from '../../language/bilingual.ts';
import { type Fault, late, notJson, refused, resetMidBody, status, truncated } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import degrade, { TIME_LIMIT_MS } from './03-degrade.exercise.ts';
import {
  BROKEN_OFF,
  begin,
  excerpt,
  HALF,
  HOSTS,
  isSquadOf,
  PAGE,
  pathOf,
  playersIn,
  SLACK,
  told,
  tookOf,
} from './squads.ts';

const TOO_LATE = 5 * TIME_LIMIT_MS;

/** How a service can fail: what a person reads of it, and the fault. */
const FAILURES: readonly (readonly [string | Bilingual, Fault])[] = [
  ['503', status(503)],
  ['ECONNREFUSED', refused()],
  [BROKEN_OFF, resetMidBody()],
  [HALF, truncated()],
  [PAGE, notJson()],
];

/** RFC 3339, with or without a fraction of a second. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

judge(degrade, {
  'serves-stale': async (scene) => {
    const cup = await begin(scene);
    const teams = scene.random.shuffle(cup.usualTeams);
    for (const [index, host] of HOSTS.entries()) {
      const team = teams[index]?.id as string;
      const fresh = await scene.call(pathOf(team));
      for (const [how, fault] of scene.random.shuffle(FAILURES)) {
        const values = { team, host, how };
        const isRight = fresh.status === 200 && isSquadOf(cup, team, fresh);
        if (!isRight) return scene.fail('fresh', { ...values, got: told(fresh), body: excerpt(fresh.text) });
        if (isMarked(fresh)) return scene.fail('marked-fresh', values);
        scene.world.fault(host, fault);
        const before = scene.world.requests(host).length;
        const stale = await scene.call(pathOf(team));
        scene.world.heal(host);
        if (scene.world.requests(host).length === before)
          return scene.fail('not-asked', { ...values, got: told(stale) });
        if (stale.status !== 200) return scene.fail('status', { ...values, got: told(stale) });
        if (!isSquadOf(cup, team, stale)) return scene.fail('players', { ...values, body: excerpt(stale.text) });
        if (!isMarked(stale)) return scene.fail('unmarked', values);
      }
    }
  },

  'in-time': async (scene) => {
    const cup = await begin(scene);
    for (const host of scene.random.shuffle(HOSTS)) {
      const team = scene.random.pick(cup.usualTeams).id;
      await scene.call(pathOf(team));
      scene.world.fault(host, late(TOO_LATE));
      const reply = await scene.call(pathOf(team));
      scene.world.heal(host);
      const took = tookOf(scene, reply);
      const values = { limit: TIME_LIMIT_MS, team, host, late: TOO_LATE, took, got: told(reply) };
      if (reply.took > TIME_LIMIT_MS + SLACK) return scene.fail('slow', values);
      if (reply.status !== 200) return scene.fail('status', values);
      const isRight = isMarked(reply) && isSquadOf(cup, team, reply);
      if (!isRight) return scene.fail('other', { ...values, body: excerpt(reply.text) });
    }
  },

  'tells-age': async (scene) => {
    const cup = await begin(scene);
    const teams = scene.random.shuffle(cup.usualTeams);
    for (const [index, host] of HOSTS.entries()) {
      const team = teams[index]?.id as string;
      const from = scene.world.wallClock;
      await scene.call(pathOf(team));
      const until = scene.world.wallClock;
      scene.world.fault(host, status(503));
      // Served twice, so that an age that counts from the last answer instead of the last good one shows.
      for (const seconds of [scene.random.integer(30, 90), scene.random.integer(100, 4000)]) {
        await scene.world.pass(1000 * seconds + scene.random.integer(0, 999));
        const reply = await scene.call(pathOf(team));
        const age = (scene.world.wallClock - until) / 1000;
        const fetched = new Date(until).toISOString();
        const values = { team, host, fetched, age: Math.round(age) };
        const { as_of } = (reply.json ?? {}) as { as_of?: unknown };
        if (typeof as_of !== 'string' || !TIME.test(as_of)) {
          return scene.fail('no-as-of', { ...values, got: excerpt(JSON.stringify(as_of) ?? 'undefined') });
        }
        const moment = Date.parse(as_of);
        if (moment < from - 1000 || moment > until) return scene.fail('wrong-as-of', { ...values, got: as_of });
        const header = reply.headers.get('age');
        if (header === null) return scene.fail('no-age', values);
        const isRight = /^\d+$/.test(header) && Math.abs(Number(header) - age) <= 1;
        if (!isRight) return scene.fail('wrong-age', { ...values, got: header });
      }
      scene.world.heal(host);
    }
  },

  refreshes: async (scene) => {
    let cup: Cup = await begin(scene);
    for (const host of HOSTS) {
      const team = scene.random.pick(cup.usualTeams).id;
      await scene.call(pathOf(team));
      scene.world.fault(host, status(503));
      await scene.call(pathOf(team));
      scene.world.heal(host);
      const left = scene.random.pick(squadOf(cup, team));
      cup = { ...cup, players: cup.players.filter((player) => player !== left) };
      scene.world.add(playersHost(cup));
      const fresh = await scene.call(pathOf(team));
      const values = { team, host, name: left.name };
      const isNew = fresh.status === 200 && isSquadOf(cup, team, fresh);
      if (!isNew) return scene.fail('old', { ...values, got: told(fresh), body: excerpt(fresh.text) });
      if (isMarked(fresh)) return scene.fail('still-stale', values);
      scene.world.fault(host, refused());
      const stale = await scene.call(pathOf(team));
      scene.world.heal(host);
      const isLast = stale.status === 200 && isSquadOf(cup, team, stale);
      if (!isLast) return scene.fail('old-memory', { ...values, got: told(stale), body: excerpt(stale.text) });
    }
  },

  unavailable: async (scene) => {
    const cup = await begin(scene);
    const [known, ...others] = scene.random.shuffle(cup.usualTeams).map(({ id }) => id) as [string, string, string];
    await scene.call(pathOf(known));
    const ways: (readonly [string | Bilingual, Fault])[] = [...FAILURES, [`${TOO_LATE} ms`, late(TOO_LATE)]];
    for (const host of HOSTS) {
      for (const [how, fault] of scene.random.shuffle(ways)) {
        const team = scene.random.pick(others);
        scene.world.fault(host, fault);
        const reply = await scene.call(pathOf(team));
        scene.world.heal(host);
        const values = { known, team, host, how };
        const took = tookOf(scene, reply);
        if (reply.took > TIME_LIMIT_MS + SLACK) return scene.fail('slow', { ...values, took, limit: TIME_LIMIT_MS });
        if (reply.status === 200) return scene.fail('list', { ...values, count: playersIn(reply)?.length ?? 0 });
        if (reply.status !== 503) return scene.fail('status', { ...values, got: told(reply) });
        const header = reply.headers.get('retry-after');
        if (header === null) return scene.fail('no-retry-after', values);
        const isLater = /^\d+$/.test(header) ? Number(header) >= 1 : Date.parse(header) > scene.world.wallClock;
        if (!isLater) return scene.fail('wrong-retry-after', { ...values, got: header });
      }
    }
  },

  'nobody-is-an-answer': async (scene) => {
    const cup = await begin(scene);
    const team = cup.outsiderTeam.id;
    const host = scene.random.pick(HOSTS);
    const fresh = await scene.call(pathOf(team));
    if (fresh.status !== 200 || playersIn(fresh)?.length !== 0) {
      return scene.fail('fresh', { team, host, got: inShort(fresh) });
    }
    scene.world.fault(host, status(503));
    const stale = await scene.call(pathOf(team));
    if (stale.status !== 200 || playersIn(stale)?.length !== 0 || !isMarked(stale)) {
      return scene.fail('stale', { team, host, got: inShort(stale) });
    }
  },

  'not-found': async (scene) => {
    const cup = await begin(scene);
    const unknown = await scene.call(pathOf(cup.unknownTeamId));
    if (unknown.status !== 404) return scene.fail('unknown', { got: told(unknown) });
    const team = scene.random.pick(cup.usualTeams).id;
    await scene.call(pathOf(team));
    const without = { teams: cup.teams.filter(({ id }) => id !== team), players: cup.players };
    scene.world.add(playersHost({ ...cup, ...without }));
    const gone = await scene.call(pathOf(team));
    if (gone.status !== 404) return scene.fail('covered', { got: told(gone), body: excerpt(gone.text) });
  },
});

function isMarked(reply: Reply): boolean {
  return (reply.json as { stale?: unknown } | undefined)?.stale === true;
}

function inShort(reply: Reply): string {
  return `${told(reply)} ${excerpt(reply.text)}`.trim();
}
