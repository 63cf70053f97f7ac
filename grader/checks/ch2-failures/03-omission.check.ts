import type { Random } from '../../base/random.ts';
import { ask as askHost } from '../../cup/ask.ts';
import { type Cup, drawCup } from '../../cup/data.ts';
import { type Training, type TrainingOptions, type TrainingRequest, trainingHost } from '../../cup/hosts/training.ts';
import { type Exchange, labelOf } from '../../network/exchange.ts';
import {
  bodyStalls,
  type Fault,
  hungUp,
  late,
  refused,
  replyLost,
  requestLost,
  resetMidBody,
  type Selection,
  status,
  truncated,
} from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import omission, { PAUSE_MS, TIME_LIMIT_MS } from './03-omission.exercise.ts';

/** Virtual ms that a service may need beyond what it waits for: generous, and far below every limit. */
const SLACK = 100;

type Way = (selection?: Selection) => Fault;

const unavailable: Way = (selection) => status(503, selection);
const verySlow: Way = (selection) => late(5 * TIME_LIMIT_MS, selection);
/** What keeps an attempt silent. */
const SILENT: readonly Way[] = [requestLost, replyLost, bodyStalls];
/** What may happen to an attempt that was carried out, so that its result does not arrive. */
const CARRIED_OUT: readonly Way[] = [replyLost, bodyStalls, hungUp, resetMidBody, truncated, unavailable];
const NOT_CARRIED_OUT: readonly Way[] = [requestLost, refused];

