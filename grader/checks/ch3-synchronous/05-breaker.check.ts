import type { Bilingual } from '../../language/bilingual.ts';
import { early, type Fault, late, notJson, refused, resetMidBody, status } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import breaker, { TIME_LIMIT_MS } from './05-breaker.exercise.ts';
import { BROKEN_OFF, begin, excerpt, HOSTS, isSquadOf, PAGE, pathOf, SLACK, told, tookOf } from './squads.ts';

/** Virtual ms before the end of OPEN_MS at which a breaker is surely open still, whenever it noticed the failure. */
const BEFORE_END = 3 * SLACK;
/** Virtual ms after which a failure is there: more than a service that is well takes, so that the order is always the same. */
const FAILING_MS = 60;
/** Virtual ms of an answer that comes after so many failures as open a breaker, and still in time. */
const STRAGGLING_MS = TIME_LIMIT_MS - 2 * SLACK;

/** How a service fails: what a person reads of it, and the fault. */
type Way = [string | Bilingual, Fault];

judge(breaker, {
  answers: async (scene) => {
    const { cup, team } = await set(scene);
    const host = scene.random.pick(HOSTS);
    const values = { team, host };
    for (const number of [1, 2, 3]) {
      const expected = number === 2 ? 502 : 200;
      if (number === 2) scene.world.fault(host, status(503, { times: 1 }));
      const reply = await ask(scene, team);
      if (reply.status !== expected) return scene.fail('status', { ...values, number, got: told(reply), expected });
      if (number !== 2 && !isSquadOf(cup, team, reply)) {
        return scene.fail('squad', { ...values, number, got: excerpt(reply.text) });
      }
    }
  },

  opens: async (scene) => {
    const { team, threshold, open } = await set(scene);
    const ways: Way[] = [
      ['503', status(503)],
      ['ECONNREFUSED', refused()],
      [BROKEN_OFF, resetMidBody()],
      [PAGE, notJson()],
    ];
    const [one, other] = scene.random.sample(ways, 2) as [Way, Way];
    for (const [host, [how, fault]] of [['players', one] as const, ['cup', other] as const]) {
      const values = { threshold, open, host, how };
      scene.world.fault(host, fault);
      for (let count = 0; count < threshold; count += 1) {
        const { asked } = await observed(scene, host, team);
        if (asked === 0) return scene.fail('early', { ...values, count });
      }
      const opened = lastEnd(scene, host);
      for (const after of [0, Math.round(open / 2), open - BEFORE_END]) {
        await scene.world.pass(opened + after - scene.world.now);
        const { asked } = await observed(scene, host, team);
        const near = scene.world.requests(host).at(-1);
        if (asked > 0) return scene.fail('asked', { ...values, after: (near?.startedAt ?? 0) - opened }, near);
      }
      await forget(scene, host);
    }
  },

  'fails-fast': async (scene) => {
    const { team, threshold, open } = await set(scene);
    const [host, other] = scene.random.shuffle(HOSTS) as [string, string];
    const slow = TIME_LIMIT_MS / 2;
    scene.world.fault(other, late(slow));
    // Both are asked once at least: a service that asks one after the other may leave out the second from here on.
    await ask(scene, team);
    await fails(scene, host, status(503), team, threshold);
    const opened = lastEnd(scene, host);
    const moments = [0, scene.random.integer(1100, open / 2), open - scene.random.integer(BEFORE_END, 900)];
    for (const moment of moments) {
      await scene.world.pass(opened + moment - scene.world.now);
      const since = scene.world.now - opened;
      const reply = await ask(scene, team);
      const took = tookOf(scene, reply);
      const values = { host, since, open, other, slow };
      if (reply.status !== 503) return scene.fail('status', { ...values, got: told(reply) });
      if (took > SLACK) return scene.fail('slow', { ...values, took });
      const got = reply.headers.get('retry-after') ?? '—';
      if (!isSeconds(got)) return scene.fail('absent', { ...values, got });
      const left = open - since;
      const tooSoon = left - SLACK;
      const tooLate = left + 1000 + SLACK;
      const wait = Number(got) * 1000;
      if (wait < tooSoon || wait > tooLate) return scene.fail('seconds', { ...values, got, left });
    }
  },

  'counts-in-a-row': async (scene) => {
    const { team, threshold } = await set(scene);
    const count = threshold - 1;
    for (const host of scene.random.shuffle(HOSTS)) {
      const values = { threshold, host, count };
      await fails(scene, host, status(503), team, count);
      await ask(scene, team);
      await fails(scene, host, status(503), team, count);
      const { asked } = await observed(scene, host, team);
      if (asked === 0) return scene.fail('frozen', values);
    }
  },

  'counts-overload': async (scene) => {
    const { team, threshold } = await set(scene);
    const ways: Way[] = [
      ['408', status(408)],
      ['429', status(429)],
      [{ en: 'nothing within TIME_LIMIT_MS', es: 'nada dentro de TIME_LIMIT_MS' }, late(3 * TIME_LIMIT_MS)],
    ];
    for (const [how, fault] of scene.random.shuffle(ways)) {
      const host = scene.random.pick(HOSTS);
      const values = { threshold, host, how };
      scene.world.fault(host, fault);
      for (let count = 0; count < threshold; count += 1) {
        const { asked } = await observed(scene, host, team);
        if (asked === 0) return scene.fail('early', { ...values, count });
      }
      const { asked } = await observed(scene, host, team);
      if (asked > 0) return scene.fail('asked', values, scene.world.requests(host).at(-1));
      await forget(scene, host);
    }
  },

  'ignores-client-errors': async (scene) => {
    const { cup, team, threshold } = await set(scene);
    const count = threshold + 3;
    const code = scene.random.pick([400, 403, 410, 422]);
    const storms = [
      { host: 'players', code: 404, team: cup.unknownTeamId, fault: null },
      { host: 'players', code, team, fault: status(code) },
      { host: 'cup', code, team, fault: status(code) },
    ];
    for (const storm of storms) {
      const { host } = storm;
      if (storm.fault) scene.world.fault(host, storm.fault);
      scene.world.fault(host, late(FAILING_MS));
      for (let after = 0; after < count; after += 1) {
        const { asked } = await observed(scene, host, storm.team);
        if (asked === 0) return scene.fail('frozen', { threshold, host, code: storm.code, count, after });
      }
      scene.world.heal(host);
    }
  },

  'per-host': async (scene) => {
    const { team, threshold } = await set(scene);
    const count = threshold - 1;
    const [first, second] = scene.random.shuffle(HOSTS) as [string, string];
    const slow = 200;
    // Slow ones throughout, so that a failure is always there before the other service has answered.
    for (const host of HOSTS) scene.world.fault(host, late(slow));
    for (const host of [first, second]) {
      const failing = [scene.world.fault(host, status(503)), scene.world.fault(host, early())];
      for (let number = 0; number < count; number += 1) await ask(scene, team);
      for (const active of failing) active.left = 0;
    }
    const before = HOSTS.map((host) => scene.world.requests(host).length);
    const reply = await ask(scene, team);
    for (const [index, host] of HOSTS.entries()) {
      if (scene.world.requests(host).length > (before[index] as number)) continue;
      return scene.fail('frozen', { threshold, first, second, slow, count, host, got: told(reply) });
    }
  },

  closes: async (scene) => {
    const { cup, team, threshold, open } = await set(scene);
    const host = scene.random.pick(HOSTS);
    const values = { host, open };
    await fails(scene, host, status(503), team, threshold);
    await scene.world.pass(open + SLACK);
    const probe = await observed(scene, host, team);
    if (probe.asked === 0) return scene.fail('none', { ...values, after: open + SLACK });
    if (!isSquadOf(cup, team, probe.reply)) return scene.fail('status', { ...values, got: told(probe.reply) });
    for (let count = 0; count < threshold; count += 1) {
      // The last one finds the service well again.
      if (count < threshold - 1) scene.world.fault(host, status(503, { times: 1 }));
      const { asked } = await observed(scene, host, team);
      if (asked === 0) return scene.fail('remembers', { ...values, count });
    }
    const before = scene.world.requests(host).length;
    await Promise.all(Array.from({ length: threshold }, () => ask(scene, team)));
    const asked = scene.world.requests(host).length - before;
    if (asked < threshold) return scene.fail('frozen', { ...values, asked, count: threshold });
  },

  'one-probe': async (scene) => {
    const { team, threshold, open } = await set(scene);
    const host = scene.random.pick(HOSTS);
    await fails(scene, host, status(503), team, threshold);
    await scene.world.pass(open + SLACK);
    const slow = 2 * scene.random.integer(200, 400);
    const crowd = scene.random.integer(3, 6);
    const values = { host, open, count: 2 * crowd, slow };
    scene.world.fault(host, late(slow));
    const before = scene.world.requests(host).length;
    const clients = () => Array.from({ length: crowd }, () => ask(scene, team));
    const atOnce = clients();
    await scene.world.pass(slow / 2);
    const replies = await Promise.all([...atOnce, ...clients()]);
    const probes = scene.world.requests(host).slice(before);
    if (probes.length === 0) return scene.fail('none', values);
    const answered = probes[0]?.endedStep ?? Number.POSITIVE_INFINITY;
    const meanwhile = probes.filter(({ startedStep }) => startedStep < answered);
    if (meanwhile.length > 1) return scene.fail('many', { ...values, sent: meanwhile.length }, meanwhile[1]);
    const squads = replies.filter((reply) => reply.status === 200);
    if (squads.length === 0) return scene.fail('probe', values);
    for (const reply of replies) {
      if (reply === squads[0]) continue;
      const took = tookOf(scene, reply);
      const got = reply.headers.get('retry-after') ?? '—';
      if (took > SLACK) return scene.fail('slow', { ...values, took });
      if (reply.status !== 503) return scene.fail('status', { ...values, got: told(reply) });
      if (!isSeconds(got)) return scene.fail('absent', { ...values, got });
    }
  },

  reopens: async (scene) => {
    const { team, threshold, open } = await set(scene);
    const stragglers: [string, Fault | null][] = [
      ['200', null],
      ['503', status(503, { times: 1 })],
    ];
    for (const [late, fault] of scene.random.shuffle(stragglers)) {
      const host = scene.random.pick(HOSTS);
      const values = { threshold, host, open, late };
      const straggler = await setOut(scene, host, fault, team);
      await fails(scene, host, status(503), team, threshold);
      const opened = lastEnd(scene, host);
      await straggler.answer;
      const { asked } = await observed(scene, host, team);
      const after = scene.world.now - opened;
      if (asked > 0) return scene.fail('closed', { ...values, after }, scene.world.requests(host).at(-1));
      await scene.world.pass(opened + open + SLACK - scene.world.now);
      scene.world.fault(host, status(503, { times: 1 }));
      const probe = await observed(scene, host, team);
      // That it asks again at all was judged before.
      if (probe.asked === 0) return scene.fail('extended', { ...values, after: open + SLACK });
      const probed = lastEnd(scene, host);
      for (const after of [0, Math.round(open / 2), open - BEFORE_END]) {
        await scene.world.pass(probed + after - scene.world.now);
        const { asked } = await observed(scene, host, team);
        const near = scene.world.requests(host).at(-1);
        if (asked > 0) return scene.fail('again', { ...values, after: (near?.startedAt ?? 0) - probed }, near);
      }
      await scene.world.pass(probed + open + SLACK - scene.world.now);
      const last = await observed(scene, host, team);
      if (last.asked === 0) return scene.fail('never', { ...values, after: open + SLACK });
      await forget(scene, host);
    }
  },
});

