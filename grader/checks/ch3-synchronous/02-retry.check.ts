import type { Bilingual } from '../../language/bilingual.ts';
import type { Exchange } from '../../network/exchange.ts';
import { labelOf } from '../../network/exchange.ts';
import { type Fault, hungUp, late, refused, resetMidBody, type Selection, status } from '../../network/faults.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import retry, { BASE_MS, TIME_LIMIT_MS } from './02-retry.exercise.ts';
import { BROKEN_OFF, begin, excerpt, HOSTS, isSquadOf, pathOf, SLACK, told, tookOf } from './squads.ts';

/** How a call can fail for the moment: what a person reads of it, and the fault. */
const PASSING: readonly (readonly [string | Bilingual, (selection?: Selection) => Fault])[] = [
  ['500', (selection) => status(500, selection)],
  ['503', (selection) => status(503, selection)],
  ['ECONNREFUSED', refused],
  ['ECONNRESET', hungUp],
  [BROKEN_OFF, resetMidBody],
];

/**
 * Under these the limits of the eight waits are 50, 100, 200, 400, 800, 1600, 1600, 1600 ms: they grow, and then stop.
 * Six calls give 48 waits. Where each is drawn evenly from 0 to its limit, a false verdict is rarer than one in a million:
 * - hasty: none above 55 % of its limit, 0.55⁴⁸ < 10⁻¹²; narrow: none below 45 %, the same;
 * - same: the first wait alike in all calls, 50⁻⁵, and the other seven too;
 * - flat: none of the 18 waits at the cap above 37.5 % of it (600 ms; growth by addition would reach 400), 0.375¹⁸ < 10⁻⁷.
 * A wait above its limit is impossible. One millisecond is granted everywhere: timers know whole ones only.
 */
const SPREAD = { attempts: 9, base: 50, cap: 1600, calls: 6 };