judge(omission, {
  answers: async (scene) => {
    const cup = await begin(scene);
    for (const { id } of cup.usualTeams.slice(0, 2)) {
      const wanted = drawTraining(scene.random, id);
      const { reply, requests } = await ask(scene, wanted);
      const values = { team: id, got: told(reply) };
      const [first] = requests;
      if (!first) return scene.fail('asks-nobody', values);
      const answer = await refusalOf(cup, first);
      if (answer) return scene.fail('refused', { ...values, ...answer }, first);
      if (requests.length > 1) {
        const took = (first.endedAt ?? 0) - first.startedAt;
        return scene.fail('twice', { ...values, count: requests.length, first: took }, requests[1]);
      }
      if (reply.status !== 201) return scene.fail('status', values);
      if (!isTraining(scene, wanted, reply)) return scene.fail('shape', { ...values, got: excerpt(reply.text) });
    }
  },

  'time-limit': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const inTime = TIME_LIMIT_MS - 2 * SLACK;
    scene.world.fault('training', late(inTime, { times: 1 }));
    const { requests } = await ask(scene, drawTraining(scene.random, team));
    const [only, second] = requests;
    const ended = (only?.endedAt ?? 0) - (only?.startedAt ?? 0);
    if (second || ended < inTime) {
      return scene.fail('too-soon', { what: `201, ${inTime} ms`, limit: TIME_LIMIT_MS, took: ended }, only);
    }
    for (const fault of scene.random.shuffle(SILENT)) {
      const what = nameOf(fault);
      scene.world.fault('training', fault({ times: 1 }));
      const { reply, requests } = await ask(scene, drawTraining(scene.random, team));
      const [first, next] = requests;
      const start = first?.startedAt ?? 0;
      const latest = TIME_LIMIT_MS + PAUSE_MS + SLACK;
      const values = { what, limit: TIME_LIMIT_MS };
      // Whether it tries again at all is another check's question.
      const on = next?.startedAt ?? reply.at;
      if (on === null) return scene.fail('waited', { ...values, took: scene.world.now - start }, first);
      const took = on - start;
      if (took <= latest) continue;
      if (!next) return scene.fail('gave-up', { ...values, got: told(reply), took }, first);
      return scene.fail('late', { ...values, took }, first);
    }
  },

  withdraws: async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const fault of scene.random.shuffle([...SILENT, verySlow])) {
      const what = nameOf(fault);
      scene.world.fault('training', fault({ times: 1 }));
      const { requests } = await ask(scene, drawTraining(scene.random, team));
      await scene.world.settle();
      for (const request of requests) {
        const extra = (request.endedAt ?? scene.world.now) - request.startedAt - TIME_LIMIT_MS;
        const values = { what, limit: TIME_LIMIT_MS, request: labelOf(request), extra };
        if (extra > SLACK) return scene.fail('running', values, request);
      }
    }
  },

  'asks-again': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const fault of scene.random.shuffle([...CARRIED_OUT, ...NOT_CARRIED_OUT])) {
      const what = nameOf(fault);
      scene.world.fault('training', fault({ times: 1 }));
      const wanted = drawTraining(scene.random, team);
      const { reply, requests } = await ask(scene, wanted);
      const values = { what, got: told(reply), count: requests.length };
      if (requests.length === 1) return scene.fail('once', values, requests[0]);
      if (reply.status !== 201) return scene.fail('status', values, requests.at(-1));
      if (!isTraining(scene, wanted, reply)) return scene.fail('shape', { ...values, body: excerpt(reply.text) });
    }
  },

  'one-effect': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    for (const fault of scene.random.shuffle(CARRIED_OUT)) {
      const what = nameOf(fault);
      const before = trainings(scene).length;
      scene.world.fault('training', fault({ times: 1 }));
      const { requests } = await ask(scene, drawTraining(scene.random, team));
      await scene.world.settle();
      const count = trainings(scene).length - before;
      const [first = '—', second = '—'] = requests.map(keyOf);
      if (count > 1) return scene.fail('twice', { what, count, first, second }, requests[1]);
    }
  },

  'new-key': async (scene) => {
    const cup = await begin(scene);
    const wanted = drawTraining(scene.random, scene.random.pick(cup.usualTeams).id);
    const once = (): Promise<Reply> => post(scene, wanted);
    const ways: ['at-once' | 'later' | 'restarted', () => Promise<Reply[]>][] = [
      ['at-once', () => Promise.all([once(), once()])],
      ['later', async () => [await once(), await once()]],
      [
        'restarted',
        async () => {
          const first = await once();
          await scene.world.restart(omission.service);
          return [first, await once()];
        },
      ],
    ];
    for (const [when, way] of ways) {
      const replies = await way();
      const requests = scene.world.requests();
      const keys = requests.map(keyOf);
      const key = keys.find((one, at) => keys.indexOf(one) !== at);
      if (key !== undefined) return scene.fail(`same-${when}`, { key }, requests.at(-1));
      const other = replies.find((reply) => reply.status !== 201);
      if (other) return scene.fail('status', { got: told(other) }, requests.at(-1));
    }
  },

  attempts: async (scene) => {
    const cup = drawCup(scene.random.fork('cup'));
    scene.world.add(trainingHost(cup));
    // Never the numbers that the exercise starts with: they must come from the environment.
    const attempts = scene.random.pick([2, 4, 5]);
    const pause = scene.random.integer(300, 600);
    await scene.start({ ATTEMPTS: String(attempts), PAUSE_MS: String(pause) });
    const team = scene.random.pick(cup.usualTeams).id;
    for (const fault of [scene.random.pick(CARRIED_OUT), ...NOT_CARRIED_OUT]) {
      const what = nameOf(fault);
      scene.world.fault('training', fault());
      const { requests } = await ask(scene, drawTraining(scene.random, team));
      await scene.world.settle();
      scene.world.heal('training');
      const values = { what, attempts, pause };
      if (requests.length !== attempts) {
        return scene.fail('count', { ...values, count: requests.length }, requests.at(-1));
      }
      for (const [index, request] of requests.slice(1).entries()) {
        const waited = request.startedAt - (requests[index]?.endedAt ?? 0);
        if (waited < pause) return scene.fail('hasty', { ...values, waited }, request);
      }
    }
  },

  'still-running': async (scene) => {
    // Attempt 2 begins at 1200 ms, attempt 3 at about 1400 to 1500.
    const takes = scene.random.integer(1300, 1380);
    const cup = await begin(scene, { takes });
    const wanted = drawTraining(scene.random, scene.random.pick(cup.usualTeams).id);
    const { reply, requests } = await ask(scene, wanted);
    const values = { takes, got: told(reply), count: requests.length };
    if (!isTraining(scene, wanted, reply)) return scene.fail('denied', values, requests.at(-1));
  },

  unknown: async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    const stories: Way[][] = [
      [replyLost, replyLost, replyLost],
      [replyLost, refused, refused],
      [refused, hungUp, refused],
      [unavailable, unavailable, unavailable],
    ];
    for (const story of stories) {
      const { reply, requests } = await through(scene, story, team);
      const values = { what: story.map(nameOf).join(', '), got: told(reply) };
      if (reply.status === 504 && outcomeOf(reply) === 'unknown') continue;
      if (outcomeOf(reply) === 'not-executed') return scene.fail('denied', values, requests.at(-1));
      if (reply.status !== null && reply.status < 300) return scene.fail('claimed', values, requests.at(-1));
      return scene.fail('other', values, requests.at(-1));
    }
  },

  'not-executed': async (scene) => {
    const cup = await begin(scene);
    const team = scene.random.pick(cup.usualTeams).id;
    scene.world.fault('training', refused());
    const down = await ask(scene, drawTraining(scene.random, team));
    scene.world.heal('training');
    const isRight = ({ reply }: Asked, code: number) => reply.status === code && outcomeOf(reply) === 'not-executed';
    const values = { what: 'ECONNREFUSED', expected: 503, got: told(down.reply) };
    if (!isRight(down, 503)) return scene.fail('vague', values, down.requests.at(-1));
    for (const [what, wanted] of [
      ['422 not-enough-players', drawTraining(scene.random, cup.emptyTeam.id)],
      ['400 malformed-request', { ...drawTraining(scene.random, team), minutes: scene.random.integer(200, 900) }],
    ] as const) {
      const refusal = await ask(scene, wanted);
      const { requests } = refusal;
      const values = { what, expected: 422, got: told(refusal.reply), count: requests.length };
      if (requests.length > 1) return scene.fail('repeated', values, requests[1]);
      if (!isRight(refusal, 422)) return scene.fail('vague', values, requests[0]);
    }
  },
});

