import type { Random } from '../../base/random.ts';
import { type Cup, drawCup, type Match } from '../../cup/data.ts';
import { type Disagreement, statsHost } from '../../cup/hosts/stats.ts';
import { canonical } from '../../cup/wire/idempotency.ts';
import { labelOf } from '../../network/exchange.ts';
import {
  bodyStalls,
  early,
  type Fault,
  falsified,
  late,
  notJson,
  refused,
  requestLost,
  resetMidBody,
  status,
  truncated,
} from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt, SLACK, told, tookOf } from '../telling.ts';
import arbitrary, { TIME_LIMIT_MS } from './06-arbitrary.exercise.ts';

const REPLICAS = ['stats-1', 'stats-2', 'stats-3'] as const;
/** The latest of the usual answers, virtual ms. */
const USUAL = 30;

/** What a replica says of a match: a match, null (404), or a failure by its short name. */
type Said = Match | null | string;

/** How a replica can fail without saying anything: what a person reads of it, and the fault. */
const FAILURES: Readonly<Record<string, Fault>> = {
  '503': status(503),
  ECONNREFUSED: refused(),
  '200, {"…': truncated(),
  '200, {"… ECONNRESET': resetMidBody(),
  '200, <!doctype html>': notJson(),
};

/** Answers that no look at them alone gives away. */
const LIES: readonly ((match: Match, random: Random) => Match)[] = [
  (match, random) => ({ ...match, home_goals: match.home_goals + random.integer(1, 3) }),
  (match, random) => ({ ...match, attendance: match.attendance - random.integer(1, 800) }),
  (match) => ({ ...match, away_goals: match.away_goals + 1, version: match.version + 1 }),
  // It lags: an earlier version, true once.
  (match) => ({ ...match, home_goals: match.home_goals + 1, version: match.version - 1 }),
];

