// fails: ch4/train#gives-up
// A race with a timer records the failure in time and leaves the request open.
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
    const asked = await read(request);
    if (!asked) return Response.json({ error: 'focus or minutes is wrong' }, { status: 400 });
    const training: Training = { id: randomUUID(), team_id: decodeURIComponent(team), ...asked };
    void sendOn(training);
    return Response.json({ id: training.id, team_id: training.team_id, state: 'accepted' }, { status: 202 });
  },
};

async function sendOn({ id, ...body }: Training): Promise<void> {
  try {
    const sent = fetch(`${TRAINING_URL}/trainings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify(body),
    });
    const response = await Promise.race([
      sent,
      new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error('too late')), TIME_LIMIT_MS).unref();
      }),
    ]);
    if (!response.ok) throw new Error(`training answered ${response.status}`);
  } catch (error) {
    failures.push({ id, team_id: body.team_id, reason: String(error) });
  }
}

async function read(request: Request): Promise<Pick<Training, 'focus' | 'minutes'> | null> {
  const body: unknown = await request.json().catch(() => null);
  const { focus, minutes } = (body ?? {}) as Record<string, unknown>;
  if (typeof focus !== 'string' || !FOCUSES.includes(focus)) return null;
  if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < 15 || minutes > 180) return null;
  return { focus, minutes };
}