type Asked = Awaited<ReturnType<typeof ask>>;

async function begin(scene: Scene, options: TrainingOptions = {}): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(trainingHost(cup, options));
  await scene.start();
  return cup;
}

function drawTraining(random: Random, team_id: string): TrainingRequest {
  return { team_id, focus: random.pick(['attack', 'defence', 'fitness']), minutes: random.integer(15, 180) };
}

/** Asks the service for a training; also the requests that this caused until the client had its answer. */
async function ask(scene: Scene, wanted: TrainingRequest) {
  const before = scene.world.requests().length;
  const reply = await post(scene, wanted);
  return { reply, requests: scene.world.requests().slice(before) };
}

function post(scene: Scene, { team_id, focus, minutes }: TrainingRequest): Promise<Reply> {
  return scene.call(`/teams/${encodeURIComponent(team_id)}/trainings`, { method: 'POST', body: { focus, minutes } });
}

/** Asks for a training whose attempts meet the faults of `story`, one each. */
async function through(scene: Scene, story: readonly Way[], team: string): Promise<Asked> {
  const before = scene.world.requests().length;
  for (const [index, way] of story.entries()) {
    scene.world.fault('training', way({ only: () => scene.world.requests().length === before + index + 1, times: 1 }));
  }
  const asked = await ask(scene, drawTraining(scene.random, team));
  scene.world.heal('training');
  return asked;
}

/** What a person reads of a fault: its name in the chapter's matrix. */
function nameOf(way: Way): string {
  if (way === unavailable) return 'status 503';
  return way === verySlow ? `late, ${5 * TIME_LIMIT_MS} ms` : way().variant;
}

/** The trainings that took place. */
function trainings(scene: Scene) {
  return scene.world.effects('training', 'training-started');
}

function keyOf({ headers }: Exchange): string {
  return headers.get('idempotency-key') ?? '—';
}

/** What training answers to `request`, where that is no training: the request itself is wrong. */
async function refusalOf(cup: Cup, { headers, body }: Exchange): Promise<{ status: number; why: string } | null> {
  const answer = await askHost(trainingHost(cup), 'POST /trainings', {
    body: body ?? '',
    headers: Object.fromEntries(headers),
  });
  if (answer.ok) return null;
  const { detail } = (await answer.json()) as { detail?: string };
  return { status: answer.status, why: detail ?? '—' };
}

/** Whether `reply` is the training that `wanted` asked for, as training told it. */
function isTraining(scene: Scene, wanted: TrainingRequest, reply: Reply): boolean {
  if (reply.status !== 201) return false;
  const answer = (reply.json ?? {}) as Record<string, unknown>;
  const made = trainings(scene).map(({ detail }) => detail as Training & { idempotency_key: string });
  const one = made.find(({ id }) => id === answer.id);
  const fields = ['id', 'team_id', 'focus', 'minutes', 'pitch'] as const;
  const asked = ['team_id', 'focus', 'minutes'] as const;
  return (
    one !== undefined && fields.every((it) => answer[it] === one[it]) && asked.every((it) => one[it] === wanted[it])
  );
}

function outcomeOf(reply: Reply): unknown {
  return (reply.json as { outcome?: unknown } | undefined)?.outcome;
}

/** What a person reads of a reply: its status and its outcome, or that none came. */
function told(reply: Reply): string {
  if (reply.status === null) return reply.code ?? '—';
  const outcome = outcomeOf(reply);
  return typeof outcome === 'string' ? `${reply.status} ${outcome}` : String(reply.status);
}

function excerpt(text: string): string {
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}