/** No failure names a line: every request leaves from the one fetch of the stub, whatever was done around it. */
judge(retry, {
  recovers: async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const host of HOSTS) {
      for (const [how, fault] of scene.random.shuffle(PASSING)) {
        scene.world.fault(host, fault({ times: 1 }));
        const { reply, requests } = await asked(scene, host, team);
        const values = { host, how, team, got: told(reply), count: requests.length };
        if (requests.length === 1) return scene.fail('once', values);
        if (reply.status !== 200 || requests.length === 0) return scene.fail('status', values);
        if (!isSquadOf(cup, team, reply)) return scene.fail('squad', { ...values, body: excerpt(reply.text) });
      }
    }
  },

  attempts: async (scene) => {
    // Never the number that the exercise starts with: it must come from the environment.
    const attempts = scene.random.pick([2, 4, 5]);
    const cup = await begin(scene, { ATTEMPTS: String(attempts) });
    const team = scene.random.pick(cup.usualTeams).id;
    for (const host of scene.random.shuffle(HOSTS)) {
      for (const [how, fault] of scene.random.sample(PASSING, 2)) {
        scene.world.fault(host, fault());
        const { reply } = await asked(scene, host, team);
        // What is still on its way when the client has its answer counts as well.
        await scene.world.settle();
        scene.world.heal(host);
        const other = host === 'cup' ? 'players' : 'cup';
        const count = since(scene, reply.exchange, host).length;
        const elsewhere = since(scene, reply.exchange, other).length;
        const difference = Math.abs(count - attempts);
        const values = { host, how, other, attempts, got: told(reply) };
        if (count > attempts) return scene.fail('more', { ...values, count, difference });
        if (count < attempts) return scene.fail('fewer', { ...values, count, difference });
        if (elsewhere > 1) return scene.fail('other', { ...values, count: elsewhere });
        if (reply.status !== 502) return scene.fail('status', values);
      }
    }
  },

  'only-useful': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const judged = (code: number, wanted: number, host: string, { reply, requests }: Asked): void => {
      const values = { host, code, wanted, got: told(reply), count: requests.length };
      if (requests.length > 1) scene.fail('repeated', values);
      if (reply.status !== wanted) scene.fail('status', values);
    };
    judged(404, 404, 'players', await asked(scene, 'players', cup.unknownTeamId));
    for (const host of HOSTS) {
      for (const code of scene.random.sample([400, 401, 403, 409, 410, 422], 3)) {
        scene.world.fault(host, status(code));
        const answer = await asked(scene, host, team);
        await scene.world.settle();
        scene.world.heal(host);
        judged(code, 502, host, { ...answer, requests: since(scene, answer.reply.exchange, host) });
      }
      for (const code of [408, 429]) {
        scene.world.fault(host, status(code, { times: 1 }));
        const { reply, requests } = await asked(scene, host, team);
        const values = { host, code, wanted: 200, got: told(reply) };
        if (requests.length < 2) return scene.fail('given-up', values);
        if (reply.status !== 200) return scene.fail('status', values);
      }
    }
  },

  'spreads-waits': async (scene) => {
    const { attempts, base, cap, calls } = SPREAD;
    const cup = await begin(scene, {
      ATTEMPTS: String(attempts),
      BASE_MS: String(base),
      CAP_MS: String(cap),
      TIME_LIMIT_MS: '60000',
    });
    scene.world.fault('players', status(503));
    const waits: Wait[] = [];
    for (let call = 1; call <= calls; call += 1) {
      const { requests } = await asked(scene, 'players', scene.random.pick(cup.usualTeams).id);
      for (const wait of waitsBetween(requests, base, cap)) {
        waits.push(wait);
        if (wait.waited > wait.limit + 1) {
          return scene.fail('too-long', { attempts, base, cap, calls: call, ...wait });
        }
      }
    }
    const values = { attempts, base, cap, calls, count: waits.length };
    const shares = waits.map(({ waited, limit }) => waited / limit);
    const [shortest, longest] = [Math.min(...shares), Math.max(...shares)];
    if (longest < 0.55) return scene.fail('hasty', { ...values, longest: percent(longest) });
    const first = waits.filter(({ attempt }) => attempt === 2);
    const isAlike = (wait: Wait): boolean =>
      waits.every(({ attempt, waited }) => attempt !== wait.attempt || Math.abs(waited - wait.waited) <= 1);
    if (waits.every(isAlike)) return scene.fail('same', { ...values, attempt: 2, waited: first[0]?.waited ?? 0 });
    if (shortest > 0.45) return scene.fail('narrow', { ...values, shortest: percent(shortest) });
    const atCap = waits.filter(({ limit }) => limit === cap);
    const waited = Math.max(...atCap.map((wait) => wait.waited));
    if (waited < 0.375 * cap) return scene.fail('flat', { ...values, count: atCap.length, limit: cap, waited });
  },

  'retry-after': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const inSeconds = (): string => '2';
    // A date knows whole seconds: the next one, and two more.
    const asDate = (): string => httpDate((Math.ceil(scene.world.wallClock / 1000) + 2) * 1000);
    for (const host of HOSTS) {
      for (const form of scene.random.shuffle([inSeconds, asDate])) {
        const header = form();
        scene.world.fault(host, status(503, { times: 1, headers: { 'Retry-After': header } }));
        const before = scene.world.wallClock;
        const { reply, requests } = await asked(scene, host, team);
        const [first, second] = requests;
        const refusedAt = before + (first?.endedAt ?? 0) - (first?.startedAt ?? 0);
        const due = form === inSeconds ? 2000 : Date.parse(header) - refusedAt;
        const values = { limit: TIME_LIMIT_MS, host, header, due, got: told(reply) };
        if (!first || !second) return scene.fail('given-up', values);
        const waited = second.startedAt - (first.endedAt ?? first.startedAt);
        if (waited < due) return scene.fail('early', { ...values, waited });
        if (waited > due + BASE_MS + SLACK) return scene.fail('late', { ...values, waited });
        if (reply.status !== 200) return scene.fail('status', values);
      }
    }
  },

  'one-deadline': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const host of scene.random.shuffle(HOSTS)) {
      // The first attempt outlasts the deadline; then the second one, which starts well before it.
      for (const milliseconds of [5 * TIME_LIMIT_MS, 0.6 * TIME_LIMIT_MS]) {
        scene.world.fault(host, status(503));
        scene.world.fault(host, late(milliseconds));
        const { reply } = await asked(scene, host, team);
        await scene.world.settle();
        scene.world.heal(host);
        const values = { limit: TIME_LIMIT_MS, host, late: milliseconds, got: told(reply), took: tookOf(scene, reply) };
        if (reply.took > TIME_LIMIT_MS + SLACK) return scene.fail('slow', values);
        if (reply.status !== 504) return scene.fail('status', values);
        const deadline = (reply.exchange?.startedAt ?? 0) + TIME_LIMIT_MS;
        const straggler = since(scene, reply.exchange).find(({ startedAt }) => startedAt > deadline);
        if (straggler) {
          const after = straggler.startedAt - deadline;
          return scene.fail('after', { ...values, request: labelOf(straggler), after });
        }
      }
    }
  },

  'no-vain-wait': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const host of HOSTS) {
      const later = Math.ceil((scene.world.wallClock + 2 * TIME_LIMIT_MS) / 1000);
      for (const header of scene.random.shuffle([String((2 * TIME_LIMIT_MS) / 1000), httpDate(later * 1000)])) {
        scene.world.fault(host, status(503, { headers: { 'Retry-After': header } }));
        const { reply, requests } = await asked(scene, host, team);
        scene.world.heal(host);
        const values = { limit: TIME_LIMIT_MS, host, header, got: told(reply), took: tookOf(scene, reply) };
        if (requests.length > 1) return scene.fail('asked', { ...values, count: requests.length });
        if (reply.took > SLACK + SLACK) return scene.fail('waited', values);
        if (reply.status !== 502) return scene.fail('status', values);
      }
    }
  },
});

type Asked = Awaited<ReturnType<typeof asked>>;

/** Asks for the squad of `team`; also the requests to `host` that this caused until the client had its answer. */
async function asked(scene: Scene, host: string, team: string) {
  const reply = await scene.call(pathOf(team));
  return { reply, requests: since(scene, reply.exchange, host) };
}

/** The requests of the service, to `hosts` only where given, that came after `call` of the client. */
function since(scene: Scene, call: Exchange | null, ...hosts: string[]): Exchange[] {
  return scene.world.requests(...hosts).filter(({ startedStep }) => startedStep > (call?.startedStep ?? 0));
}

interface Wait {
  /** The attempt that came after it; the first wait is before attempt 2. */
  readonly attempt: number;
  readonly waited: number;
  readonly limit: number;
}

function waitsBetween(requests: readonly Exchange[], base: number, cap: number): Wait[] {
  return requests.slice(1).map(({ startedAt }, index) => {
    const waited = startedAt - (requests[index]?.endedAt ?? 0);
    return { attempt: index + 2, waited, limit: Math.min(cap, base * 2 ** index) };
  });
}

function percent(share: number): number {
  return Math.round(100 * share);
}

/** `Thu, 11 Jun 2026 12:00:03 GMT` */
function httpDate(milliseconds: number): string {
  return new Date(milliseconds).toUTCString();
}
