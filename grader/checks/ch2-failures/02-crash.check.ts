import { type Cup, drawCup, playersOf } from '../../cup/data.ts';
import { type MailRequest, mailHost } from '../../cup/hosts/mail.ts';
import { playersHost } from '../../cup/hosts/players.ts';
import { hungUp, refused, resetMidBody, type Selection } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import crash, { ATTEMPTS, PAUSE_MS } from './02-crash.exercise.ts';

const REFUSED = ['ECONNREFUSED', refused] as const;
const BROKEN = ['ECONNRESET', hungUp] as const;

judge(crash, {
  answers: async (scene) => {
    const cup = await begin(scene);
    for (const { id } of scene.random.shuffle(cup.usualTeams).slice(0, 2)) {
      const { reply, to, sentSince } = await announce(scene, id);
      // A mail that is still on its way when the client has its answer counts as well.
      await scene.world.settle();
      const mails = sentSince();
      const values = { team: id, to, got: told(reply) };
      const sending = scene.world.requests('mail').at(-1);
      if (sending && (reply.at ?? 0) < (sending.endedAt ?? Number.POSITIVE_INFINITY)) {
        return scene.fail('not-awaited', values, sending);
      }
      const [mail] = mails;
      if (!mail) return scene.fail('no-mail', values, scene.world.requests().at(-1));
      if (mails.length > 1) return scene.fail('mails', { ...values, count: mails.length });
      const expected = { to, about: id, text: namesOf(cup, id).join('\n') };
      for (const [field, value] of Object.entries(expected)) {
        const got = mail[field as keyof MailRequest].trim();
        if (got !== value) return scene.fail('field', { ...values, field, value: excerpt(got) });
      }
      if (!is(reply, 201, 'sent')) return scene.fail('status', values, sending);
      if ((reply.json as { team_id?: unknown }).team_id !== id) {
        return scene.fail('status', { ...values, got: excerpt(reply.text) });
      }
    }
  },

  survives: async (scene) => {
    const cup = await begin(scene);
    for (const [how, fault] of scene.random.shuffle([REFUSED, BROKEN])) {
      const team = scene.random.pick(cup.usualTeams).id;
      const down = drawRestart(scene);
      scene.world.fault('players', fault(until(scene, down)));
      const { reply, mails, start, requests } = await announce(scene, team);
      const asked = requests.filter((request) => request.to === 'players');
      const last = (asked.at(-1)?.startedAt ?? start) - start;
      const values = { how, down, attempts: ATTEMPTS, pause: PAUSE_MS, got: told(reply), count: asked.length, last };
      if (!is(reply, 201, 'sent')) return scene.fail('gave-up', values, asked.at(-1));
      if (mails.length !== 1) return scene.fail('mails', { ...values, count: mails.length });
    }
  },

  'whole-list': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    scene.world.fault('players', resetMidBody({ times: 1 }));
    const { reply, mails } = await announce(scene, team);
    const asked = scene.world.requests('players');
    const [mail] = mails;
    if (!mail) return scene.fail('no-mail', { count: asked.length, got: told(reply) }, asked.at(-1));
    const expected = namesOf(cup, team);
    const count = expected.filter((name) => mail.text.includes(name)).length;
    if (count < expected.length) return scene.fail('text', { count, expected: expected.length });
  },

  attempts: async (scene) => {
    // Never the numbers that the exercise starts with: they must come from the environment.
    const attempts = scene.random.pick([2, 3, 5]);
    const pause = scene.random.integer(400, 700);
    const cup = await begin(scene, { ATTEMPTS: String(attempts), PAUSE_MS: String(pause) });
    const team = scene.random.pick(cup.usualTeams).id;
    const cases = [['players', REFUSED] as const, ['players', BROKEN] as const, ['mail', REFUSED] as const];
    for (const [host, [how, fault]] of scene.random.shuffle(cases)) {
      scene.world.fault(host, fault());
      const { reply, requests } = await announce(scene, team);
      scene.world.heal(host);
      const asked = requests.filter((request) => request.to === host);
      const values = { host, how, attempts, pause, got: told(reply), count: asked.length };
      // Whether a mail is repeated at all is another check's question.
      if (host === 'mail' && asked.length === 1) continue;
      if (asked.length !== attempts) return scene.fail('count', values, asked.at(-1));
      for (const [index, request] of asked.slice(1).entries()) {
        const waited = request.startedAt - (asked[index]?.endedAt ?? 0);
        if (waited < pause) return scene.fail('hasty', { ...values, waited }, request);
      }
      if (!is(reply, 503, 'not-sent')) return scene.fail('status', values, asked.at(-1));
    }
  },

  'mail-refused': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const down = drawRestart(scene);
    scene.world.fault('mail', refused(until(scene, down)));
    const { reply, mails } = await announce(scene, team);
    const asked = scene.world.requests('mail');
    const read = scene.world.requests('players');
    const values = { down, got: told(reply), count: asked.length };
    if (read.length > 1) return scene.fail('all-again', { ...values, count: read.length }, read[1]);
    if (!is(reply, 201, 'sent')) return scene.fail('gave-up', values, asked.at(-1));
    if (mails.length !== 1) return scene.fail('mails', { ...values, count: mails.length });
  },

  'not-twice': async (scene) => {
    const cup = await begin(scene);
    scene.world.fault('mail', hungUp({ times: 1 }));
    const { reply, mails } = await announce(scene, scene.random.pick(cup.usualTeams).id);
    await scene.world.settle();
    const asked = scene.world.requests('mail');
    const values = { count: asked.length, mails: mails.length, got: told(reply) };
    if (asked.length > 1) return scene.fail('repeated', values, asked[1]);
    if (!is(reply, 502, 'unknown')) return scene.fail('answer', values, asked[0]);
  },

  'sent-is-sent': async (scene) => {
    const cup = await begin(scene);
    scene.world.fault('mail', resetMidBody({ times: 1 }));
    const { reply, mails } = await announce(scene, scene.random.pick(cup.usualTeams).id);
    await scene.world.settle();
    const asked = scene.world.requests('mail');
    const values = { count: asked.length, mails: mails.length, got: told(reply) };
    if (asked.length > 1) return scene.fail('repeated', values, asked[1]);
    if (!is(reply, 201, 'sent')) return scene.fail('answer', values, asked[0]);
  },

  'answers-count': async (scene) => {
    const cup = await begin(scene);
    const unknown = await announce(scene, cup.unknownTeamId);
    const read = scene.world.requests('players');
    const missing = { host: 'players', code: 404, what: 'unknown-team', expected: 404, got: told(unknown.reply) };
    if (read.length > 1) return scene.fail('repeated', { ...missing, count: read.length }, read[1]);
    const [mailed] = scene.world.requests('mail');
    if (mailed) return scene.fail('mailed', missing, mailed);
    if (!is(unknown.reply, 404, 'not-sent')) return scene.fail('answer', missing, read[0]);

    const { reply } = await announce(scene, scene.random.pick(cup.usualTeams).id, 'nobody');
    const asked = scene.world.requests('mail');
    const malformed = { host: 'mail', code: 400, what: 'malformed-request', expected: 422, got: told(reply) };
    if (asked.length > 1) return scene.fail('repeated', { ...malformed, count: asked.length }, asked[1]);
    if (!is(reply, 422, 'not-sent')) return scene.fail('answer', malformed, asked[0]);
  },
});