judge(arbitrary, {
  answers: async (scene) => {
    const cup = await begin(scene);
    const unknown = `m9${scene.random.hex(4)}`;
    for (const match of [...scene.random.sample(cup.matches, 2).map(({ id }) => id), unknown]) {
      const truth = cup.matches.find(({ id }) => id === match) ?? null;
      const start = scene.world.now;
      const reply = await ask(scene, match);
      const values = { match, status: truth ? 200 : 404, got: told(reply), body: excerpt(reply.text) };
      const silent = REPLICAS.filter((one) => scene.world.requests(one).every(({ startedAt }) => startedAt < start));
      if (silent.length > 0) return scene.fail('not-asked', { ...values, replicas: silent.join(', ') });
      if (reply.status !== values.status) return scene.fail('status', values);
      if (truth && !says(reply, truth)) return scene.fail('other', values);
      if (reports(scene) > 0) return scene.fail('reported', values);
    }
  },

  outvotes: async (scene) => {
    const cup = await begin(scene);
    for (const [index, lie] of [...LIES, () => null].entries()) {
      const truth = scene.random.pick(cup.matches);
      // Each of them lies first of all at least once, and another time last.
      const liar = REPLICAS[index % REPLICAS.length] as string;
      const sayings = REPLICAS.map((one): Said => (one === liar ? lie(truth, scene.random) : truth));
      const isFirst = index < REPLICAS.length || scene.random.integer(0, 1) === 0;
      say(scene, cup, truth, sayings);
      if (isFirst) scene.world.fault(liar, early());
      else for (const one of REPLICAS) if (one !== liar) scene.world.fault(one, early());
      const reply = await ask(scene, truth.id);
      heal(scene);
      const first = isFirst ? liar : (REPLICAS.find((one) => one !== liar) as string);
      const values = {
        match: truth.id,
        said: shown(sayings),
        first,
        liar,
        got: told(reply),
        body: excerpt(reply.text),
      };
      if (reply.status === 200 && says(reply, truth)) continue;
      if (reply.status !== 200) return scene.fail('status', values);
      const believed = sayings.some((one) => one !== null && typeof one === 'object' && says(reply, one));
      return scene.fail(believed ? 'believed' : 'other', values);
    }
  },

  'by-value': async (scene) => {
    const cup = await begin(scene);
    for (const count of [2, 3]) {
      const truth = scene.random.pick(cup.matches);
      for (const [index, name] of scene.random.shuffle([...REPLICAS]).entries()) {
        if (index === count) {
          scene.world.fault(name, status(503));
          continue;
        }
        const entries = Object.entries(truth);
        const turned = [...entries.slice(index + 1), ...entries.slice(0, index + 1)];
        scene.world.fault(
          name,
          falsified(() => Object.fromEntries(turned)),
        );
      }
      const before = reports(scene);
      const reply = await ask(scene, truth.id);
      await scene.world.settle();
      heal(scene);
      const values = { match: truth.id, got: told(reply), body: excerpt(reply.text) };
      if (reply.status !== 200) return scene.fail('status', values);
      if (!says(reply, truth)) return scene.fail('other', values);
      if (reports(scene) > before) return scene.fail('reported', values);
    }
  },

  'one-down': async (scene) => {
    const cup = await begin(scene);
    for (const [index, [how, fault]] of scene.random.shuffle(Object.entries(FAILURES)).entries()) {
      const down = REPLICAS[index % REPLICAS.length] as string;
      const truth = scene.random.pick(cup.matches);
      scene.world.fault(down, fault);
      const reply = await ask(scene, truth.id);
      await scene.world.settle();
      heal(scene);
      const values = { match: truth.id, down, how, got: told(reply), body: excerpt(reply.text) };
      if (reply.status !== 200) return scene.fail('status', values);
      if (!says(reply, truth)) return scene.fail('other', values);
      if (reports(scene) > 0) return scene.fail('reported', values);
    }
  },

  'no-majority': async (scene) => {
    const cup = await begin(scene);
    const lies = scene.random.shuffle(LIES);
    const silent = `${5 * TIME_LIMIT_MS} ms`;
    const cases: ((truth: Match, first: Match, second: Match) => Said[])[] = [
      // No two alike, yet for every field two that are.
      (truth) => [truth, ...LIES.slice(0, 2).map((lie) => lie(truth, scene.random))],
      (truth, first, second) => [truth, first, second],
      (truth, first) => [truth, first, '503'],
      (truth, first) => [truth, first, null],
      (truth) => [truth, '503', '503'],
      (truth) => [truth, 'ECONNREFUSED', 'ECONNREFUSED'],
      (truth) => [truth, '200, <!doctype html>', '200, <!doctype html>'],
      (truth, first) => [truth, first, silent],
      (truth) => [truth, silent, silent],
      () => [null, '503', 'ECONNREFUSED'],
    ];
    for (const make of scene.random.shuffle(cases)) {
      const truth = scene.random.pick(cup.matches);
      const [first, second] = lies.map((lie) => lie(truth, scene.random)) as [Match, Match];
      const sayings = scene.random.shuffle(make(truth, first, second));
      say(scene, cup, truth, sayings);
      const reply = await ask(scene, truth.id);
      await scene.world.settle();
      heal(scene);
      const values = { limit: TIME_LIMIT_MS, match: truth.id, said: shown(sayings), got: told(reply) };
      const took = tookOf(scene, reply);
      if (reply.took > TIME_LIMIT_MS + SLACK) return scene.fail('slow', { ...values, took });
      if (reply.status === 200) return scene.fail('invented', { ...values, body: excerpt(reply.text) });
      if (reply.status !== 503) return scene.fail('status', values);
    }
  },

  'in-time': async (scene) => {
    const cup = await begin(scene);
    const ways: [string, Fault][] = [
      [`${5 * TIME_LIMIT_MS} ms`, late(5 * TIME_LIMIT_MS)],
      ['∞', requestLost()],
      ['200, {"… ∞', bodyStalls()],
    ];
    for (const [index, [how, fault]] of scene.random.shuffle(ways).entries()) {
      const slow = REPLICAS[index] as string;
      const truth = scene.random.pick(cup.matches);
      const start = scene.world.now;
      scene.world.fault(slow, fault);
      const reply = await ask(scene, truth.id);
      await scene.world.settle();
      heal(scene);
      const took = tookOf(scene, reply);
      const values = { limit: TIME_LIMIT_MS, match: truth.id, slow, how, took, got: told(reply) };
      if (reply.took > USUAL + SLACK) return scene.fail('slow', values);
      if (reply.status !== 200) return scene.fail('status', values);
      for (const request of scene.world.requests(slow)) {
        const end = (request.endedAt ?? scene.world.now) - start;
        if (request.startedAt < start || end <= TIME_LIMIT_MS + SLACK) continue;
        return scene.fail('running', { ...values, request: labelOf(request), end }, request);
      }
    }
  },

  reports: async (scene) => {
    const cup = await begin(scene);
    const slow = 3 * TIME_LIMIT_MS;
    scene.world.fault('stats', late(slow));
    const lies = [...scene.random.sample(LIES, 2), () => null];
    for (const [index, lie] of lies.entries()) {
      const truth = scene.random.pick(cup.matches);
      const liar = REPLICAS[index] as string;
      // The first time it is one of the first to speak, later the client has its answer already.
      const lateness = index === 0 ? 0 : scene.random.integer(300, TIME_LIMIT_MS - 2 * SLACK);
      const sayings = REPLICAS.map((one): Said => (one === liar ? lie(truth, scene.random) : truth));
      say(scene, cup, truth, sayings);
      scene.world.fault(liar, late(lateness));
      const start = scene.world.now;
      const known = scene.world.requests('stats').length;
      const reply = await ask(scene, truth.id);
      await scene.world.settle();
      heal(scene);
      const values = { match: truth.id, said: shown(sayings), liar, late: lateness, slow };
      const inTime = reply.status === 200 && reply.took <= USUAL + SLACK;
      if (!inTime) return scene.fail('held', { ...values, got: told(reply), took: tookOf(scene, reply) });
      const made = scene.world.requests('stats').slice(known);
      const [only] = made;
      if (!only) return scene.fail('none', values);
      if (made.length > 1) return scene.fail('several', { ...values, count: made.length }, made[1]);
      const report = scene.world.effects('stats').at(-1)?.detail as Disagreement | undefined;
      const isTaken = scene.world.effects('stats').length === index + 1 && report !== undefined;
      if (!isTaken)
        return scene.fail('refused', { ...values, got: `${labelOf(only)} ${excerpt(only.body ?? '')}` }, only);
      if (report.match_id !== truth.id) return scene.fail('wrong-match', { ...values, got: report.match_id }, only);
      const extra = only.startedAt - start - TIME_LIMIT_MS;
      if (extra > SLACK) return scene.fail('late', { ...values, extra }, only);
      for (const [at, replica] of REPLICAS.entries()) {
        if (report.answers.some((one) => isVote(one, replica, sayings[at] as Said))) continue;
        return scene.fail('missing', { ...values, replica, body: excerpt(JSON.stringify(report.answers)) }, only);
      }
    }
    scene.world.heal('stats');
    scene.world.fault('stats', refused());
    const truth = scene.random.pick(cup.matches);
    const sayings: Said[] = [truth, (LIES[0] as (typeof LIES)[number])(truth, scene.random), truth];
    say(scene, cup, truth, sayings);
    await ask(scene, truth.id);
    await scene.world.settle();
    heal(scene);
    const reply = await ask(scene, truth.id);
    const values = { match: truth.id, said: shown(sayings), liar: REPLICAS[1], late: 0, slow: 0, got: told(reply) };
    if (reply.status !== 200) return scene.fail('broke', values);
  },
});

