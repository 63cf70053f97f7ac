// Sends on in the next turn of the event loop, and keeps each request in an object that knows its state.
import { randomUUID } from 'node:crypto';

const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 30_000);
const FOCUSES = ['attack', 'defence', 'fitness'];

interface Training {
  id: string;
  team_id: string;
  focus: string;
  minutes: number;
}

const errands: Errand[] = [];

export default {
  async fetch(request: Request): Promise<Response> {
    const [, first, team = '', last] = new URL(request.url).pathname.split('/');
    if (request.method === 'GET' && first === 'failures') {
      return Response.json(errands.filter(({ reason }) => reason !== null).map((errand) => errand.told()));
    }
    if (request.method !== 'POST' || first !== 'teams' || last !== 'trainings') {
      return new Response(null, { status: 404 });
    }
    const asked = await read(request);
    if (!asked) return Response.json({ error: 'focus or minutes is wrong' }, { status: 400 });
    const training: Training = { id: randomUUID(), team_id: decodeURIComponent(team), ...asked };
    setImmediate(() => new Errand(training).run());
    return Response.json({ id: training.id, team_id: training.team_id, state: 'accepted' }, { status: 202 });
  },
};

class Errand {
  reason: string | null = null;
  readonly #training: Training;

  constructor(training: Training) {
    this.#training = training;
    errands.push(this);
  }

  told(): object {
    const { id, team_id } = this.#training;
    return { id, team_id, reason: this.reason };
  }

  async run(): Promise<void> {
    const { id, ...body } = this.#training;
    const sent = new Request(`${TRAINING_URL}/trainings`, {
      method: 'POST',
      headers: new Headers([
        ['content-type', 'application/json; charset=utf-8'],
        ['idempotency-key', `"${id}"`],
      ]),
      body: JSON.stringify(body),
    });
    const outcome = await Promise.allSettled([fetch(sent, { signal: AbortSignal.timeout(TIME_LIMIT_MS) })]);
    const [{ status }] = outcome;
    if (outcome[0].status === 'rejected') this.reason = `no answer: ${outcome[0].reason}`;
    else if (outcome[0].value.status !== 201) this.reason = `${status} with ${outcome[0].value.status}`;
  }
}

async function read(request: Request): Promise<Pick<Training, 'focus' | 'minutes'> | null> {
  const body: unknown = await request.json().catch(() => null);
  const { focus, minutes } = (body ?? {}) as Record<string, unknown>;
  if (typeof focus !== 'string' || !FOCUSES.includes(focus)) return null;
  if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < 15 || minutes > 180) return null;
  return { focus, minutes };
}
