import { type Cup, drawCup, playersOf } from '../../cup/data.ts';
import { mailHost } from '../../cup/hosts/mail.ts';
import { playersHost } from '../../cup/hosts/players.ts';
import type { Bilingual } from '../../language/bilingual.ts';
import { type Exchange, labelOf } from '../../network/exchange.ts';
import {
  type Fault,
  hungUp,
  late,
  refused,
  replyLost,
  requestLost,
  resetMidBody,
  status,
} from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import notAsync, { CATCH_UP_MS, TIME_LIMIT_MS } from './02-not-async.exercise.ts';
import { bodyOf, excerpt, fieldOf, openFor, SLACK, textOf, told, toldWhole, waited } from './requests.ts';

const MINUTE = 60_000;
const HOSTS = ['players', 'mail'] as const;
const NO_ANSWER: Bilingual = { en: 'no answer', es: 'sin respuesta' };
/** How a service can be stopped: what a person reads of it, and the fault. */
const STOPS: readonly (readonly [string | Bilingual, Fault])[] = [
  ['ECONNREFUSED', refused()],
  ['503', status(503)],
  [NO_ANSWER, requestLost()],
];

judge(notAsync, {
  'mails-sheet': async (scene) => {
    const cup = await begin(scene);
    const awkward = scene.random.sample(cup.awkwardTeams, 3).map(({ team }) => team);
    for (const { id: team } of [...cup.usualTeams, ...awkward]) {
      const to = drawAddress(scene);
      const reply = await ask(scene, team, to);
      await scene.world.settle(MINUTE);
      const values = { team, to };
      const id = textOf(reply.json, 'id');
      const isAnswered = (reply.status === 202 || reply.status === 200) && id !== undefined;
      if (!isAnswered) return scene.fail('status', { ...values, got: toldWhole(reply) });
      const mails = mailsAbout(scene, id);
      const [mail] = mails;
      if (!mail) return scene.fail('none', { ...values, id });
      if (mails.length > 1) return scene.fail('twice', { ...values, id, count: mails.length });
      const lines = String(fieldOf(mail, 'text')).split('\n');
      const expected = playersOf(cup, team).map(({ shirt, name }) => `${shirt} ${name}`);
      const listed = lines.filter((line) => expected.includes(line));
      const isRight = fieldOf(mail, 'to') === to && fieldOf(mail, 'subject') === 'Team sheet';
      if (!isRight || listed.join('\n') !== expected.join('\n')) {
        return scene.fail('other', { ...values, id, got: excerpt(JSON.stringify(mail)) });
      }
    }
  },

  'still-validates': async (scene) => {
    const cup = await begin(scene);
    const right = { team_id: cup.usualTeams[0].id, to: drawAddress(scene) };
    const wrong = [{ to: right.to }, { ...right, team_id: '' }, { ...right, team_id: 7 }, { ...right, to: 'nobody' }];
    const bodies = [...wrong.map((body) => [JSON.stringify(body), body] as const), ['{"team_id', '{"team_id'] as const];
    for (const [body, sent] of scene.random.shuffle(bodies)) {
      const reply = await scene.call('/sheets', { method: 'POST', body: sent });
      if (reply.status !== 400) return scene.fail('accepted', { body, got: told(reply) });
      await scene.world.settle(MINUTE);
      const [request] = scene.world.requests();
      if (request) return scene.fail('sent', { body, host: request.to, request: labelOf(request) }, request);
    }
  },

  'answers-first': async (scene) => {
    const cup = await begin(scene);
    const [players, mail] = [scene.random.integer(500, 2000), scene.random.integer(500, 2000)];
    scene.world.fault('players', late(players));
    scene.world.fault('mail', late(mail));
    const reply = await ask(scene, scene.random.pick(cup.usualTeams).id);
    await scene.world.settle(MINUTE);
    const values = { players, mail, took: waited(reply, scene.world.now), got: told(reply) };
    if (values.took > SLACK) return scene.fail('waited', values);
    if (reply.status !== 202) return scene.fail('status', values);
    const id = textOf(reply.json, 'id') ?? '';
    if (mailsAbout(scene, id).length === 0) return scene.fail('lost', { ...values, id });
  },

  'callee-down': async (scene) => {
    const cup = await begin(scene);
    for (const host of HOSTS) {
      for (const [how, fault] of scene.random.shuffle(STOPS)) {
        scene.world.fault(host, fault);
        const reply = await ask(scene, scene.random.pick(cup.usualTeams).id);
        const values = { host, how, got: told(reply), took: waited(reply, scene.world.now) };
        if (reply.status !== 202 || values.took > SLACK) return scene.fail('coupled', values);
        // Long enough for what runs in the background to meet the fault.
        await scene.world.pass(15_000);
        scene.world.heal(host);
        await scene.world.pass(15_000);
      }
    }
  },

  patient: async (scene) => {
    const retry = scene.random.integer(6000, 20_000);
    const cup = await begin(scene, { RETRY_MS: String(retry) });
    const teams = scene.random.shuffle(cup.usualTeams).map(({ id }) => id);
    for (const [index, host] of scene.random.shuffle(HOSTS).entries()) {
      const minutes = scene.random.integer(5, 10);
      const team = teams[index] as string;
      scene.world.fault(host, status(503));
      const id = textOf((await ask(scene, team)).json, 'id');
      await passMinutes(scene, minutes);
      scene.world.heal(host);
      // Of this sheet only: an earlier one may still be due.
      const isOfIt = (one: Exchange): boolean =>
        host === 'players' ? one.url.searchParams.get('team_id') === team : textOf(bodyOf(one), 'about') === id;
      const attempts = scene.world.requests(host).filter(isOfIt);
      for (const [at, next] of attempts.slice(1).entries()) {
        const gap = next.startedAt - (attempts[at]?.endedAt ?? 0);
        const values = { retry, host, minutes, attempts: attempts.length, gap };
        if (gap < retry - 1) return scene.fail('hurried', values, next);
      }
      await passMinutes(scene, 2);
    }
  },

  'catches-up': async (scene) => {
    const cup = await begin(scene);
    // Not 503: a mail service that answers so may have sent the mail, and that is another check.
    const stops = STOPS.filter(([name]) => name !== '503');
    const rounds = HOSTS.flatMap((host) => stops.map(([how, fault]) => ({ host, how, fault })));
    for (const { host, how, fault } of scene.random.shuffle(rounds)) {
      const minutes = scene.random.integer(12, 40);
      const before = scene.world.requests(host).length;
      scene.world.fault(host, fault);
      const reply = await ask(scene, scene.random.pick(cup.usualTeams).id);
      const id = textOf(reply.json, 'id') ?? '';
      await passMinutes(scene, minutes);
      scene.world.heal(host);
      const values = { host, how, minutes, id };
      for (const attempt of scene.world.requests(host).slice(before)) {
        const open = openFor(attempt, scene.world.now);
        const [seconds, limit] = [Math.round(open / 1000), TIME_LIMIT_MS / 1000];
        if (open > TIME_LIMIT_MS + SLACK) return scene.fail('unlimited', { ...values, seconds, limit }, attempt);
      }
      await scene.world.pass(CATCH_UP_MS);
      const count = mailsAbout(scene, id).length;
      const attempts = scene.world.requests(host).length - before;
      if (count === 0) return scene.fail('lost', { ...values, attempts });
      await scene.world.settle(2 * MINUTE);
      const later = mailsAbout(scene, id).length;
      if (later > 1) return scene.fail('twice', { ...values, count: later });
    }
  },

  'mails-once': async (scene) => {
    const cup = await begin(scene);
    const ways: readonly (readonly [string | Bilingual, Fault])[] = [
      [NO_ANSWER, replyLost({ times: 1 })],
      ['ECONNRESET', hungUp({ times: 1 })],
      ['201, {"…', resetMidBody({ times: 1 })],
      ['503', status(503, { times: 1 })],
    ];
    for (const [how, fault] of scene.random.shuffle(ways)) {
      const before = scene.world.requests('mail').length;
      scene.world.fault('mail', fault);
      await ask(scene, scene.random.pick(cup.usualTeams).id);
      await scene.world.pass(3 * MINUTE);
      const requests = scene.world.requests('mail').slice(before);
      const refusal = requests.find((one) => one.status !== null && one.status >= 400 && one.status < 500);
      if (refusal) {
        const key = excerpt(refusal.headers.get('idempotency-key') ?? '—');
        return scene.fail('refused', { how, got: String(refusal.status), key }, refusal);
      }
      const id = (requests[0] && textOf(bodyOf(requests[0]), 'about')) ?? '';
      const mails = mailsAbout(scene, id);
      const keys = mails.map((mail) => textOf(mail, 'idempotency_key') ?? '—').join(', ');
      if (mails.length > 1) return scene.fail('twice', { how, id, count: mails.length, keys });
    }
  },

  'tells-failure': async (scene) => {
    const cup = await begin(scene);
    const reply = await ask(scene, cup.unknownTeamId);
    const values = { team: cup.unknownTeamId };
    if (reply.status !== 202) return scene.fail('status', { ...values, got: told(reply) });
    await scene.world.pass(10 * MINUTE);
    const id = textOf(reply.json, 'id') ?? '';
    const count = scene.world.requests('players').length;
    const [mail] = mailsAbout(scene, id);
    if (!mail) return scene.fail('silent', { ...values, id, count });
    const subject = String(fieldOf(mail, 'subject'));
    if (subject !== 'No team sheet') return scene.fail('subject', { ...values, id, got: excerpt(subject) });
    if (count > 1) return scene.fail('repeated', { ...values, count });
  },
});

/** A world with players and mail, and the service under test started in it. */
async function begin(scene: Scene, environment: Readonly<Record<string, string>> = {}): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(playersHost(cup), mailHost(cup));
  await scene.start(environment);
  return cup;
}

function drawAddress(scene: Scene): string {
  return `coach-${scene.random.hex(6)}@cup.example`;
}

function ask(scene: Scene, team: string, to: string = drawAddress(scene)): Promise<Reply> {
  return scene.call('/sheets', { method: 'POST', body: { team_id: team, to } });
}

/** The mails that were sent about `id`. */
function mailsAbout(scene: Scene, id: string): unknown[] {
  const sent = scene.world.effects('mail', 'mail-sent').filter(({ key }) => key === id);
  return sent.map(({ detail }) => detail);
}

/** Minute by minute: what is counted as restless is counted for each wait. */
async function passMinutes(scene: Scene, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) await scene.world.pass(MINUTE);
}