async function begin(scene: Scene, environment: Readonly<Record<string, string>> = {}): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(playersHost(cup), mailHost(cup));
  await scene.start(environment);
  return cup;
}

/** Has the service announce `team`; also the mails that were sent and the requests that were made meanwhile. */
async function announce(scene: Scene, team: string, to = `fan-${scene.random.hex(4)}@hinchas.example`) {
  const [before, first] = [sent(scene).length, scene.world.requests().length];
  const start = scene.world.now;
  const path = `/teams/${encodeURIComponent(team)}/announcements`;
  const reply = await scene.call(path, { method: 'POST', body: { to } });
  const sentSince = (): MailRequest[] => sent(scene).slice(before);
  return { reply, to, start, mails: sentSince(), sentSince, requests: scene.world.requests().slice(first) };
}

function sent(scene: Scene): MailRequest[] {
  return scene.world.effects('mail', 'mail-sent').map(({ key, detail }) => ({
    ...(detail as Omit<MailRequest, 'about'>),
    about: key,
  }));
}

/** Virtual ms that a restart takes: longer than one pause, and over before the last attempt. */
function drawRestart(scene: Scene): number {
  return scene.random.integer(PAUSE_MS + 50, (ATTEMPTS - 1) * PAUSE_MS - 50);
}

/** The requests of the next `milliseconds`. */
function until(scene: Scene, milliseconds: number): Selection {
  const back = scene.world.now + milliseconds;
  return { only: () => scene.world.now < back };
}

function namesOf(cup: Cup, team: string): string[] {
  return playersOf(cup, team).map(({ name }) => name);
}

function is(reply: Reply, status: number, mail: string): boolean {
  return reply.status === status && mailOf(reply) === mail;
}

function mailOf(reply: Reply): unknown {
  return (reply.json as { mail?: unknown } | undefined)?.mail;
}

/** What a person reads of a reply: its status and what it says of the mail, or that none came. */
function told(reply: Reply): string {
  if (reply.status === null) return reply.code ?? '—';
  const mail = mailOf(reply);
  return typeof mail === 'string' ? `${reply.status} ${mail}` : String(reply.status);
}

function excerpt(text: string): string {
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}
