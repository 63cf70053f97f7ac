// fails: ch2/omission#unknown
// Who does not answer has done nothing: after the last attempt the training failed.
import { setTimeout as sleep } from 'node:timers/promises';

const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
const PAUSE_MS = Number(process.env.PAUSE_MS ?? 200);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

type Heard = { kind: 'done'; training: unknown } | { kind: 'refused' | 'not-sent' | 'nothing' };

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const { focus, minutes } = (await request.json()) as { focus: string; minutes: number };
    const body = JSON.stringify({ team_id, focus, minutes });
    const key = crypto.randomUUID();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (attempt > 1) await sleep(PAUSE_MS);
      const heard = await ask(key, body);
      if (heard.kind === 'done') return Response.json(heard.training, { status: 201 });
      if (heard.kind === 'refused') return Response.json({ outcome: 'not-executed' }, { status: 422 });
    }
    return Response.json({ outcome: 'not-executed' }, { status: 503 });
  },
};

async function ask(key: string, body: string): Promise<Heard> {
  try {
    const response = await fetch(`${TRAINING_URL}/trainings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body,
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    const isRefusal = response.status >= 400 && response.status < 500 && response.status !== 409;
    if (isRefusal) return { kind: 'refused' };
    if (!response.ok) return { kind: 'nothing' };
    return { kind: 'done', training: await response.json() };
  } catch (error) {
    return { kind: codeOf(error) === 'ECONNREFUSED' ? 'not-sent' : 'nothing' };
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code;
}