/** A world whose service has a breaker with drawn numbers, and a team to ask for. */
async function set(scene: Scene) {
  const threshold = scene.random.integer(3, 7);
  const open = scene.random.integer(10, 40) * 500;
  const cup = await begin(scene, { THRESHOLD: String(threshold), OPEN_MS: String(open) });
  return { cup, team: scene.random.pick(cup.usualTeams).id, threshold, open };
}

function ask(scene: Scene, team: string): Promise<Reply> {
  return scene.call(pathOf(team));
}

/** Asks for a squad; how many requests to `host` that caused. */
async function observed(scene: Scene, host: string, team: string): Promise<{ asked: number; reply: Reply }> {
  const before = scene.world.requests(host).length;
  const reply = await ask(scene, team);
  return { asked: scene.world.requests(host).length - before, reply };
}

/** Asks for a squad `count` times while `fault` stands before `host`, which is well afterwards. */
async function fails(scene: Scene, host: string, fault: Fault, team: string, count: number): Promise<void> {
  scene.world.fault(host, fault);
  scene.world.fault(host, late(FAILING_MS));
  for (let number = 0; number < count; number += 1) await ask(scene, team);
  scene.world.heal(host);
}

/** Asks for a squad while `host` is slow, and fails with `fault` where there is one; the answer comes after `fails`. */
async function setOut(
  scene: Scene,
  host: string,
  fault: Fault | null,
  team: string,
): Promise<{ answer: Promise<Reply> }> {
  scene.world.fault(host, late(STRAGGLING_MS, { times: 1 }));
  if (fault) scene.world.fault(host, fault);
  const answer = ask(scene, team);
  await scene.world.pass(1);
  return { answer };
}

/** When the service knew the outcome of its latest request to `host`. */
function lastEnd(scene: Scene, host: string): number {
  return scene.world.requests(host).at(-1)?.endedAt ?? scene.world.now;
}

/** Ends the faults of `host` and starts the service anew, so that no breaker remembers anything. */
async function forget(scene: Scene, host: string): Promise<void> {
  scene.world.heal(host);
  await scene.world.restart(breaker.service);
}

/** Whole seconds, one at least: less would have the client ask again at once. */
function isSeconds(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1;
}