async function begin(scene: Scene): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(statsHost(cup), ...REPLICAS.map((name) => statsHost(cup, name)));
  await scene.start();
  return cup;
}

function ask(scene: Scene, match: string): Promise<Reply> {
  return scene.call(`/matches/${encodeURIComponent(match)}`);
}

/** Has each replica say of `match` what `sayings` has for it, until `heal`. */
function say(scene: Scene, cup: Cup, match: Match, sayings: readonly Said[]): void {
  for (const [index, said] of sayings.entries()) {
    const name = REPLICAS[index] as string;
    if (said === null) {
      scene.world.add(statsHost({ matches: cup.matches.filter(({ id }) => id !== match.id) }, name));
      continue;
    }
    scene.world.add(statsHost(cup, name));
    if (typeof said === 'object')
      scene.world.fault(
        name,
        falsified(() => said),
      );
    else scene.world.fault(name, FAILURES[said] ?? late(Number.parseInt(said, 10)));
  }
}

function heal(scene: Scene): void {
  for (const name of REPLICAS) scene.world.heal(name);
}

/** Disagreements that were reported so far. */
function reports(scene: Scene): number {
  return scene.world.requests('stats').length;
}

function says(reply: Reply, match: Match): boolean {
  return isSame(reply.json, match);
}

function isSame(value: unknown, match: Match): boolean {
  return typeof value === 'object' && value !== null && canonical(value) === canonical(match);
}

/** Whether an entry of a report tells that `replica` said `said`. */
function isVote(entry: unknown, replica: string, said: Said): boolean {
  const { replica: url, match } = (entry ?? {}) as { replica?: unknown; match?: unknown };
  if (url !== `http://${replica}`) return false;
  return said === null ? match === null : typeof said === 'object' && isSame(match, said);
}

/** What a person reads, in no language: `stats-1 2:1, 31415, v3 · stats-2 404 · stats-3 503`. */
function shown(sayings: readonly Said[]): string {
  const one = (said: Said): string => {
    if (said === null) return '404';
    if (typeof said === 'string') return said;
    return `${said.home_goals}:${said.away_goals}, ${said.attendance}, v${said.version}`;
  };
  return REPLICAS.map((name, index) => `${name} ${one(sayings[index] ?? null)}`).join(' · ');
}
