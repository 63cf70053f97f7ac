/** ch4/train: accepts a training request at once and sends it on; what fails later is on record. */
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

const failures: { id: string; team_id: string; reason: string }[] = [];

export default {
  async fetch(request: Request): Promise<Response> {
    const [, first, team = '', last] = new URL(request.url).pathname.split('/');
    if (request.method === 'GET' && first === 'failures') return Response.json(failures);
    if (request.method !== 'POST' || first !== 'teams' || last !== 'trainings') {
      return new Response(null, { status: 404 });
    }
    // Whatever can be seen to be wrong is refused now: later there is nobody left to tell.
    const asked = await read(request);
    if (!asked) return Response.json({ error: 'focus or minutes is wrong' }, { status: 400 });
    const training: Training = { id: randomUUID(), team_id: decodeURIComponent(team), ...asked };
    // Not awaited on purpose. That is only allowed because sendOn never rejects.
    void sendOn(training);
    return Response.json({ id: training.id, team_id: training.team_id, state: 'accepted' }, { status: 202 });
  },
};

/** The request on its way. No caller is left, so that every failure ends here, on record. */
async function sendOn({ id, ...body }: Training): Promise<void> {
  try {
    const response = await fetch(`${TRAINING_URL}/trainings`, {
      method: 'POST',
      // One key for one operation: a repetition would be recognised.
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify(body),
      // Nobody waits, and still there is a limit: what never ends would never be on record.
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    // fetch does not reject for a 503 or a 422.
    if (!response.ok) throw new Error(`training answered ${response.status}`);
  } catch (error) {
    failures.push({ id, team_id: body.team_id, reason: String(error) });
  }
}

/** What the client asked for; null where it is not a training. */
async function read(request: Request): Promise<Pick<Training, 'focus' | 'minutes'> | null> {
  const body: unknown = await request.json().catch(() => null);
  const { focus, minutes } = (body ?? {}) as Record<string, unknown>;
  if (typeof focus !== 'string' || !FOCUSES.includes(focus)) return null;
  if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < 15 || minutes > 180) return null;
  return { focus, minutes };
}
